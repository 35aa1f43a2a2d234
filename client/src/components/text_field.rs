//! One line of text with its label, hint and error. Keeps what is typed itself, so that nothing around it can reset it.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What is typed into a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typing {
    /// Words.
    Words,
    /// A number, with the keys for one.
    Number,
    /// A link.
    Link,
}

#[derive(Properties, PartialEq)]
pub(crate) struct TextFieldProps {
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
    #[prop_or(Typing::Words)]
    pub(crate) typing: Typing,
    pub(crate) on_input: Callback<String>,
}

/// The ids of a field's hint and error, for those who hear the page.
pub(super) fn described_by(id: &str, hint: &str, error: &str) -> Option<String> {
    match (hint.is_empty(), error.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("{id}-hint")),
        (true, false) => Some(format!("{id}-error")),
        (false, false) => Some(format!("{id}-hint {id}-error")),
    }
}

/// The lines above a control.
pub(super) fn heading(id: &str, label: &str, hint: &str, error: &str) -> Html {
    html! {
        <div class="field__heading">
            <label class="field__label" for={id.to_owned()}>{ label.to_owned() }</label>
            if !hint.is_empty() {
                <p class="field__hint" id={format!("{id}-hint")}>{ hint.to_owned() }</p>
            }
            if !error.is_empty() {
                <p class="field__error" id={format!("{id}-error")}>{ error.to_owned() }</p>
            }
        </div>
    }
}

/// See the module.
#[component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    let typed = use_state_eq(|| props.initial.to_string());
    let oninput = {
        let (typed, on_input) = (typed.clone(), props.on_input.clone());
        Callback::from(move |event: InputEvent| {
            let control = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(control) = control {
                typed.set(control.value());
                on_input.emit(control.value());
            }
        })
    };
    let (input_mode, autocapitalize) = match props.typing {
        Typing::Words => ("text", "sentences"),
        Typing::Number => ("decimal", "off"),
        Typing::Link => ("url", "off"),
    };
    html! {
        <div class={classes!("field", (!props.error.is_empty()).then_some("field--wrong"))}>
            { heading(&props.id, &props.label, &props.hint, &props.error) }
            <input
                id={props.id.clone()}
                class="field__control"
                type="text"
                inputmode={input_mode}
                autocapitalize={autocapitalize}
                autocomplete="off"
                dir="auto"
                aria-describedby={described_by(&props.id, &props.hint, &props.error)}
                aria-invalid={(!props.error.is_empty()).then_some("true")}
                value={(*typed).clone()}
                {oninput}
            />
        </div>
    }
}
