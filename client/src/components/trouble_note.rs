//! Why something came to nothing, and what is safe.

use std::rc::Rc;

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::bridge::{LinkTrouble, Trouble};
use crate::hooks::{use_lang, use_text};
use crate::i18n::sentences;

#[derive(Properties, PartialEq)]
pub(crate) struct TroubleNoteProps {
    pub(crate) trouble: Option<Rc<Trouble>>,
}

/// See the module.
#[component]
pub(crate) fn TroubleNote(props: &TroubleNoteProps) -> Html {
    let lang = use_lang();
    let t = &use_text().trouble;
    let elsewhere = match props.trouble.as_deref() {
        // Only an address of the web is made a link: it came from outside.
        Some(Trouble::Link(LinkTrouble::OtherRelay { address }))
            if address.starts_with("https://") || address.starts_with("http://") =>
        {
            Some(address.clone())
        }
        _ => None,
    };
    html! {
        <div role="alert">
            if let Some(trouble) = &props.trouble {
                <div class="note note--attention">
                    { icon(Icon::Warning) }
                    <p>{ sentences::trouble(lang, trouble) }</p>
                    if let Some(address) = elsewhere {
                        <p><a href={address} rel="noreferrer">{ t.link_open_there }</a></p>
                    }
                </div>
            }
        </div>
    }
}
