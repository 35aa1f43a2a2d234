//! Taking something back, once one has read what that does.

use shared::domain::Command;
use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{submit, trouble_note};
use crate::hooks::{use_asking, use_lang};

#[derive(Properties, PartialEq)]
pub(super) struct TakeBackProps {
    /// What stands on it while it is closed.
    pub(super) label: &'static str,
    /// What it does.
    pub(super) about: AttrValue,
    /// What stands on the button.
    pub(super) yes: &'static str,
    /// What is then done.
    pub(super) command: Command,
}

/// See the module.
#[component]
pub(super) fn TakeBack(props: &TakeBackProps) -> Html {
    let lang = use_lang();
    let asking = use_asking();
    let onsubmit = {
        let (asking, command) = (asking.clone(), props.command.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asking.ask(Request::Do(command.clone()), |_| {});
        })
    };
    html! {
        <details class="section">
            <summary class="button">{ props.label }</summary>
            <form {onsubmit}>
                <p>{ props.about.clone() }</p>
                { trouble_note(lang, asking.trouble().as_deref()) }
                { submit("button", props.yes) }
            </form>
        </details>
    }
}
