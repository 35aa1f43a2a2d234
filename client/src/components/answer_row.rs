//! One reading: the figure, who found it, when and how.

use shared::domain::view::Answer;
use yew::prelude::*;

use super::send_state::SendStateChip;
use crate::hooks::{use_lang, use_text};
use crate::i18n::sentences;

#[derive(Properties, PartialEq)]
pub(crate) struct AnswerRowProps {
    pub(crate) answer: Answer,
    /// The indicator's unit.
    pub(crate) unit: AttrValue,
}

/// See the module.
#[component]
pub(crate) fn AnswerRow(props: &AnswerRowProps) -> Html {
    let lang = use_lang();
    let text = use_text();
    let t = &text.results;
    let answer = &props.answer;
    // It came from outside: only an address of the web is made a link.
    let source =
        answer.source_url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    html! {
        <div class="answer">
            <p class="answer__figure">{ sentences::figure(lang, answer.value, &props.unit) }</p>
            <p>{ sentences::recorded_by(lang, answer) }</p>
            if let Some(method) = &answer.method {
                <p><span class="label">{ t.method }</span><span dir="auto">{ method.clone() }</span></p>
            } else {
                <p>{ t.no_method }</p>
            }
            if let Some(note) = &answer.note {
                <p><span class="label">{ t.note }</span><span class="words" dir="auto">{ note.clone() }</span></p>
            }
            if let Some(source) = source {
                <p><a href={source} rel="noreferrer" target="_blank">{ text.shell.a_link }</a></p>
            }
            if answer.mine {
                <p><SendStateChip state={answer.state} /></p>
            }
        </div>
    }
}
