//! Switches to the other language, named in itself; what is on the screen stays.

use yew::prelude::*;

use crate::browser;
use crate::hooks::{use_app, use_lang};
use crate::state::Action;

/// See the module.
#[component]
pub(crate) fn LanguageSwitch() -> Html {
    let app = use_app();
    let other = use_lang().other();
    let onclick = Callback::from(move |_| {
        browser::keep_lang(other);
        app.dispatch(Action::Speaks(other));
    });
    html! {
        <button type="button" class="language-switch" lang={other.code()} {onclick}>{ other.own_name() }</button>
    }
}
