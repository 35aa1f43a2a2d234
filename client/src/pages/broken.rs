//! The phone's storage cannot be opened at all.

use yew::prelude::*;

use crate::browser;
use crate::components::{Page, button, muted};
use crate::i18n::Lang;

/// See the module; `reason` is the browser's word for it.
pub(crate) fn broken(lang: Lang, reason: &str) -> Html {
    let text = lang.catalogue();
    let t = text.trouble();
    html! {
        <Page title={t.broken_title}>
            <p role="alert">{ t.broken_text }</p>
            { button("button button--primary", text.shell().reload, Callback::from(|_| browser::reload())) }
            { muted((t.broken_report)(reason)) }
        </Page>
    }
}
