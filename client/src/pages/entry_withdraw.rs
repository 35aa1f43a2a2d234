//! Taking back what a household answered.

use shared::domain::Command;
use shared::domain::rights::Reach;
use shared::domain::view::EntryView;
use yew::prelude::*;

use super::take_back::TakeBack;
use crate::hooks::{use_lang, use_reach};

#[derive(Properties, PartialEq)]
pub(crate) struct WithdrawAnswersProps {
    /// The filled-in form.
    pub(crate) entry: EntryView,
}

/// See the module. Shown to who asked, and to the team; nothing once it is done.
#[component]
pub(crate) fn WithdrawAnswers(props: &WithdrawAnswersProps) -> Html {
    let t = use_lang().catalogue().field();
    let reach = use_reach("submissions");
    let entry = &props.entry;
    // Who did not agree has said nothing.
    let is_over = entry.fields.iter().any(|field| {
        field.name == "withdrawn" || (field.name == "consent" && field.value.as_text() == Some("no"))
    });
    if is_over || !(reach == Reach::All || (reach == Reach::Own && entry.mine)) {
        return Html::default();
    }
    let command = Command::WithdrawAnswers { submission: entry.key.clone() };
    html! { <TakeBack label={t.withdraw} about={t.withdraw_about} yes={t.withdraw_yes} {command} /> }
}
