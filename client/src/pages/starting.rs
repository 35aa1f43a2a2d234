//! While the engine reads what this phone holds.

use yew::prelude::*;

use crate::components::{Page, skeleton};
use crate::i18n::Lang;

/// See the module.
pub(crate) fn starting(lang: Lang) -> Html {
    html! { <Page title={lang.catalogue().shell().opening}>{ skeleton(lang) }</Page> }
}
