//! Where something a person wrote has got to: icon, word and colour, the same everywhere.

use shared::domain::view::SendState;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::hooks::use_text;

#[derive(Properties, PartialEq)]
pub(crate) struct SendStateChipProps {
    pub(crate) state: SendState,
}

/// See the module.
#[component]
pub(crate) fn SendStateChip(props: &SendStateChipProps) -> Html {
    let t = &use_text().shell;
    let (class, picture) = match props.state {
        SendState::OnThisPhone => ("chip--phone", Icon::Phone),
        SendState::Sending => ("chip--sending", Icon::Moving),
        SendState::Received => ("chip--received", Icon::Check),
        SendState::NeedsAttention => ("chip--attention", Icon::Warning),
    };
    html! {
        <span class={classes!("chip", class)} data-testid="send-state">
            { icon(picture) }<span>{ (t.state)(props.state) }</span>
        </span>
    }
}
