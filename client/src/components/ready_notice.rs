//! Whether the phone can be taken offline. Claimed only when page and initiative are both on it.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::hooks::App;
use crate::state::Readiness;

/// See the module.
pub(crate) fn ready_notice(app: &App) -> Html {
    let t = app.lang.catalogue().shell();
    if app.as_it_was().is_some() {
        // Not known yet: room for it, so that nothing moves when it is.
        return html! {
            <p class="ready ready--unknown" aria-hidden="true">{ icon(Icon::Check) }<span>{ t.ready }</span></p>
        };
    }
    match app.readiness() {
        Readiness::Ready => html! {
            <p class="ready ready--yes" role="status" data-testid="ready">{ icon(Icon::Check) }<span>{ t.ready }</span></p>
        },
        Readiness::Preparing => html! { <p class="ready" role="status"><span>{ t.getting_ready }</span></p> },
        Readiness::Unavailable => html! { <p class="ready" role="status"><span>{ t.never_ready }</span></p> },
    }
}
