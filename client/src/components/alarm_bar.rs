//! What the person must know until it is over.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::bridge::Alarm;
use crate::browser;
use crate::hooks::{use_lang, use_status, use_text};
use crate::i18n::sentences;

/// See the module.
#[component]
pub(crate) fn AlarmBar() -> Html {
    let lang = use_lang();
    let t = use_text();
    let alarm = use_status().alarm;
    let can_reload = alarm == Some(Alarm::AppTooOld);
    html! {
        <div class="bars" role="alert">
            if let Some(alarm) = &alarm {
                <div class="bar bar--alarm">
                    { icon(Icon::Warning) }
                    <p class="bar__text">{ sentences::alarm(lang, alarm) }</p>
                    if can_reload {
                        <button type="button" class="button" onclick={|_| browser::take_update()}>{ t.shell.reload }</button>
                    }
                </div>
            }
        </div>
    }
}
