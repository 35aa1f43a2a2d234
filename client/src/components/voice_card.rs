//! A voice in a list.

use shared::domain::view::VoiceRow;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::nav_link::NavLink;
use super::send_state::SendStateChip;
use crate::hooks::{use_lang, use_text};
use crate::i18n::intl;
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct VoiceCardProps {
    pub(crate) voice: VoiceRow,
    /// The level of its heading: one below what it stands under.
    #[prop_or("h3")]
    pub(crate) heading: &'static str,
}

/// See the module.
#[component]
pub(crate) fn VoiceCard(props: &VoiceCardProps) -> Html {
    let lang = use_lang();
    let t = &use_text().voices;
    let voice = &props.voice;
    let said = voice.body.clone().unwrap_or_else(|| t.unreadable.to_owned());
    let standing = voice.review.as_deref().map(t.review);
    html! {
        <article class="card">
            <p class="card__kicker">
                { icon(Icon::of_voice(&voice.kind)) }
                <span>{ (t.kind)(&voice.kind) }</span>
                <span>{ intl::moment(lang, voice.at_ms) }</span>
            </p>
            <@{props.heading} class="card__title">
                <NavLink to={Route::Voice { key: voice.key.clone() }} class="card__link">
                    <span class="words words--short" lang={voice.lang.clone()} dir="auto">{ said }</span>
                </NavLink>
            </@>
            <p class="card__foot">
                <SendStateChip state={voice.state} />
                if let Some(standing) = standing {
                    <span>{ standing }</span>
                }
                if !voice.replies.is_empty() {
                    <strong>{ (t.n_answers)(voice.replies.len()) }</strong>
                }
            </p>
        </article>
    }
}
