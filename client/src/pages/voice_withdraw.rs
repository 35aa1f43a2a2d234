//! Taking a voice back, once one has read what that does.

use shared::domain::{Audience, Command};
use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{submit, trouble_note};
use crate::hooks::{use_asking, use_lang};

#[derive(Properties, PartialEq)]
pub(crate) struct WithdrawProps {
    /// The voice's key.
    pub(crate) voice: AttrValue,
    /// Who may read it, which decides what can be promised.
    pub(crate) audience: Audience,
}

/// See the module.
#[component]
pub(crate) fn Withdraw(props: &WithdrawProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().voices();
    let asking = use_asking();
    let onsubmit = {
        let (asking, contribution) = (asking.clone(), props.voice.to_string());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asking.ask(Request::Do(Command::Withdraw { contribution: contribution.clone() }), |_| {});
        })
    };
    html! {
        <details class="section">
            <summary class="button">{ t.withdraw }</summary>
            <form {onsubmit}>
                <p>{ (t.withdraw_about)(props.audience) }</p>
                { trouble_note(lang, asking.trouble().as_deref()) }
                { submit("button", t.withdraw_yes) }
            </form>
        </details>
    }
}
