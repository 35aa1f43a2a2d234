//! Coming back: with the recovery sheet on a new phone, or by a new invitation on a phone whose membership has ended.

use std::collections::BTreeSet;

use rand_core::CryptoRng;

use super::records::{aside_key, delete, encoded, envelope_key, own_key, put};
use super::{Identity, Millis, Mine, Session, Write};
use crate::document::Writer;
use crate::domain::Edit;
use crate::keys::invite::{Invite, InviteError};
use crate::keys::recovery::RecoverySheet;
use crate::keys::{DeviceKeys, Seed};
use crate::wire::envelope::Changes;
use crate::wire::{Envelope, EnvelopeId, EnvelopeKind};

impl Session {
    /// Makes this phone a lead's, with the sheet that was printed when the initiative was founded. Everything else comes
    /// from the relay, or by file; keys of later epochs are wrapped to the sheet.
    #[must_use]
    pub fn recover(sheet: &RecoverySheet, nickname: &str, now: Millis, rng: &mut impl CryptoRng) -> Self {
        let keys = DeviceKeys::from_seed(Seed::generate(rng));
        let identity = Identity {
            founding: Some(sheet.founding.clone()),
            recovery_kept: true,
            ..Identity::new(keys.seed().clone(), sheet.membership(&keys))
        };
        let mut session = Self::create(identity, rng);
        let edits: Vec<Edit> = session.nickname_edit(nickname).into_iter().collect();
        session.begin(&edits, now, rng);
        session
    }

    /// Follows another invitation to the same initiative with the same device: its membership is the new one from now
    /// on, and what it wrote and could not send, or what came too late for the others, is handed over under that.
    ///
    /// # Errors
    /// When the invitation is to another initiative, has ended, or its grants do not hold. Nothing is changed then.
    pub fn rejoin(&mut self, invite: &Invite, now: Millis) -> Result<(), InviteError> {
        if invite.initiative() != self.id() {
            return Err(InviteError::OtherInitiative);
        }
        let mut membership = invite.accept(&self.keys, now)?;
        let (me, path) = membership.chain.trace()?;
        membership.team = membership.team.or(self.identity.membership.team.take());
        self.identity.membership = membership;
        self.identity.keys = self.members.ring.keys().cloned().collect();
        self.admit(&me, path);
        self.me = me;
        let mut writes = vec![self.identity.write()];
        if !self.mark.admitted {
            // Nobody has heard of the membership that never was.
            self.forget_introductions(&mut writes);
        }
        self.mark.admitted = false;
        self.trouble = None;
        writes.push(self.mark.write());
        self.introduce_oneself(now, &mut writes);
        self.stored(writes);
        // What was written under the old membership is handed over when it is read from the store.
        self.starts_over = true;
        Ok(())
    }

    fn forget_introductions(&mut self, writes: &mut Vec<Write>) {
        let clear: Vec<u64> = self
            .outbox
            .iter()
            .filter(|(_, mine)| !mine.is_carried() && mine.kind() != Some(EnvelopeKind::Changes))
            .map(|(number, _)| *number)
            .collect();
        for number in clear {
            self.outbox.remove(&number);
            writes.push(delete(own_key(number)));
        }
    }

    /// This device's own changes under an earlier membership, for [`Session::hand_over_again`].
    pub(super) fn is_own_from_before(&self, envelope: &Envelope) -> bool {
        envelope.kind() == EnvelopeKind::Changes
            && envelope.author() == self.me.device
            && envelope.grant() != self.me.grant
    }

    /// Writes one's own changes under the present membership, where the earlier one keeps others from taking them: what
    /// was not sent, and what came too late.
    ///
    /// What the present role does not write stays under the membership that did: it is sent as it is, comes too late for
    /// everybody alike, and waits for a coordinator.
    pub(super) fn hand_over_again(
        &mut self,
        earlier: Vec<(u64, Envelope)>,
        writes: &mut Vec<Write>,
        rng: &mut impl CryptoRng,
    ) {
        let late: BTreeSet<u64> = self.document.late().map(|change| change.source).collect();
        let writer = Writer { device: self.me.device, tag: self.me.device.tag(), role: self.role() };
        let (mut again, mut befores, mut staying) = (Vec::new(), Vec::new(), BTreeSet::new());
        for (before, envelope) in earlier {
            let unsent = self.outbox.get(&before).filter(|mine| !mine.is_carried());
            if unsent.is_none() && !late.contains(&before) {
                continue;
            }
            // A relay that never heard of the earlier membership takes nothing that was written under it.
            let may_stay = !unsent.is_some_and(Mine::is_hopeless);
            let key = self.members.ring.key(envelope.key());
            let Some(changes) = key.and_then(|key| envelope.open_changes(key).ok()) else { continue };
            befores.push((before, envelope.id(), may_stay));
            // One by one: the present role may write some of them.
            for chunk in changes.chunks() {
                if self.document.is_outside(chunk, &writer) {
                    if may_stay {
                        staying.insert(before);
                        continue;
                    }
                    // It stands in the document, under a membership that nobody knows.
                    self.starts_over = true;
                }
                let changes = Changes::new(vec![chunk.clone()]);
                let fresh = Envelope::changes(&self.keys, &self.me, &self.current_key(), &changes, rng);
                again.push((self.take_number(), fresh, before));
            }
        }
        let mut judged = Vec::new();
        if !again.is_empty() {
            let fresh = again.iter().map(|(number, fresh, _)| (*number, fresh.clone()));
            self.take_in(fresh.collect(), &mut judged);
        }
        for (number, fresh, before) in again {
            let may_stay = befores.iter().any(|(its, _, may_stay)| *its == before && *may_stay);
            if may_stay && self.aside.remove(&number).is_some() {
                judged.retain(|write| write.key != aside_key(number));
                staying.insert(before);
            } else {
                self.keep_anew(before, (number, &fresh), writes);
            }
        }
        for (before, id, _) in befores {
            let is_unsent = self.outbox.get(&before).is_some_and(|mine| !mine.is_carried());
            if is_unsent && !staying.contains(&before) {
                self.forget_unsent(before, id, writes);
            }
        }
        writes.append(&mut judged);
    }

    /// Drops one of one's own envelopes that no relay has: what it says is said elsewhere.
    pub(super) fn forget_unsent(&mut self, number: u64, id: EnvelopeId, writes: &mut Vec<Write>) {
        self.outbox.remove(&number);
        self.number_by_own_id.remove(&id);
        self.aside.remove(&number);
        self.kept.remove(&number);
        writes.extend([delete(own_key(number)), delete(envelope_key(number))]);
    }

    /// Keeps one's own envelope that says what an earlier one does.
    fn keep_anew(&mut self, before: u64, (number, fresh): (u64, &Envelope), writes: &mut Vec<Write>) {
        let bytes = fresh.bytes().to_vec();
        let unsent = self.outbox.get(&before).filter(|mine| !mine.is_carried());
        let mine = unsent
            .map_or_else(|| Mine::written_before(bytes.clone()), |mine| mine.written_anew(bytes.clone()));
        writes.push(put(envelope_key(number), bytes.clone()));
        writes.push(put(own_key(number), encoded(&mine)));
        self.hold(fresh.id());
        self.keep(number, &bytes);
        self.note_unsent(number, mine);
    }
}
