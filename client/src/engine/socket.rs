//! The WebSocket to the relay: whole binary frames, nothing else. Retrying is the session's business.

use std::fmt;
use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{BinaryType, MessageEvent, WebSocket};

use super::clock::Delay;
use super::event::{Event, Events, Intake, SocketId};

/// How long opening may take. Networks that swallow packets would leave it pending for minutes.
const OPENING_MS_MAX: i64 = 10_000;
/// What may wait in the browser to be sent; more means that nothing leaves.
const UNSENT_BYTES_MAX: u32 = 1024 * 1024;

/// An open or opening socket; dropping it hangs up, and nothing more is heard of it.
pub(crate) struct Socket {
    raw: WebSocket,
    _opening: Delay,
    _on_open: Closure<dyn FnMut()>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_end: Closure<dyn FnMut()>,
}

/// A frame was not sent, and the socket is of no more use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clogged;

impl Socket {
    /// Begins to open one; [`Event::Opened`] or [`Event::Closed`] follows, also when the browser refuses to begin.
    pub(crate) fn open(url: &str, id: SocketId, events: &Events, intake: &Intake) -> Option<Self> {
        let Ok(raw) = WebSocket::new(url) else {
            events.push(Event::Closed(id));
            return None;
        };
        raw.set_binary_type(BinaryType::Arraybuffer);
        let on_open = Closure::<dyn FnMut()>::new({
            let events = Rc::clone(events);
            move || events.push(Event::Opened(id))
        });
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let (events, intake, raw) = (Rc::clone(events), intake.clone(), raw.clone());
            move |message: MessageEvent| {
                match message.data().dyn_into::<ArrayBuffer>() {
                    Ok(data) if intake.admit(data.byte_length() as usize) => {
                        events.push(Event::Frame(id, Uint8Array::new(&data).to_vec()));
                    }
                    // No room, or a text frame, which our relay never sends: not worth staying for.
                    Ok(_) | Err(_) => {
                        close(&raw);
                        events.push(Event::Closed(id));
                    }
                }
            }
        });
        let on_end = Closure::<dyn FnMut()>::new({
            let events = Rc::clone(events);
            move || events.push(Event::Closed(id))
        });
        let opening = Delay::new(OPENING_MS_MAX, {
            let (events, raw) = (Rc::clone(events), raw.clone());
            move || {
                if raw.ready_state() == WebSocket::CONNECTING {
                    close(&raw);
                    events.push(Event::Closed(id));
                }
            }
        });
        raw.set_onopen(Some(on_open.as_ref().unchecked_ref()));
        raw.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // An error is always followed by a close.
        raw.set_onclose(Some(on_end.as_ref().unchecked_ref()));
        Some(Self { raw, _opening: opening, _on_open: on_open, _on_message: on_message, _on_end: on_end })
    }

    /// Sends one frame.
    ///
    /// # Errors
    /// When too much waits already, or the browser refuses: hang up.
    pub(crate) fn send(&self, frame: &[u8]) -> Result<(), Clogged> {
        if self.raw.buffered_amount() > UNSENT_BYTES_MAX {
            return Err(Clogged);
        }
        // It throws only while the socket is still opening, and the session does not send then.
        self.raw.send_with_u8_array(frame).ok().ok_or(Clogged)
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.raw.set_onopen(None);
        self.raw.set_onmessage(None);
        self.raw.set_onclose(None);
        close(&self.raw);
    }
}

impl fmt::Debug for Socket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Socket").field("state", &self.raw.ready_state()).finish_non_exhaustive()
    }
}

fn close(raw: &WebSocket) {
    // Without a code and a reason it cannot throw.
    drop(raw.close());
}
