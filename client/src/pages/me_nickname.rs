//! What others may call this person.

use shared::domain::Command;
use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{Field, submit, trouble_note};
use crate::hooks::{use_asking, use_lang};

#[derive(Properties, PartialEq)]
pub(crate) struct NicknameFormProps {
    /// What they are called now; empty if nothing.
    pub(crate) current: AttrValue,
}

/// See the module.
#[component]
pub(crate) fn NicknameForm(props: &NicknameFormProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.me();
    let asking = use_asking();
    let typed = use_state_eq(|| None::<String>);
    let is_saved = use_state_eq(|| false);
    let on_input = {
        let (typed, is_saved) = (typed.clone(), is_saved.clone());
        Callback::from(move |content| {
            is_saved.set(false);
            typed.set(Some(content));
        })
    };
    let onsubmit = {
        let (asking, current, is_saved) = (asking.clone(), props.current.to_string(), is_saved.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let is_saved = is_saved.clone();
            let label = (*typed).clone().unwrap_or_else(|| current.clone()).trim().to_owned();
            asking.ask(Request::Do(Command::SetNickname { label }), move |_| is_saved.set(true));
        })
    };
    html! {
        <form {onsubmit}>
            <Field
                id="nickname"
                label={(text.shell().optional)(t.nickname)}
                hint={t.nickname_hint}
                initial={props.current.clone()}
                {on_input}
            />
            { trouble_note(lang, asking.trouble().as_deref()) }
            { submit("button", text.shell().save) }
            <p role="status">{ if *is_saved { text.shell().saved } else { "" } }</p>
        </form>
    }
}
