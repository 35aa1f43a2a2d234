//! What a person wrote, in the language it is in.

use shared::domain::initiative::Words;
use yew::prelude::*;

use crate::hooks::{use_lang, use_text};

#[derive(Properties, PartialEq)]
pub(crate) struct WordedProps {
    pub(crate) words: Words,
    /// What stands there while nothing is written.
    #[prop_or_default]
    pub(crate) none: AttrValue,
}

/// Words in the reader's language, or in another with a note that says so.
#[component]
pub(crate) fn Worded(props: &WordedProps) -> Html {
    let lang = use_lang();
    let t = &use_text().shell;
    let Some((written_in, text)) = props.words.pick(lang.code()) else {
        return html! { <p class="worded worded--none">{ &props.none }</p> };
    };
    let is_foreign = written_in != lang.code();
    html! {
        <div class="worded">
            if is_foreign {
                <p class="worded__note">{ (t.shown_in)((t.language)(written_in)) }</p>
            }
            <p class="words" lang={written_in.to_owned()} dir="auto">{ text.to_owned() }</p>
        </div>
    }
}
