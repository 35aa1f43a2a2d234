//! Taking a voice back.

use shared::domain::{Audience, Command};
use yew::prelude::*;

use super::take_back::TakeBack;
use crate::hooks::use_lang;

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
    let t = use_lang().catalogue().voices();
    let command = Command::Withdraw { contribution: props.voice.to_string() };
    let about = (t.withdraw_about)(props.audience);
    html! { <TakeBack label={t.withdraw} {about} yes={t.withdraw_yes} {command} /> }
}
