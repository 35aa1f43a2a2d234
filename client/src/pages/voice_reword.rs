//! Putting one's own voice into other words, as long as nobody of the team has dealt with it.

use shared::domain::Command;
use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{Field, Typing, submit, trouble_note};
use crate::hooks::{use_asking, use_lang};

#[derive(Properties, PartialEq)]
pub(crate) struct RewordProps {
    /// The voice's key.
    pub(crate) voice: AttrValue,
    /// What it says.
    pub(crate) words: AttrValue,
}

/// See the module.
#[component]
pub(crate) fn Reword(props: &RewordProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.voices();
    let asking = use_asking();
    let typed = use_state_eq(|| props.words.to_string());
    let on_input = {
        let typed = typed.clone();
        Callback::from(move |words| typed.set(words))
    };
    let onsubmit = {
        let (asking, contribution) = (asking.clone(), props.voice.to_string());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (contribution, body) = (contribution.clone(), (*typed).clone());
            asking.ask(Request::Do(Command::Reword { contribution, body }), |_| {});
        })
    };
    html! {
        <details class="section">
            <summary class="button">{ t.reword }</summary>
            <form {onsubmit}>
                <Field
                    id="reword"
                    label={t.reword_label}
                    hint={t.reword_hint}
                    initial={props.words.clone()}
                    typing={Typing::Lines(4)}
                    {on_input}
                />
                { trouble_note(lang, asking.trouble().as_deref()) }
                { submit("button", text.shell().save) }
            </form>
        </details>
    }
}
