//! What others may call this person.

use shared::domain::Command;
use shared::domain::view::{Query, View};
use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{Skeleton, TextField, TroubleNote};
use crate::hooks::{use_asking, use_text, use_view};

/// See the module.
#[component]
pub(crate) fn Nickname() -> Html {
    let view = use_view(Query::Home);
    let Some(View::Home(home)) = view.as_deref() else { return html! { <Skeleton /> } };
    html! { <NicknameForm current={home.nickname.clone().unwrap_or_default()} /> }
}

#[derive(Properties, PartialEq)]
struct NicknameFormProps {
    current: AttrValue,
}

#[component]
fn NicknameForm(props: &NicknameFormProps) -> Html {
    let text = use_text();
    let t = &text.me;
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
            <TextField
                id="nickname"
                label={(text.shell.optional)(t.nickname)}
                hint={t.nickname_hint}
                initial={props.current.clone()}
                {on_input}
            />
            <TroubleNote trouble={asking.trouble()} />
            <button type="submit" class="button">{ text.shell.save }</button>
            <p role="status">{ if *is_saved { text.shell.saved } else { "" } }</p>
        </form>
    }
}
