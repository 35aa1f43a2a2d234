//! Another phone of the same person: a square for its camera.

use yew::prelude::*;

use super::invite_sheet::share_button;
use crate::bridge::{Reply, Request};
use crate::components::{CopyButton, Page, button, qr_code, trouble_note};
use crate::hooks::{use_asking, use_lang};
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn SecondPhone() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().people();
    let asking = use_asking();
    let url = use_state_eq(|| None::<AttrValue>);
    let make = {
        let (asking, url) = (asking.clone(), url.clone());
        Callback::from(move |_| {
            let url = url.clone();
            asking.ask(Request::SecondPhone { lang: lang.code().to_owned() }, move |reply| {
                if let Reply::Link { url: made } = reply {
                    url.set(Some(AttrValue::from(made)));
                }
            });
        })
    };
    let square = match &*url {
        None => button("button button--primary", t.second_phone_make, make),
        Some(url) => html! {
            <div class="invitation">
                { qr_code(url, t.second_phone_code.to_owned()) }
                <p>{ t.second_phone_how }</p>
                <label class="field__label" for="second-phone-link">{ t.second_phone_link }</label>
                <output id="second-phone-link" class="invitation__link" tabindex="-1" data-testid="invite-link">{ url }</output>
                <div class="buttons">
                    <CopyButton content={url.clone()} shown_in="second-phone-link" />
                    { share_button(lang.catalogue().shell().share, t.second_phone, url) }
                </div>
            </div>
        },
    };
    html! {
        <Page title={t.second_phone} back={Route::Me}>
            <p>{ t.second_phone_about }</p>
            <p>{ t.second_phone_stays }</p>
            <p class="note note--attention">{ t.second_phone_warning }</p>
            { trouble_note(lang, asking.trouble().as_deref()) }
            <div role="status">{ square }</div>
        </Page>
    }
}
