//! An address that leads nowhere.

use yew::prelude::*;

use crate::components::{NavLink, Page};
use crate::hooks::use_text;
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn NotFound() -> Html {
    let t = &use_text().shell;
    html! {
        <Page title={t.not_found}>
            <p>{ t.not_found_text }</p>
            <p><NavLink to={Route::Home} class="button">{ t.go_home }</NavLink></p>
        </Page>
    }
}
