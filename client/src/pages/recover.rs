//! Coming back with the printed recovery sheet, on another phone.

use yew::prelude::*;

use crate::bridge::{Request, Trouble};
use crate::components::{ErrorSummary, Field, Page, Typing, Wrong, submit, trouble_note};
use crate::hooks::{use_asking, use_go, use_lang};
use crate::i18n::sentences;
use crate::route::Route;

/// Lines on a sheet.
const LINES: u8 = 11;

/// See the module.
#[component]
pub(crate) fn Recover() -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.recover();
    let (go, asking) = (use_go(), use_asking());
    let typed = use_state_eq(String::new);
    let nickname = use_state_eq(String::new);
    let typed_into = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |typed| state.set(typed))
    };
    let (on_lines, on_nickname) = (typed_into(&typed), typed_into(&nickname));
    let onsubmit = {
        let asking = asking.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let go = go.clone();
            let request = Request::Recover { typed: typed.to_string(), nickname: nickname.trim().to_owned() };
            asking.ask(request, move |_| go.emit(Route::Home));
        })
    };
    let trouble = asking.trouble();
    // What is wrong with the lines stands where they are typed.
    let error = match trouble.as_deref() {
        Some(wrong @ Trouble::Sheet(_)) => sentences::trouble(lang, wrong),
        _ => String::new(),
    };
    let elsewhere = trouble.filter(|_| error.is_empty());
    let wrong = || Wrong { field: "lines".into(), label: t.lines.into(), sentence: error.clone().into() };
    let wrongs: Vec<Wrong> = (!error.is_empty()).then(wrong).into_iter().collect();
    html! {
        <Page title={t.title} back={Route::Home}>
            <p>{ t.about }</p>
            <form {onsubmit}>
                <ErrorSummary {wrongs} />
                <div class="sheet-lines">
                    <Field id="lines" label={t.lines} hint={t.lines_hint} {error} typing={Typing::Lines(LINES)} on_input={on_lines} />
                </div>
                <Field
                    id="nickname"
                    label={(text.shell().optional)(text.arrival().nickname)}
                    hint={text.arrival().nickname_hint}
                    on_input={on_nickname}
                />
                { trouble_note(lang, elsewhere.as_deref()) }
                { submit("button button--primary", if asking.is_busy() { t.acting } else { t.act }) }
            </form>
            <p>{ t.afterwards }</p>
        </Page>
    }
}
