//! The screens of a day in the field, by their address.

use yew::prelude::*;

use super::field_ask::Ask;
use super::field_card::Card;
use super::field_code::Code;
use super::field_day::Day;
use super::field_end::End;
use super::field_lock::SetLock;
use super::field_make::MakeForm;
use crate::route::FieldScreen;

/// See the module.
pub(crate) fn field(screen: &FieldScreen) -> Html {
    match screen {
        FieldScreen::Day => html! { <Day /> },
        FieldScreen::End => html! { <End /> },
        FieldScreen::Card(voice) => html! { <Card key={voice.as_str()} voice={voice.clone()} /> },
        FieldScreen::Code => html! { <Code /> },
        FieldScreen::Lock => html! { <SetLock /> },
        FieldScreen::NextVersion(form) => html! { <MakeForm key={form.as_str()} of={Some(form.clone())} /> },
        FieldScreen::Ask(form, page) => {
            html! { <Ask key={form.as_str()} form={form.clone()} page={*page} /> }
        }
    }
}
