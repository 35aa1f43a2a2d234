//! One reading: the figure, who found it, when and how.

use shared::domain::value::is_web;
use shared::domain::view::Answer;
use yew::prelude::*;

use super::send_state::send_state;
use crate::i18n::{Lang, sentences};

/// A reading as a list item, in the indicator's unit.
pub(crate) fn answer(lang: Lang, unit: &str, answer: &Answer) -> Html {
    let text = lang.catalogue();
    let t = text.results();
    let said = |name: &'static str, words: &str| {
        html! { <p><span class="label">{ name }</span><span class="words" dir="auto">{ words.to_owned() }</span></p> }
    };
    // It came from outside: only an address of the web is made a link.
    let source = answer.source_url.clone().filter(|url| is_web(url));
    html! {
        <li key={answer.key.clone()} class="answer">
            <p class="answer__figure">{ sentences::figure(lang, answer.value, unit) }</p>
            if answer.restated {
                <p>{ text.needle().restated }</p>
            }
            <p dir="auto">{ sentences::recorded_by(lang, answer) }</p>
            if let Some(method) = &answer.method {
                { said(t.method, method) }
            } else {
                <p>{ t.no_method }</p>
            }
            if let Some(note) = &answer.note {
                { said(t.note, note) }
            }
            if let Some(source) = source {
                <p><a href={source} rel="noreferrer" target="_blank">{ text.shell().a_link }</a></p>
            }
            if answer.mine {
                <p>{ send_state(lang, answer.state) }</p>
            }
        </li>
    }
}
