//! The initiatives on this phone, and switching between them.

use yew::prelude::*;

use crate::bridge::{InitiativeRow, Reply, Request};
use crate::components::{PasteInvitation, button, link, muted, section, trouble_note};
use crate::hooks::{Asking, ask, use_asking, use_engine, use_go, use_lang};
use crate::i18n::MeText;
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn Initiatives() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().me();
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
    let body = html! {
        <>
            <ul class="cards">{ rows.iter().map(|row| one(t, row, &asking, &go)).collect::<Html>() }</ul>
            { trouble_note(lang, asking.trouble().as_deref()) }
            <PasteInvitation />
            <p>{ link(&Route::Found, "button", t.add_initiative) }</p>
            <p>{ link(&Route::Recover, "button", lang.catalogue().arrival().have_sheet) }</p>
        </>
    };
    section(t.initiatives, body)
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
                { muted(t.open_now.to_owned()) }
            } else {
                { button("button", &open, onclick) }
            }
        </li>
    }
}
