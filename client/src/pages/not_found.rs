//! An address that leads nowhere.

use yew::prelude::*;

use crate::components::{Page, link};
use crate::i18n::Lang;
use crate::route::Route;

/// See the module.
pub(crate) fn not_found(lang: Lang) -> Html {
    let t = lang.catalogue().shell();
    html! {
        <Page title={t.not_found}>
            <p>{ t.not_found_text }</p>
            <p>{ link(&Route::Home, "button", t.go_home) }</p>
        </Page>
    }
}
