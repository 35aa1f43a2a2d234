//! The phone's storage cannot be opened at all.

use yew::prelude::*;

use crate::browser;
use crate::components::Page;
use crate::hooks::use_text;

#[derive(Properties, PartialEq)]
pub(crate) struct BrokenProps {
    /// The browser's word for it.
    pub(crate) reason: AttrValue,
}

/// See the module.
#[component]
pub(crate) fn Broken(props: &BrokenProps) -> Html {
    let text = use_text();
    let t = &text.trouble;
    html! {
        <Page title={t.broken_title}>
            <p role="alert">{ t.broken_text }</p>
            <button type="button" class="button button--primary" onclick={|_| browser::reload()}>
                { text.shell.reload }
            </button>
            <p class="muted">{ (t.broken_report)(&props.reason) }</p>
        </Page>
    }
}
