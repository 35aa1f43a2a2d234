//! An invitation that was made: as a link, as a code to scan, and on paper.

use shared::domain::Role;
use shared::domain::view::{Query, View};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser;
use crate::components::{CopyButton, Ticks, button, qr_code, ticks};
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
    let is_poster = use_state_eq(|| false);
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
    let papers = text.papers();
    // Who wears a role with duties is invited by name, not by poster.
    let may_be_poster = *role <= Role::Resident;
    let on_tick = {
        let is_poster = is_poster.clone();
        Callback::from(move |_: String| is_poster.set(!*is_poster))
    };
    let as_poster = vec![("poster".to_owned(), papers.as_poster.to_owned(), *is_poster)];
    html! {
        <div class={if *is_poster { "invitation invitation--poster" } else { "invitation" }}>
            <p class="note note--attention">{ t.warning }</p>
            if may_be_poster {
                <div class="screen-only">{ ticks(&Ticks { id: "poster", legend: "", offers: as_poster, on_tick }) }</div>
            }
            if *is_poster {
                <p class="invitation__ask">{ papers.poster_ask }</p>
            }
            <h2 class="invitation__title">{ (t.sheet_title)(&title) }</h2>
            { qr_code(url, (t.qr_title)(&title)) }
            <p>{ t.sheet_how }</p>
            if *is_poster {
                <ul class="invitation__facts">
                    { papers.poster_facts.iter().map(|fact| html! { <li key={*fact}>{ *fact }</li> }).collect::<Html>() }
                </ul>
            }
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
