//! The recovery sheet: on the screen, and as one printed page.

use shared::domain::view::{Query, View};
use yew::prelude::*;

use crate::bridge::{Reply, Request};
use crate::browser;
use crate::components::{Page, Skeleton, TroubleNote};
use crate::hooks::{use_asking, use_go, use_lang, use_text, use_view};
use crate::i18n::intl;
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn Recovery() -> Html {
    let t = &use_text().arrival;
    let asking = use_asking();
    let sheet = use_state_eq(|| None::<(Vec<String>, bool)>);
    {
        let (asking, sheet) = (asking.clone(), sheet.clone());
        use_effect_with((), move |()| {
            asking.ask(Request::RecoverySheet, move |reply| {
                if let Reply::RecoverySheet { lines, kept } = reply {
                    sheet.set(Some((lines, kept)));
                }
            });
        });
    }
    let shown = match &*sheet {
        Some((lines, kept)) => html! { <Sheet lines={lines.clone()} was_kept={*kept} /> },
        None if asking.trouble().is_some() => html! { <TroubleNote trouble={asking.trouble()} /> },
        None => html! { <Skeleton /> },
    };
    html! { <Page title={t.recovery}>{ shown }</Page> }
}

#[derive(Properties, PartialEq)]
struct SheetProps {
    lines: Vec<String>,
    was_kept: bool,
}

#[component]
fn Sheet(props: &SheetProps) -> Html {
    let text = use_text();
    let t = &text.arrival;
    let lang = use_lang();
    let home = use_view(Query::Home);
    let title = match home.as_deref() {
        Some(View::Home(home)) => home.title.pick(lang.code()).map(|(_, title)| title.to_owned()),
        _ => None,
    };
    let line = |(place, line): (usize, &String)| {
        // A sheet has a fixed order and never changes: the place is the line's identity.
        html! { <li key={place} class="recovery__line"><code>{ line.clone() }</code></li> }
    };
    html! {
        <div class="recovery">
            <p class="print-only recovery__title">{ (t.recovery_of)(title.as_deref().unwrap_or("Ensemble")) }</p>
            <p>{ t.recovery_why }</p>
            <p>{ t.recovery_how }</p>
            <p class="note note--attention">{ t.recovery_secret }</p>
            <ol class="recovery__lines" aria-label={t.recovery_lines} data-testid="recovery">
                { for props.lines.iter().enumerate().map(line) }
            </ol>
            <p class="print-only">{ (t.recovery_printed_on)(&intl::day(lang, browser::now_ms())) }</p>
            <button type="button" class="button" onclick={|_| browser::print()}>{ text.shell.print }</button>
            <KeepForm was_kept={props.was_kept} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct KeepFormProps {
    was_kept: bool,
}

#[component]
fn KeepForm(props: &KeepFormProps) -> Html {
    let text = use_text();
    let t = &text.arrival;
    let go = use_go();
    let asking = use_asking();
    let was_kept = props.was_kept;
    let is_kept = use_state_eq(move || was_kept);
    let onchange = {
        let is_kept = is_kept.clone();
        Callback::from(move |_: Event| is_kept.set(!*is_kept))
    };
    let onclick = {
        let asking = asking.clone();
        Callback::from(move |_| {
            let go = go.clone();
            asking.ask(Request::RecoveryKept, move |_| go.emit(Route::Home));
        })
    };
    html! {
        <div class="recovery__keep">
            <div class="tick">
                <input type="checkbox" id="kept" class="tick__input" checked={*is_kept} {onchange} />
                <label for="kept" class="tick__label">{ t.recovery_kept }</label>
            </div>
            <TroubleNote trouble={asking.trouble()} />
            <button
                type="button"
                class="button button--primary"
                disabled={!*is_kept}
                aria-describedby="kept-first"
                {onclick}
            >
                { text.shell.go_on }
            </button>
            <p id="kept-first" class="muted">{ t.recovery_tick_first }</p>
        </div>
    }
}
