//! A button that reads a text aloud, and stops when it is pressed again or left; not there where the browser cannot.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::browser;
use crate::hooks::use_lang;

#[derive(Properties, PartialEq)]
pub(crate) struct ReadAloudProps {
    pub(crate) text: AttrValue,
    /// The language of the text; that of the screens if nothing is said.
    #[prop_or_default]
    pub(crate) lang: AttrValue,
}

/// See the module.
#[component]
pub(crate) fn ReadAloud(props: &ReadAloudProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().media();
    let is_reading = use_mut_ref(|| false);
    let shown = use_state_eq(|| false);
    {
        let is_reading = is_reading.clone();
        use_effect_with(props.text.clone(), move |_| {
            move || {
                if *is_reading.borrow() {
                    browser::stop_reading();
                }
            }
        });
    }
    if props.text.trim().is_empty() || !browser::can_read_aloud() {
        return html! { <span hidden=true></span> };
    }
    let spoken = if props.lang.is_empty() { AttrValue::from(lang.code()) } else { props.lang.clone() };
    let onclick = {
        let (text, shown) = (props.text.clone(), shown.clone());
        Callback::from(move |_: MouseEvent| {
            if is_reading.replace(true) {
                browser::stop_reading();
                return;
            }
            shown.set(true);
            let (text, spoken, is_reading, shown) =
                (text.clone(), spoken.clone(), is_reading.clone(), shown.clone());
            spawn_local(async move {
                browser::read_aloud(&text, &spoken).await;
                is_reading.replace(false);
                shown.set(false);
            });
        })
    };
    html! {
        <button type="button" class="button button--quiet read-aloud" {onclick}>
            { icon(Icon::Speaker) }<span>{ if *shown { t.stop_reading } else { t.read_aloud } }</span>
        </button>
    }
}
