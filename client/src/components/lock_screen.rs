//! What a locked phone shows: a field for the code, how sending goes, and the way out for who has forgotten it.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::button::{button, submit};
use super::field::{Field, Typing};
use super::icon::{Icon, icon};
use super::trouble_note::trouble_note;
use crate::bridge::{Reply, Request};
use crate::browser::{self, Lock, Timer};
use crate::hooks::{App, use_app, use_asking};
use crate::i18n::{Lang, intl};
use crate::state::{Action, Sending, sending};

/// How often it is looked whether a wait is over.
const LOOK_MS: i32 = 1_000;

/// Locks the phone, at once.
pub(crate) fn lock_button(app: &App, class: &'static str) -> Html {
    let dispatch = app.dispatcher();
    let onclick = Callback::from(move |_: MouseEvent| {
        browser::close_lock();
        dispatch.dispatch(Action::Lock(browser::lock()));
    });
    let t = app.lang.catalogue().lock();
    html! { <button type="button" {class} {onclick}>{ icon(Icon::Lock) }<span>{ t.lock }</span></button> }
}

/// See the module.
#[component]
pub(super) fn LockScreen() -> Html {
    let app = use_app();
    let lang = app.lang;
    let t = lang.catalogue().lock();
    let typed = use_state_eq(String::new);
    let is_wrong = use_state_eq(|| false);
    // Each try begins with an empty field.
    let n_tries = use_state_eq(|| 0_u32);
    let now = use_state_eq(browser::now_ms);
    // While the screen stands, it looks at the clock.
    use_effect_with(*now, move |_| {
        let timer = Timer::after(LOOK_MS, move || now.set(browser::now_ms()));
        move || drop(timer)
    });
    use_effect_with((), |()| {
        browser::set_title("Ensemble");
        browser::focus("title");
    });
    let on_input = {
        let typed = typed.clone();
        Callback::from(move |content| typed.set(content))
    };
    let onsubmit = {
        let (typed, is_wrong, n_tries, dispatch) =
            (typed, is_wrong.clone(), n_tries.clone(), app.dispatcher());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let code = (*typed).clone();
            let (typed, is_wrong, n_tries, dispatch) =
                (typed.clone(), is_wrong.clone(), n_tries.clone(), dispatch.clone());
            spawn_local(async move {
                if browser::open_lock(code).await {
                    dispatch.dispatch(Action::Lock(browser::lock()));
                } else {
                    is_wrong.set(true);
                    typed.set(String::new());
                    n_tries.set(*n_tries + 1);
                }
            });
        })
    };
    let wait_ms = browser::lock_wait_ms();
    let wrong = match (wait_ms > 0.0, *is_wrong) {
        (true, _) => (t.wait)(&intl::time(lang, after(wait_ms))),
        (false, true) => t.wrong.to_owned(),
        (false, false) => String::new(),
    };
    html! {
        <div class="page">
            <h1 id="title" class="page__title" tabindex="-1">{ t.locked }</h1>
            <div class="page__body">
                <p>{ t.locked_about }</p>
                <form {onsubmit}>
                    <Field key={*n_tries} id="lock-code" label={t.code} error={wrong} typing={Typing::Code} {on_input} />
                    { submit("button button--primary button--wide", t.open) }
                </form>
                <p role="status">{ sent(&app) }</p>
                <Forgotten />
            </div>
        </div>
    }
}

/// The moment so many milliseconds from now, in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "waits of a day at most")]
fn after(ms: f64) -> i64 {
    browser::now_ms() + ms as i64
}

/// How sending goes, without anything of what is sent.
fn sent(app: &App) -> String {
    let t = app.lang.catalogue().shell();
    match sending(&app.status) {
        Sending::Refused(n) => (t.n_need_attention)(n),
        Sending::Waiting(n) => (t.n_to_send)(n),
        Sending::Offline if app.status.n_to_send > 0 => (t.n_to_send)(app.status.n_to_send),
        Sending::Offline => t.offline.to_owned(),
        Sending::AllSent => t.all_sent.to_owned(),
    }
}

/// Who has forgotten the code loses nothing: it goes on being sent, goes along by file, and the lock comes off in a day.
#[component]
fn Forgotten() -> Html {
    let app = use_app();
    let lang = app.lang;
    let t = lang.catalogue().lock();
    let asking = use_asking();
    let hand_on = {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| {
            asking.ask(Request::Export { everything: false }, |reply| {
                if let Reply::File { bytes } = reply {
                    let name = ["ensemble-unsent-", &browser::today(), ".ensemble"].concat();
                    browser::save_file(&name, &bytes);
                }
            });
        })
    };
    html! {
        <details class="section">
            <summary class="summary">{ t.forgotten }</summary>
            <div class="stack">
                <p>{ t.forgotten_about }</p>
                { way_out(lang, &app) }
                { button("button", t.hand_on, hand_on) }
                { trouble_note(lang, asking.trouble().as_deref()) }
            </div>
        </details>
    }
}

fn way_out(lang: Lang, app: &App) -> Html {
    let t = lang.catalogue().lock();
    let dispatch = app.dispatcher();
    match browser::lock_forgotten_ms() {
        None => {
            let forget = Callback::from(move |_: MouseEvent| browser::forget_lock());
            button("button", t.begin_to_wait, forget)
        }
        Some(left) if left > 0.0 => {
            html! { <p><strong>{ (t.comes_off)(&intl::moment(lang, after(left))) }</strong></p> }
        }
        Some(_) => {
            let take_off = Callback::from(move |_: MouseEvent| {
                browser::take_off_lock();
                dispatch.dispatch(Action::Lock(Lock::Off));
            });
            button("button button--primary", t.take_off, take_off)
        }
    }
}
