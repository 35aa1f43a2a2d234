//! What a person wrote, in the language it is in.

use shared::domain::initiative::Words;
use yew::prelude::*;

use crate::i18n::Lang;

/// Words in the reader's language, or in another with a note that says so, or `none` while nothing is written.
pub(crate) fn worded(lang: Lang, words: &Words, none: &'static str) -> Html {
    let t = lang.catalogue().shell();
    let Some((written_in, text)) = words.pick(lang.code()) else {
        return html! { <p class="worded worded--none">{ none }</p> };
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
