//! The part of the app that shows this screen has not reached the phone.

use yew::prelude::*;

use crate::components::Page;
use crate::i18n::Lang;

/// See the module.
pub(crate) fn missing(lang: Lang) -> Html {
    let text = lang.catalogue();
    html! {
        <Page title={text.shell().opening}>
            <p role="alert">{ text.trouble().part_missing }</p>
        </Page>
    }
}
