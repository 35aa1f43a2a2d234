//! Where something a person wrote has got to: icon, word and colour, the same everywhere.

use shared::domain::view::SendState;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::i18n::Lang;

/// See the module.
pub(crate) fn send_state(lang: Lang, state: SendState) -> Html {
    let (class, picture) = match state {
        SendState::OnThisPhone => ("chip chip--phone", Icon::Phone),
        SendState::HandedOver => ("chip chip--phone", Icon::Hand),
        SendState::Sending => ("chip chip--sending", Icon::Moving),
        SendState::Received => ("chip chip--received", Icon::Check),
        SendState::NeedsAttention => ("chip chip--attention", Icon::Warning),
    };
    html! {
        <span {class} data-testid="send-state">
            { icon(picture) }<span>{ (lang.catalogue().shell().state)(state) }</span>
        </span>
    }
}
