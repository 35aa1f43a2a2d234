//! Why something came to nothing, and what is safe.

use shared::domain::value::is_web;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::bridge::{LinkTrouble, Trouble};
use crate::i18n::{Lang, sentences};

/// See the module.
pub(crate) fn trouble_note(lang: Lang, trouble: Option<&Trouble>) -> Html {
    let elsewhere = match trouble {
        // Only an address of the web is made a link: it came from outside.
        Some(Trouble::Link(LinkTrouble::OtherRelay { address })) if is_web(address) => Some(address.clone()),
        _ => None,
    };
    html! {
        <div role="alert">
            if let Some(trouble) = trouble {
                <div class="note note--attention">
                    { icon(Icon::Warning) }
                    <p>{ sentences::trouble(lang, trouble) }</p>
                    if let Some(address) = elsewhere {
                        <p><a href={address} rel="noreferrer">{ lang.catalogue().trouble().link_open_there }</a></p>
                    }
                </div>
            }
        </div>
    }
}
