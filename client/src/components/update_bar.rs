//! A new version of the app waits; the person says when.

use yew::prelude::*;

use crate::browser;
use crate::hooks::{use_app, use_text};
use crate::state::{Action, Update};

/// See the module.
#[component]
pub(crate) fn UpdateBar() -> Html {
    let t = &use_text().shell;
    let app = use_app();
    let is_waiting = app.update == Update::Waiting;
    let later = Callback::from(move |_| app.dispatch(Action::UpdatePutOff));
    html! {
        <div class="bars">
            if is_waiting {
                <div class="bar">
                    <p class="bar__text">{ t.update_waiting }</p>
                    <button type="button" class="button button--primary" onclick={|_| browser::take_update()}>
                        { t.update }
                    </button>
                    <button type="button" class="button" onclick={later}>{ t.later }</button>
                </div>
            }
        </div>
    }
}
