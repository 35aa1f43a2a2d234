//! Another window of this browser is the one that works.

use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{Page, button, trouble_note};
use crate::hooks::{use_asking, use_lang};

/// See the module.
#[component]
pub(crate) fn OtherWindow() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().trouble();
    let asking = use_asking();
    let use_here = {
        let asking = asking.clone();
        Callback::from(move |_| asking.ask(Request::UseHere, |_| {}))
    };
    html! {
        <Page title={t.window_title}>
            <p>{ t.window_text }</p>
            { trouble_note(lang, asking.trouble().as_deref()) }
            { button("button button--primary", t.use_here, use_here) }
        </Page>
    }
}
