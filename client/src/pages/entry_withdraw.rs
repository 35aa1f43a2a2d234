//! Taking back what a household answered, once one has read what that does.

use shared::domain::Command;
use shared::domain::rights::Reach;
use shared::domain::view::EntryView;
use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{submit, trouble_note};
use crate::hooks::{use_asking, use_lang, use_reach};

#[derive(Properties, PartialEq)]
pub(crate) struct WithdrawAnswersProps {
    /// The filled-in form.
    pub(crate) entry: EntryView,
}

/// See the module. Shown to who asked, and to the team; nothing once it is done.
#[component]
pub(crate) fn WithdrawAnswers(props: &WithdrawAnswersProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().field();
    let asking = use_asking();
    let reach = use_reach("submissions");
    let entry = &props.entry;
    // Who did not agree has said nothing.
    let is_over = entry.fields.iter().any(|field| {
        field.name == "withdrawn" || (field.name == "consent" && field.value.as_text() == Some("no"))
    });
    if is_over || !(reach == Reach::All || (reach == Reach::Own && entry.mine)) {
        return Html::default();
    }
    let onsubmit = {
        let (asking, submission) = (asking.clone(), entry.key.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asking.ask(Request::Do(Command::WithdrawAnswers { submission: submission.clone() }), |_| {});
        })
    };
    html! {
        <details class="section">
            <summary class="button">{ t.withdraw }</summary>
            <form {onsubmit}>
                <p>{ t.withdraw_about }</p>
                { trouble_note(lang, asking.trouble().as_deref()) }
                { submit("button", t.withdraw_yes) }
            </form>
        </details>
    }
}
