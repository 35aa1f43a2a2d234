//! Several lines of text with label, hint and error. Keeps what is typed itself, as the one-line field does.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::text_field::{described_by, heading};

#[derive(Properties, PartialEq)]
pub(crate) struct TextAreaProps {
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
    #[prop_or(6)]
    pub(crate) rows: u8,
    /// The language it is written in, if that is known.
    #[prop_or_default]
    pub(crate) lang: Option<AttrValue>,
    pub(crate) on_input: Callback<String>,
}

/// See the module.
#[component]
pub(crate) fn TextArea(props: &TextAreaProps) -> Html {
    let typed = use_state_eq(|| props.initial.to_string());
    let oninput = {
        let (typed, on_input) = (typed.clone(), props.on_input.clone());
        Callback::from(move |event: InputEvent| {
            let control = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            if let Some(control) = control {
                typed.set(control.value());
                on_input.emit(control.value());
            }
        })
    };
    html! {
        <div class={classes!("field", (!props.error.is_empty()).then_some("field--wrong"))}>
            { heading(&props.id, &props.label, &props.hint, &props.error) }
            <textarea
                id={props.id.clone()}
                class="field__control"
                rows={props.rows.to_string()}
                dir="auto"
                lang={props.lang.clone()}
                aria-describedby={described_by(&props.id, &props.hint, &props.error)}
                aria-invalid={(!props.error.is_empty()).then_some("true")}
                value={(*typed).clone()}
                {oninput}
            />
        </div>
    }
}
