//! A photo that is shown, or a recording that is played.

use std::rc::Rc;

use shared::domain::media::PHOTO;
use yew::prelude::*;

use crate::browser::MediaUrl;
use crate::hooks::use_lang;

#[derive(Properties, PartialEq)]
pub(crate) struct ShownMediaProps {
    /// One of [`shared::domain::media::MEDIA_TYPES`].
    pub(crate) media_type: AttrValue,
    /// How long a recording lasts.
    pub(crate) seconds: i64,
    /// What it shows or says; may be empty.
    pub(crate) caption: AttrValue,
    pub(crate) bytes: Rc<Vec<u8>>,
}

/// See the module.
#[component]
pub(crate) fn ShownMedia(props: &ShownMediaProps) -> Html {
    let t = use_lang().catalogue().media();
    let url = use_memo((props.media_type.clone(), Rc::clone(&props.bytes)), |(media_type, bytes)| {
        MediaUrl::of(media_type, bytes)
    });
    let src = url.0.clone();
    let is_photo = props.media_type == PHOTO;
    let name = match (props.caption.is_empty(), is_photo) {
        (false, _) => props.caption.to_string(),
        (true, true) => t.undescribed.to_owned(),
        (true, false) => (t.recording)(props.seconds),
    };
    html! {
        <figure class="media">
            if is_photo {
                <img class="media__photo" {src} alt={name} />
            } else {
                <audio class="media__sound" controls=true preload="metadata" {src} aria-label={name}></audio>
            }
            if !props.caption.is_empty() {
                <figcaption dir="auto">{ &props.caption }</figcaption>
            }
        </figure>
    }
}
