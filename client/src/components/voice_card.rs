//! A voice in a list.

use shared::domain::media::PHOTO;
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
            <span>{ (lang.catalogue().voices().kind)(&voice.kind) }</span>
            <span>{ intl::moment(lang, voice.at_ms) }</span>
        </p>
    }
}

/// The words of a voice or an answer, or why there are none.
pub(crate) fn words(lang: Lang, body: Option<&String>, is_awaited: bool) -> String {
    let t = lang.catalogue().voices();
    if body.is_some_and(String::is_empty) {
        return lang.catalogue().media().no_words.to_owned();
    }
    body.cloned().unwrap_or_else(|| if is_awaited { t.not_arrived } else { t.unreadable }.to_owned())
}

/// How many photos and recordings there are among what is of these types.
pub(crate) fn media_line<'a>(lang: Lang, types: impl Iterator<Item = &'a str>) -> String {
    let (mut n_photos, mut n_recordings) = (0, 0);
    for of in types {
        *if of == PHOTO { &mut n_photos } else { &mut n_recordings } += 1;
    }
    (lang.catalogue().media().count)(n_photos, n_recordings)
}

/// A voice's words, or why there are none.
pub(crate) fn said(lang: Lang, voice: &VoiceRow) -> String {
    match &voice.withdrawn {
        Some(by) => (lang.catalogue().voices().withdrawn)(by).to_owned(),
        None => words(lang, voice.body.as_ref(), voice.awaited),
    }
}

/// A voice as a card; `heading` is the level below what it stands under.
pub(crate) fn voice_card(lang: Lang, heading: &'static str, voice: &VoiceRow) -> Html {
    let t = lang.catalogue().voices();
    let said = said(lang, voice);
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
                if !voice.media.is_empty() {
                    <span>{ media_line(lang, voice.media.iter().map(|it| it.media_type.as_str())) }</span>
                }
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
