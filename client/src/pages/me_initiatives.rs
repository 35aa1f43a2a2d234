//! The initiatives on this phone, and switching between them.

use yew::prelude::*;

use crate::bridge::{InitiativeRow, Reply, Request};
use crate::components::{NavLink, PasteInvitation, TroubleNote};
use crate::hooks::{Asking, ask, use_asking, use_engine, use_go, use_text};
use crate::i18n::MeText;
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn Initiatives() -> Html {
    let t = &use_text().me;
    let (engine, asking, go) = (use_engine(), use_asking(), use_go());
    let rows = use_state_eq(Vec::new);
    {
        let rows = rows.clone();
        use_effect_with((), move |()| {
            ask(&engine, Request::Initiatives, move |outcome| {
                if let Ok(Reply::Initiatives(found)) = outcome {
                    rows.set(found);
                }
            });
        });
    }
    html! {
        <section class="section">
            <h2>{ t.initiatives }</h2>
            <ul class="cards">{ for rows.iter().map(|row| one(t, row, &asking, &go)) }</ul>
            <TroubleNote trouble={asking.trouble()} />
            <PasteInvitation />
            <p><NavLink to={Route::Found} class="button">{ t.add_initiative }</NavLink></p>
        </section>
    }
}

fn one(t: &MeText, row: &InitiativeRow, asking: &Asking, go: &Callback<Route>) -> Html {
    let title = if row.title.is_empty() { t.untitled } else { row.title.as_str() }.to_owned();
    let open = (t.open)(&title);
    let onclick = {
        let (asking, go, id) = (asking.clone(), go.clone(), row.id.clone());
        Callback::from(move |_| {
            let go = go.clone();
            asking.ask(Request::Open { id: id.clone() }, move |_| go.emit(Route::Home));
        })
    };
    html! {
        <li key={row.id.clone()} class="card">
            <p class="card__title" dir="auto">{ title }</p>
            if row.open {
                <p class="muted">{ t.open_now }</p>
            } else {
                <button type="button" class="button" dir="auto" {onclick}>{ open }</button>
            }
        </li>
    }
}
