//! A text to type, with its label, hint and error. Keeps what is typed itself, so that nothing around it can reset it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typing {
    /// One line of words.
    Line,
    /// A number, with the keys for one.
    Number,
    /// A link.
    Link,
    /// A code that those who look over one's shoulder are not to see.
    Code,
    /// A day, `YYYY-MM-DD`, from the phone's own calendar.
    Day,
    /// Several lines; so many are shown.
    Lines(u8),
}

#[derive(Properties, PartialEq)]
pub(crate) struct FieldProps {
    /// Its id, which error summaries lead to.
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) hint: AttrValue,
    /// What is wrong with it; empty if nothing is.
    #[prop_or_default]
    pub(crate) error: AttrValue,
    /// What stands there at first. To start anew, give the component another key.
    #[prop_or_default]
    pub(crate) initial: AttrValue,
    #[prop_or(Typing::Line)]
    pub(crate) typing: Typing,
    /// The language it is written in, if that is known.
    #[prop_or_default]
    pub(crate) lang: Option<AttrValue>,
    pub(crate) on_input: Callback<String>,
}

/// What stands in the control that an event comes from.
fn content(event: &InputEvent) -> Option<String> {
    let target = event.target()?;
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => Some(input.value()),
        Err(other) => other.dyn_into::<HtmlTextAreaElement>().ok().map(|area| area.value()),
    }
}

/// The ids of hint and error, for those who hear the page.
fn described_by(props: &FieldProps) -> Option<String> {
    let id = &props.id;
    match (props.hint.is_empty(), props.error.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("{id}-hint")),
        (true, false) => Some(format!("{id}-error")),
        (false, false) => Some(format!("{id}-hint {id}-error")),
    }
}

/// See the module.
#[component]
pub(crate) fn Field(props: &FieldProps) -> Html {
    let typed = use_state_eq(|| props.initial.to_string());
    let oninput = {
        let (typed, on_input) = (typed.clone(), props.on_input.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(content) = content(&event) {
                typed.set(content.clone());
                on_input.emit(content);
            }
        })
    };
    let is_wrong = !props.error.is_empty();
    html! {
        <div class={if is_wrong { "field field--wrong" } else { "field" }}>
            <div class="field__heading">
                <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
                if !props.hint.is_empty() {
                    <p class="field__hint" id={format!("{}-hint", props.id)}>{ &props.hint }</p>
                }
                if is_wrong {
                    <p class="field__error" id={format!("{}-error", props.id)}>{ &props.error }</p>
                }
            </div>
            { control(props, (*typed).clone(), oninput) }
        </div>
    }
}

fn control(props: &FieldProps, value: String, oninput: Callback<InputEvent>) -> Html {
    let id = props.id.clone();
    let described = described_by(props);
    let invalid = (!props.error.is_empty()).then_some("true");
    let lang = props.lang.clone();
    let kind = match props.typing {
        Typing::Day => "date",
        Typing::Code => "password",
        Typing::Line | Typing::Number | Typing::Link | Typing::Lines(_) => "text",
    };
    let (input_mode, capitals) = match props.typing {
        Typing::Lines(rows) => {
            return html! {
                <textarea {id} class="field__control" rows={rows.to_string()} dir="auto" {lang}
                    aria-describedby={described} aria-invalid={invalid} {value} {oninput} />
            };
        }
        Typing::Line | Typing::Day => ("text", "sentences"),
        Typing::Number => ("decimal", "off"),
        Typing::Link => ("url", "off"),
        Typing::Code => ("text", "off"),
    };
    html! {
        <input {id} class="field__control" type={kind} inputmode={input_mode} autocapitalize={capitals}
            autocomplete="off" dir="auto" {lang} aria-describedby={described} aria-invalid={invalid}
            {value} {oninput} />
    }
}
