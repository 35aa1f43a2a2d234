//! What stands where something is still on its way from the phone's storage.

use yew::prelude::*;

use crate::i18n::Lang;

/// See the module.
pub(crate) fn skeleton(lang: Lang) -> Html {
    html! {
        <div class="skeleton">
            <p class="visually-hidden">{ lang.catalogue().shell().opening }</p>
            <div class="skeleton__block"></div>
            <div class="skeleton__block"></div>
        </div>
    }
}
