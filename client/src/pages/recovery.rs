//! The recovery sheet: on the screen, and as one printed page.

use shared::domain::view::{Query, View};
use yew::prelude::*;

use crate::bridge::{Reply, Request};
use crate::browser;
use crate::components::{Page, button, muted, skeleton, trouble_note};
use crate::hooks::{Asking, use_asking, use_go, use_lang, use_view};
use crate::i18n::{Lang, intl};
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn Recovery() -> Html {
    let lang = use_lang();
    let asking = use_asking();
    let keeping = use_asking();
    let go = use_go();
    let home = use_view(Query::Home);
    let lines = use_state_eq(|| None::<Vec<String>>);
    let is_kept = use_state_eq(|| false);
    {
        let (asking, lines, is_kept) = (asking.clone(), lines.clone(), is_kept.clone());
        use_effect_with((), move |()| {
            asking.ask(Request::RecoverySheet, move |reply| {
                if let Reply::RecoverySheet { lines: printed, kept } = reply {
                    lines.set(Some(printed));
                    is_kept.set(kept);
                }
            });
        });
    }
    let title = match home.as_deref() {
        Some(View::Home(home)) => home.title.pick(lang.code()).map(|(_, title)| title),
        _ => None,
    };
    let shown = match &*lines {
        Some(lines) => html! {
            <div class="recovery">
                { sheet(lang, title.unwrap_or("Ensemble"), lines) }
                { keep_form(lang, &is_kept, &keeping, &go) }
            </div>
        },
        None if asking.trouble().is_some() => trouble_note(lang, asking.trouble().as_deref()),
        None => skeleton(lang),
    };
    html! { <Page title={lang.catalogue().arrival().recovery}>{ shown }</Page> }
}

fn sheet(lang: Lang, title: &str, lines: &[String]) -> Html {
    let text = lang.catalogue();
    let t = text.arrival();
    // A sheet has a fixed order and never changes: the place is the line's identity.
    let line = |(place, line): (usize, &String)| {
        html! { <li key={place} class="recovery__line"><code>{ line.clone() }</code></li> }
    };
    html! {
        <>
            <p class="print-only recovery__title">{ (t.recovery_of)(title) }</p>
            <p>{ t.recovery_why }</p>
            <p>{ t.recovery_how }</p>
            <p class="note note--attention">{ t.recovery_secret }</p>
            <ol class="recovery__lines" aria-label={t.recovery_lines} data-testid="recovery">
                { lines.iter().enumerate().map(line).collect::<Html>() }
            </ol>
            <p class="print-only">{ (t.recovery_use)(&browser::address()) }</p>
            <p class="print-only">{ (t.recovery_printed_on)(&intl::day(lang, browser::now_ms())) }</p>
            { button("button", text.shell().print, Callback::from(|_| browser::print())) }
        </>
    }
}

fn keep_form(lang: Lang, is_kept: &UseStateHandle<bool>, keeping: &Asking, go: &Callback<Route>) -> Html {
    let text = lang.catalogue();
    let t = text.arrival();
    let onchange = {
        let is_kept = is_kept.clone();
        Callback::from(move |_: Event| is_kept.set(!*is_kept))
    };
    let onclick = {
        let (keeping, go) = (keeping.clone(), go.clone());
        Callback::from(move |_| {
            let go = go.clone();
            keeping.ask(Request::RecoveryKept, move |_| go.emit(Route::Home));
        })
    };
    html! {
        <div class="recovery__keep">
            <div class="tick">
                <input type="checkbox" id="kept" class="tick__input" checked={**is_kept} {onchange} />
                <label for="kept" class="tick__label">{ t.recovery_kept }</label>
            </div>
            { trouble_note(lang, keeping.trouble().as_deref()) }
            <button type="button" class="button button--primary" disabled={!**is_kept} {onclick}>
                { text.shell().go_on }
            </button>
            if !**is_kept {
                { muted(t.recovery_tick_first.to_owned()) }
            }
        </div>
    }
}
