//! The photos and recordings beside a voice or an answer, opened one by one while somebody looks.

use std::rc::Rc;

use shared::domain::media::{Opened, PHOTO};
use shared::domain::view::MediaRow;
use yew::prelude::*;

use crate::bridge::{Reply, Request};
use crate::components::{ShownMedia, muted};
use crate::hooks::{ask, use_engine, use_lang};

/// These; nothing if there are none.
pub(super) fn media_list(media: &[MediaRow]) -> Html {
    let each = media.iter().map(|row| html! { <One key={row.key.clone()} row={row.clone()} /> });
    html! { <div class="media-list">{ each.collect::<Html>() }</div> }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    row: MediaRow,
}

#[component]
fn One(props: &OneProps) -> Html {
    let t = use_lang().catalogue().media();
    let engine = use_engine();
    let opened = use_state_eq(|| None::<(AttrValue, Rc<Vec<u8>>)>);
    {
        let opened = opened.clone();
        use_effect_with((props.row.key.clone(), props.row.awaited), move |(key, awaited)| {
            if !*awaited {
                ask(&engine, Request::Media { key: key.clone() }, move |outcome| {
                    if let Ok(Reply::Media(Some(Opened { caption, bytes }))) = outcome {
                        opened.set(Some((AttrValue::from(caption), Rc::new(bytes))));
                    }
                });
            }
        });
    }
    let row = &props.row;
    match &*opened {
        Some((caption, bytes)) => html! {
            <ShownMedia media_type={row.media_type.clone()} seconds={row.seconds} caption={caption.clone()} bytes={Rc::clone(bytes)} />
        },
        None if row.media_type == PHOTO => muted(t.photo_awaited.to_owned()),
        None => muted((t.recording_awaited)(row.seconds)),
    }
}
