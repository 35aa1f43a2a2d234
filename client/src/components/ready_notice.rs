//! Whether the phone can be taken offline. Claimed only when page and initiative are both on it.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::hooks::{use_app, use_text};
use crate::state::Readiness;

/// See the module.
#[component]
pub(crate) fn ReadyNotice() -> Html {
    let t = &use_text().shell;
    match use_app().readiness() {
        Readiness::Ready => html! {
            <p class="ready ready--yes" role="status" data-testid="ready">{ icon(Icon::Check) }<span>{ t.ready }</span></p>
        },
        Readiness::Preparing => html! {
            <p class="ready" role="status"><span>{ t.getting_ready }</span></p>
        },
        Readiness::Unavailable => html! {
            <p class="ready" role="status"><span>{ t.never_ready }</span></p>
        },
    }
}
