//! Copies a link, and says so.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser;
use crate::hooks::use_text;

#[derive(Properties, PartialEq)]
pub(crate) struct CopyButtonProps {
    /// What is copied.
    pub(crate) content: AttrValue,
    /// The element that shows it, for browsers that only copy by hand.
    pub(crate) shown_in: AttrValue,
}

/// See the module.
#[component]
pub(crate) fn CopyButton(props: &CopyButtonProps) -> Html {
    let t = use_text().shell();
    let is_copied = use_state_eq(|| false);
    let onclick = {
        let (content, shown_in) = (props.content.to_string(), props.shown_in.clone());
        let is_copied = is_copied.clone();
        Callback::from(move |_| {
            let (content, shown_in, is_copied) = (content.clone(), shown_in.clone(), is_copied.clone());
            spawn_local(async move {
                if browser::copy(content).await {
                    is_copied.set(true);
                } else {
                    browser::focus(&shown_in);
                }
            });
        })
    };
    html! {
        <button type="button" class="button" {onclick}>
            <span aria-live="polite">{ if *is_copied { t.copied } else { t.copy } }</span>
        </button>
    }
}
