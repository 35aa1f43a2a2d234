//! An invitation that was made: as a link, as a code to scan, and on paper.

use shared::domain::Role;
use shared::domain::view::{Query, View};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser;
use crate::components::{CopyButton, button, qr_code};
use crate::hooks::{use_lang, use_view};
use crate::i18n::intl;

const DAY_MS: i64 = 86_400_000;

/// An invitation.
#[derive(Clone, PartialEq)]
pub(crate) struct Made {
    /// The link.
    pub(crate) url: AttrValue,
    /// The role it gives.
    pub(crate) role: Role,
    /// Days it stays open; 0 for no end.
    pub(crate) days: u32,
    /// How many phones may follow it; 0 for any number.
    pub(crate) uses: u16,
}

#[derive(Properties, PartialEq)]
pub(crate) struct InviteSheetProps {
    pub(crate) made: Made,
    /// The person wants to make another.
    pub(crate) on_another: Callback<MouseEvent>,
}

/// See the module.
#[component]
pub(crate) fn InviteSheet(props: &InviteSheetProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.invitations();
    let home = use_view(Query::Home);
    let title = match home.as_deref() {
        Some(View::Home(home)) => home.title.pick(lang.code()).map(|(_, title)| title.to_owned()),
        _ => None,
    };
    let title = title.unwrap_or_else(|| "Ensemble".to_owned());
    let Made { url, role, days, uses } = &props.made;
    let until = (*days > 0).then(|| {
        let last = browser::now_ms() + i64::from(*days) * DAY_MS;
        (t.open_until)(&intl::day(lang, last))
    });
    html! {
        <div class="invitation">
            <p class="note note--attention">{ t.warning }</p>
            <h2 class="invitation__title">{ (t.sheet_title)(&title) }</h2>
            { qr_code(url, (t.qr_title)(&title)) }
            <p>{ t.sheet_how }</p>
            <p>{ (t.for_role)((text.shell().role)(*role)) }</p>
            <p>{ (t.for_uses)(*uses) }</p>
            if let Some(until) = until {
                <p>{ until }</p>
            }
            <label class="field__label" for="invite-link">{ t.link }</label>
            <output id="invite-link" class="invitation__link" tabindex="-1" data-testid="invite-link">{ url }</output>
            <div class="buttons">
                <CopyButton content={url.clone()} shown_in="invite-link" />
                { share_button(text.shell().share, &title, url) }
                { button("button", text.shell().print, Callback::from(|_| browser::print())) }
                { button("button", t.another, props.on_another.clone()) }
            </div>
        </div>
    }
}

pub(super) fn share_button(label: &'static str, title: &str, url: &AttrValue) -> Html {
    if !browser::can_share() {
        return html! { <span hidden=true></span> };
    }
    let (title, url) = (title.to_owned(), url.to_string());
    let onclick = Callback::from(move |_| spawn_local(browser::share(title.clone(), url.clone())));
    button("button", label, onclick)
}
