//! Another window of this browser is the one that works.

use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{Page, TroubleNote};
use crate::hooks::{use_asking, use_text};

/// See the module.
#[component]
pub(crate) fn OtherWindow() -> Html {
    let t = &use_text().trouble;
    let asking = use_asking();
    let onclick = {
        let asking = asking.clone();
        Callback::from(move |_| asking.ask(Request::UseHere, |_| {}))
    };
    html! {
        <Page title={t.window_title}>
            <p>{ t.window_text }</p>
            <TroubleNote trouble={asking.trouble()} />
            <button type="button" class="button button--primary" {onclick}>{ t.use_here }</button>
        </Page>
    }
}
