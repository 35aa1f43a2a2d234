//! Whether the browser may clear what is on this phone by itself.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{self, Protection};
use crate::components::button;
use crate::hooks::use_lang;

/// See the module.
#[component]
pub(crate) fn StorageNotice() -> Html {
    let t = &use_lang().catalogue().me();
    let protection = use_state_eq(|| Protection::Unknown);
    {
        let protection = protection.clone();
        use_effect_with((), move |()| {
            spawn_local(async move { protection.set(browser::protection().await) });
        });
    }
    let words = match *protection {
        Protection::Unknown => t.protection_unknown,
        Protection::Off => t.not_protected,
        Protection::On => t.protected,
    };
    let onclick = {
        let protection = protection.clone();
        Callback::from(move |_| {
            let protection = protection.clone();
            spawn_local(async move { protection.set(browser::ask_protection().await) });
        })
    };
    html! {
        <div class="stack">
            <p role="status">{ words }</p>
            if *protection == Protection::Off {
                { button("button", t.protect, onclick) }
            }
        </div>
    }
}
