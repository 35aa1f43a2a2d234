//! What devices that come later are spared: changes that an attested snapshot holds.
//!
//! A snapshot counts once another device than its maker has attested it, both of the team: only then are the changes it
//! covers no longer handed out. They stay in the store. Grants are always handed out.

use std::collections::BTreeMap;

use super::channel::State;
use super::log::Loaded;
use super::{ConnId, Relay, RelayEffect, Ticket};
use crate::keys::DeviceKey;
use crate::keys::standing::Place;
use crate::wire::EnvelopeId;
use crate::wire::message::{Channel, LogId};
use crate::wire::snapshot::{Coverage, Mark, Marked};

/// A log's snapshots, by id.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    counted: BTreeMap<EnvelopeId, Shelved>,
    /// Also those of others than the team, and the log that each was made beside.
    all: BTreeMap<EnvelopeId, LogId>,
}

#[derive(Debug)]
struct Shelved {
    seq: u64,
    coverage: Coverage,
    maker: DeviceKey,
    is_attested: bool,
}

/// The snapshot that devices begin with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base {
    pub(super) seq: u64,
    pub(super) covers: u64,
}

impl Loaded {
    /// Notes a snapshot or an attestation by its first bytes; others change nothing.
    pub(super) fn shelve(&mut self, seq: u64, id: EnvelopeId, start: &[u8]) {
        let Some(Mark { author, grant, marked }) = Mark::read(start) else { return };
        if let Marked::Snapshot(coverage) = marked {
            self.shelf.all.insert(id, coverage.log);
        }
        let is_team = |place: &Place| place.device == author && place.role.in_team();
        if !self.standing.place(grant).is_some_and(is_team) || self.standing.out(grant).is_some() {
            return;
        }
        match marked {
            Marked::Snapshot(coverage) => {
                let shelved = Shelved { seq, coverage, maker: author, is_attested: false };
                self.shelf.counted.insert(id, shelved);
            }
            Marked::Attested(about) => {
                if let Some(shelved) = self.shelf.counted.get_mut(&about).filter(|its| its.maker != author) {
                    shelved.is_attested = true;
                }
            }
        }
    }

    /// The attested snapshot that covers most.
    pub(super) fn base(&self) -> Option<Base> {
        let attested =
            self.shelf.counted.values().filter(|its| its.is_attested && its.coverage.log == self.log);
        let base = attested.map(|its| Base { seq: its.seq, covers: its.coverage.upto });
        base.filter(|base| base.covers < base.seq).max_by_key(|base| base.covers)
    }

    /// As [`is_handed_out`], of an envelope whose bytes are not at hand.
    pub(super) fn hands_out(&self, id: &EnvelopeId, is_team: bool) -> bool {
        is_for(is_team, self.log, self.shelf.all.get(id).copied())
    }
}

/// Whether an envelope is handed out as part of a log.
pub(super) fn is_handed_out(bytes: &[u8], log: LogId, is_team: bool) -> bool {
    let packs = match Mark::read(bytes) {
        Some(Mark { marked: Marked::Snapshot(coverage), .. }) => Some(coverage.log),
        Some(_) | None => None,
    };
    is_for(is_team, log, packs)
}

/// Whether an envelope is for a device, by the log that it packs if it is a snapshot: one made beside the log that it is in
/// is for the team, who may attest it.
fn is_for(is_team: bool, log: LogId, packs: Option<LogId>) -> bool {
    is_team || packs != Some(log)
}

impl Relay {
    /// Reads the snapshot to begin with for a channel that needs one; whether it does.
    pub(super) fn begin_with_base(&mut self, conn: ConnId, channel: Channel) -> bool {
        let Some(open) = self.channel_mut(conn, channel) else { return false };
        let initiative = open.initiative;
        let State::Open { sent, base: given, .. } = open.state else { return false };
        let state = self.logs.get(&initiative).and_then(|log| log.state.as_ref());
        let Some(base) = state.and_then(Loaded::base).filter(|base| base.covers > given.max(sent)) else {
            return false;
        };
        self.set_state(conn, channel, State::Open { sent, reading: true, base: base.covers });
        let ticket = self.ticket(Ticket::Read { conn, channel, initiative, is_base: true, head: sent });
        let after = base.seq - 1;
        self.effects.push_back(RelayEffect::Read { ticket, initiative, after, skip: 0, max_bytes: 1 });
        true
    }
}
