//! A voice in a list.

use shared::domain::view::VoiceRow;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::send_state::send_state;
use crate::i18n::{Lang, intl};
use crate::route::Route;

/// What kind of voice it is and when it was given.
pub(crate) fn kicker(lang: Lang, voice: &VoiceRow) -> Html {
    html! {
        <p class="card__kicker">
            { icon(Icon::of_voice(&voice.kind)) }
            <span>{ (lang.catalogue().voices.kind)(&voice.kind) }</span>
            <span>{ intl::moment(lang, voice.at_ms) }</span>
        </p>
    }
}

/// A voice as a card; `heading` is the level below what it stands under.
pub(crate) fn voice_card(lang: Lang, heading: &'static str, voice: &VoiceRow) -> Html {
    let t = &lang.catalogue().voices;
    let said = voice.body.clone().unwrap_or_else(|| t.unreadable.to_owned());
    let standing = voice.review.as_deref().map(t.review);
    html! {
        <article class="card">
            { kicker(lang, voice) }
            <@{heading} class="card__title">
                <a class="card__link" href={Route::Voice(voice.key.clone()).path()}>
                    <span class="words words--short" lang={voice.lang.clone()} dir="auto">{ said }</span>
                </a>
            </@>
            <p class="card__foot">
                { send_state(lang, voice.state) }
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
