//! While the engine reads what this phone holds.

use yew::prelude::*;

use crate::components::{Page, Skeleton};
use crate::hooks::use_text;

/// See the module.
#[component]
pub(crate) fn Starting() -> Html {
    let t = &use_text().shell;
    html! { <Page title={t.opening}><Skeleton /></Page> }
}
