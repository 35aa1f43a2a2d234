//! Taking something out of the lists, and putting it back.

use shared::domain::Command;
use shared::domain::view::ArchivedView;
use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{Field, button, submit, trouble_note};
use crate::hooks::{use_asking, use_lang};
use crate::i18n::intl;

#[derive(Properties, PartialEq)]
pub(super) struct TakeOutProps {
    pub(super) kind: String,
    /// The key.
    pub(super) entry: String,
}

/// The way to take an entry out, once one has read what that does.
#[component]
pub(super) fn TakeOut(props: &TakeOutProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.all();
    let asking = use_asking();
    let reason = use_state_eq(String::new);
    let on_input = {
        let reason = reason.clone();
        Callback::from(move |typed| reason.set(typed))
    };
    let onsubmit = {
        let (asking, kind, key) = (asking.clone(), props.kind.clone(), props.entry.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = (*reason).clone();
            let command = Command::Archive { kind: kind.clone(), key: key.clone(), reason };
            asking.ask(Request::Do(command), |_| {});
        })
    };
    html! {
        <details class="section">
            <summary class="button">{ t.take_out }</summary>
            <form {onsubmit}>
                <p>{ t.take_out_about }</p>
                <Field id="reason" label={(text.shell().optional)(t.take_out_why)} {on_input} />
                { trouble_note(lang, asking.trouble().as_deref()) }
                { submit("button", t.take_out_yes) }
            </form>
        </details>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ArchivedProps {
    pub(super) kind: String,
    /// The key.
    pub(super) entry: String,
    pub(super) archived: Option<ArchivedView>,
    /// Whether this person may put it back.
    pub(super) may_put_back: bool,
}

/// That an entry was taken out, by whom and why, and the way back.
#[component]
pub(super) fn Archived(props: &ArchivedProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.all();
    let asking = use_asking();
    let Some(archived) = &props.archived else { return html! { <div hidden=true></div> } };
    let put_back = {
        let asking = asking.clone();
        let command = Command::Restore { kind: props.kind.clone(), key: props.entry.clone() };
        Callback::from(move |_| asking.ask(Request::Do(command.clone()), |_| {}))
    };
    let who = archived.by.as_deref().unwrap_or(text.shell().somebody);
    html! {
        <div class="note">
            <p>{ (t.taken_out_by)(who, &intl::day(lang, archived.at_ms)) }</p>
            if !archived.reason.is_empty() {
                <p class="words" dir="auto">{ archived.reason.clone() }</p>
            }
            if archived.edited_since {
                <p><strong>{ t.edited_since }</strong></p>
            }
            { trouble_note(lang, asking.trouble().as_deref()) }
            if props.may_put_back {
                { button("button", t.put_back, put_back) }
            }
        </div>
    }
}
