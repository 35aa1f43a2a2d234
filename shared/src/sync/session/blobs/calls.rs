//! Asking the relay for blobs, one request at a time, and what its answers come to.

use super::{key, wait_ms};
use crate::sync::Millis;
use crate::sync::session::line::LineState;
use crate::sync::session::{Effect, Session, Write};
use crate::wire::blob::{BlobAnswer, Pass};
use crate::wire::limits::PIECE_BYTES;

/// One request over HTTP; the shell answers it with [`Session::blob_answered`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobCall {
    /// To answer with.
    pub ticket: u64,
    /// `PUT`, `GET` or `DELETE`.
    pub method: &'static str,
    /// Path and query at the relay.
    pub path: String,
    /// The value of the `Authorization` header.
    pub authorization: String,
    /// What to send.
    pub body: Vec<u8>,
}

#[derive(Debug)]
pub(super) struct Call {
    slot: String,
    what: What,
    pub(super) since: Millis,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Put,
    Get,
    Erase,
}

impl Session {
    /// A channel is open: what failed before is tried again. In another log, nothing is known to be there.
    pub(in crate::sync::session) fn blobs_welcome(
        &mut self,
        pass: Pass,
        is_other_log: bool,
        now: Millis,
        writes: &mut Vec<Write>,
    ) {
        let blobs = &mut self.blobs;
        (blobs.pass, blobs.call, blobs.n_failed) = (Some(pass), None, 0);
        blobs.not_before = now;
        blobs.refused.clear();
        if !is_other_log {
            return;
        }
        let slots: Vec<String> = blobs.known.keys().cloned().collect();
        for slot in slots {
            if blobs.has("gone/", &slot) {
                blobs.remove("gone/", &slot, writes);
                blobs.to_erase.insert(slot);
            } else if blobs.has("blob/", &slot) {
                blobs.save("send/", &slot, Vec::new(), writes);
            }
        }
    }

    /// Asks the relay for what is to be done next, if nothing is on its way.
    pub(in crate::sync::session) fn call(&mut self, now: Millis) {
        let initiative = self.me.initiative;
        let blobs = &mut self.blobs;
        let Some(pass) = blobs.pass.filter(|_| self.line == LineState::Live) else { return };
        if blobs.call.is_some() || now < blobs.not_before {
            return;
        }
        let Some((what, slot)) = blobs.next(now) else { return };
        let Some(known) = blobs.known.get(&slot) else { return };
        let (mut path, mut body) = (known.name.path(initiative), Vec::new());
        let method = match what {
            What::Put => {
                let whole = blobs.saved.get(&key("blob/", &slot)).map(Vec::as_slice).unwrap_or_default();
                let from = usize::try_from(known.sent).unwrap_or(0).min(whole.len());
                let piece = usize::try_from(PIECE_BYTES).unwrap_or(0);
                body = whole.iter().skip(from).take(piece).copied().collect();
                path += &["?at=", &known.sent.to_string(), "&of=", &known.len.to_string()].concat();
                "PUT"
            }
            What::Get => {
                let got = blobs.wanted.get(&slot).map_or(0, |wanted| wanted.got.len());
                path += &["?at=", &got.to_string()].concat();
                "GET"
            }
            What::Erase => "DELETE",
        };
        blobs.n_calls += 1;
        blobs.call = Some(Call { slot, what, since: now });
        let authorization = pass.to_header();
        let call = BlobCall { ticket: blobs.n_calls, method, path, authorization, body };
        self.effects.push_back(Effect::Blob(call));
    }

    /// The relay's answer to [`Effect::Blob`]; nothing if there was none.
    pub fn blob_answered(&mut self, ticket: u64, answer: Option<BlobAnswer>, now: Millis) {
        if ticket != self.blobs.n_calls {
            return;
        }
        let Some(Call { slot, what, .. }) = self.blobs.call.take() else { return };
        let mut writes = Vec::new();
        let is_done = answer.is_some_and(|answer| match what {
            What::Put => self.put_answered(&slot, &answer, &mut writes),
            What::Get => self.get_answered(&slot, answer, now, &mut writes),
            What::Erase => {
                // Refused: only the team may, and somebody of the team will.
                let is_done = matches!(answer.status, 204 | 403);
                if is_done && self.blobs.to_erase.remove(&slot) {
                    self.blobs.save("gone/", &slot, Vec::new(), &mut writes);
                }
                is_done
            }
        });
        if is_done {
            self.blobs.n_failed = 0;
        } else {
            self.blobs.failed(now);
        }
        if !writes.is_empty() {
            self.effects.push_back(Effect::Persist(writes));
        }
        self.effects.push_back(Effect::Show);
        self.call(now);
    }

    /// Whether there is no reason to wait before the next request.
    fn put_answered(&mut self, slot: &str, answer: &BlobAnswer, writes: &mut Vec<Write>) -> bool {
        let Some(known) = self.blobs.known.get_mut(slot) else { return true };
        match (answer.status, answer.have()) {
            (200, Some(have)) if have >= known.len => self.blobs.remove("send/", slot, writes),
            // It was withdrawn elsewhere; the document will say so.
            (410, _) => self.blobs.remove("send/", slot, writes),
            (200 | 409, Some(have)) if have != known.sent => known.sent = have,
            (422, _) => {
                known.sent = 0;
                return false;
            }
            (400 | 403 | 413 | 507, _) => {
                known.sent = 0;
                self.blobs.refused.insert(slot.to_owned());
            }
            _ => return false,
        }
        true
    }

    fn get_answered(
        &mut self,
        slot: &str,
        BlobAnswer { status, body }: BlobAnswer,
        now: Millis,
        writes: &mut Vec<Write>,
    ) -> bool {
        let (Some(known), Some(wanted)) = (self.blobs.known.get(slot), self.blobs.wanted.get_mut(slot))
        else {
            return true;
        };
        match status {
            200 if !body.is_empty() => {
                wanted.got.extend(body);
                let found = wanted.got.len() as u64;
                if found < u64::from(known.len) {
                    return true;
                }
                if found == u64::from(known.len) && known.name.names(&wanted.got) {
                    let (bytes, place) = (std::mem::take(&mut wanted.got), known.place.clone());
                    self.blobs.wanted.remove(slot);
                    self.blobs.save("blob/", slot, bytes, writes);
                    self.open_body(&place, slot);
                    return true;
                }
            }
            200 | 404 | 410 | 416 => {}
            _ => return false,
        }
        // Not there yet, or not what it is called: others first, and this one later.
        wanted.got.clear();
        wanted.not_before = Some(now.plus(wait_ms(wanted.n_tries)));
        wanted.n_tries = wanted.n_tries.saturating_add(1);
        true
    }
}
