//! Opening an invitation whose link came by another way than a tap.

use yew::prelude::*;

use super::button::submit;
use super::field::{Field, Typing};
use crate::hooks::{use_app, use_go, use_text};
use crate::route::Route;
use crate::state::Action;

/// See the module.
#[component]
pub(crate) fn PasteInvitation() -> Html {
    let t = use_text().arrival();
    let (app, go) = (use_app(), use_go());
    let link = use_state_eq(String::new);
    let on_input = {
        let link = link.clone();
        Callback::from(move |typed| link.set(typed))
    };
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        // Also an empty one: the next screen says what is missing.
        app.dispatch(Action::Invited(AttrValue::from(link.trim().to_owned())));
        go.emit(Route::Join);
    });
    html! {
        <section class="card">
            <h2 class="card__title">{ t.have_invitation }</h2>
            <form {onsubmit}>
                <Field
                    id="invitation"
                    label={t.invitation_link}
                    hint={t.have_invitation_how}
                    typing={Typing::Link}
                    {on_input}
                />
                { submit("button button--primary", t.open_invitation) }
            </form>
        </section>
    }
}
