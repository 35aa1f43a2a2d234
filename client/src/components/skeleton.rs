//! What stands where something is still on its way from the phone's storage.

use yew::prelude::*;

use crate::hooks::use_text;

/// See the module.
#[component]
pub(crate) fn Skeleton() -> Html {
    let t = &use_text().shell;
    html! {
        <div class="skeleton">
            <p class="visually-hidden">{ t.opening }</p>
            <div class="skeleton__block"></div>
            <div class="skeleton__block"></div>
        </div>
    }
}
