//! What is wrong with a form, all of it, with the way to each field. Takes the focus when it appears.

use yew::prelude::*;

use crate::browser;
use crate::hooks::use_text;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wrong {
    /// The field's id.
    pub(crate) field: AttrValue,
    /// Its label.
    pub(crate) label: AttrValue,
    /// What is wrong, in words.
    pub(crate) sentence: AttrValue,
}

impl Wrong {
    /// What is wrong with the field of this id; empty if nothing is.
    pub(crate) fn with(all: &[Self], field: &str) -> AttrValue {
        all.iter().find(|wrong| wrong.field == field).map(|wrong| wrong.sentence.clone()).unwrap_or_default()
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct ErrorSummaryProps {
    pub(crate) wrongs: Vec<Wrong>,
}

/// See the module.
#[component]
pub(crate) fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let t = use_text().trouble();
    use_effect_with(props.wrongs.clone(), |wrongs| {
        if !wrongs.is_empty() {
            browser::focus("error-summary");
        }
    });
    if props.wrongs.is_empty() {
        return html! { <div hidden=true></div> };
    }
    let line = |wrong: &Wrong| {
        let field = wrong.field.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            // The address keeps naming the screen.
            event.prevent_default();
            browser::focus(&field);
        });
        html! {
            <li key={wrong.field.to_string()}>
                <a href={format!("#{}", wrong.field)} {onclick}>{ (t.in_field)(&wrong.label, &wrong.sentence) }</a>
            </li>
        }
    };
    html! {
        <div class="note note--attention" role="alert" id="error-summary" tabindex="-1">
            <h2 class="note__title">{ t.form_title }</h2>
            <ul>{ for props.wrongs.iter().map(line) }</ul>
        </div>
    }
}
