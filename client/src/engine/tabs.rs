//! The other windows of this browser: they talk over the one that works, and hear of newer versions of the app.
//!
//! Windows of one version share a channel that bears its name, so none ever reads another version's bytes. On a second,
//! common channel each window says its version once, when it starts: whoever hears another one there is older than it.

use std::rc::Rc;

use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::courier::{About, packed, unpacked};
use super::event::{Event, Events};
use crate::bridge::{FromEngine, ToEngine};

const NAME: &str = "ensemble";

/// What one window says to all others of its version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Word {
    /// Who works? Answered by a status.
    Hello,
    /// This window works from here on.
    Leads,
    /// To the one that works; to watch means to look once.
    Ask(ToEngine),
    /// From the one that works: to whoever asked.
    Tell(FromEngine),
    /// From the one that works: views may have changed.
    Changed,
}

/// The channels to the other windows; none where the browser has no such thing.
#[derive(Debug)]
pub(crate) struct Tabs {
    own: Option<BroadcastChannel>,
}

impl Tabs {
    /// Listens, and says that a window of this version has started.
    pub(crate) fn open(About { version, is_first, .. }: &About, events: &Events) -> Self {
        let own = listening(&format!("{NAME}-{version}"), {
            let events = Rc::clone(events);
            move |said| {
                if let Some(word) = said.dyn_ref::<Uint8Array>().and_then(unpacked) {
                    events.push(Event::Word(word));
                }
            }
        });
        let common = listening(NAME, {
            let (events, own) = (Rc::clone(events), version.clone());
            move |said| {
                if said.as_string().is_some_and(|other| other != own) {
                    events.push(Event::Newer);
                }
            }
        });
        if let Some(common) = common.filter(|_| *is_first) {
            // Nobody hears it: then nobody is older.
            drop(common.post_message(&version.as_str().into()));
        }
        Self { own }
    }

    /// Says `word` to the other windows of this version.
    pub(crate) fn say(&self, word: &Word) {
        if let (Some(own), Some(bytes)) = (&self.own, packed(word)) {
            // A channel is never closed here, and then it takes everything.
            drop(own.post_message(&bytes));
        }
    }
}

fn listening(name: &str, mut hear: impl FnMut(JsValue) + 'static) -> Option<BroadcastChannel> {
    let channel = BroadcastChannel::new(name).ok()?;
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hear(event.data()));
    channel.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    Some(channel)
}
