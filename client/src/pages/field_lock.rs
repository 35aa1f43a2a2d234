//! Giving this phone a code that hides the screens between one person and the next, or taking it off.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{self, Lock};
use crate::components::{ErrorSummary, Field, Page, Typing, Wrong, button, lock_button, submit};
use crate::hooks::use_app;
use crate::route::Route;
use crate::state::Action;

/// Fewer signs than that are guessed by looking at fingers.
const SIGNS_MIN: usize = 4;

/// See the module.
#[component]
pub(super) fn SetLock() -> Html {
    let app = use_app();
    let t = app.lang.catalogue().lock();
    let take_off = {
        let dispatch = app.dispatcher();
        Callback::from(move |_: MouseEvent| {
            browser::take_off_lock();
            dispatch.dispatch(Action::Lock(Lock::Off));
        })
    };
    let shown = match app.lock {
        _ if !browser::can_lock() => html! { <p>{ t.impossible }</p> },
        Lock::Off => html! { <CodeForm /> },
        Lock::Open | Lock::Closed => html! {
            <div class="stack">
                <p>{ t.is_set }</p>
                <div class="buttons">
                    { lock_button(&app, "button button--primary") }
                    { button("button", t.take_off, take_off) }
                </div>
            </div>
        },
    };
    html! {
        <Page title={t.title} back={Route::Me}>
            <p>{ t.about }</p>
            <p>{ t.limits }</p>
            { shown }
        </Page>
    }
}

#[component]
fn CodeForm() -> Html {
    let app = use_app();
    let t = app.lang.catalogue().lock();
    let code = use_state_eq(String::new);
    let again = use_state_eq(String::new);
    let wrong = use_state_eq(|| None::<(&'static str, &'static str)>);
    let typed = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |content| state.set(content))
    };
    let onsubmit = {
        let (code, again, wrong, dispatch) = (code.clone(), again.clone(), wrong.clone(), app.dispatcher());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let found = match (code.trim().chars().count() < SIGNS_MIN, *code == *again) {
                (true, _) => Some(("new-code", t.too_short)),
                (false, false) => Some(("code-again", t.not_the_same)),
                (false, true) => None,
            };
            wrong.set(found);
            if found.is_some() {
                return;
            }
            let (code, dispatch, wrong) = ((*code).clone(), dispatch.clone(), wrong.clone());
            spawn_local(async move {
                if browser::set_lock(code).await {
                    dispatch.dispatch(Action::Lock(browser::lock()));
                } else {
                    wrong.set(Some(("new-code", t.impossible)));
                }
            });
        })
    };
    let wrongs: Vec<Wrong> = wrong
        .iter()
        .map(|(field, sentence)| Wrong {
            field: AttrValue::from(*field),
            label: AttrValue::from(if *field == "new-code" { t.new_code } else { t.again }),
            sentence: AttrValue::from(*sentence),
        })
        .collect();
    html! {
        <form {onsubmit}>
            <ErrorSummary wrongs={wrongs.clone()} />
            <Field id="new-code" label={t.new_code} hint={t.code_hint} error={Wrong::with(&wrongs, "new-code")}
                typing={Typing::Code} on_input={typed(&code)} />
            <Field id="code-again" label={t.again} error={Wrong::with(&wrongs, "code-again")} typing={Typing::Code}
                on_input={typed(&again)} />
            { submit("button button--primary button--wide", t.set) }
        </form>
    }
}
