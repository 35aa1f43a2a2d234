//! Logs that went back: finding out, and telling devices what there is so that they can bring what is missing.
//!
//! A relay restored from a backup gives its logs new ids. One whose disk was put back without a word is found out by
//! the first device that saw more than it has, or something else in the same place; it then gives the log a new id, so
//! that every device compares.

use rand_core::CryptoRng;

use super::blobs::Bearer;
use super::channel::State;
use super::{ConnId, Relay, RelayEffect, Ticket};
use crate::keys::InitiativeId;
use crate::wire::limits::PRINTS_MAX;
use crate::wire::message::{Channel, LogId, NO_PRINT, Open, PrintKey, first_8};
use crate::wire::{EnvelopeId, ToDevice};

impl Relay {
    /// Welcomes a device, unless what it saw at its cursor has to be looked up first.
    pub(super) fn welcome_or_look(
        &mut self,
        conn: ConnId,
        open: Box<Open>,
        (log, head): (LogId, u64),
        rng: &mut impl CryptoRng,
    ) {
        let Open { initiative, channel, cursor, .. } = *open;
        let is_known = open.log == Some(log) && cursor > 0;
        if is_known && cursor <= head && open.at.is_some() {
            self.set_state(conn, channel, State::Looking(open));
            let ticket = self.ticket(Ticket::List { conn, channel, initiative, asked: None });
            self.effects.push_back(RelayEffect::List { ticket, initiative, after: cursor - 1, max: 1 });
            return;
        }
        if is_known && cursor > head {
            self.renew(initiative, rng);
        }
        self.welcome(conn, &open, rng);
    }

    /// The log is not what a device saw: gives it a new id.
    fn renew(&mut self, initiative: InitiativeId, rng: &mut impl CryptoRng) {
        let Some(state) = self.logs.get_mut(&initiative).and_then(|log| log.state.as_mut()) else { return };
        let mut id = [0; 16];
        rng.fill_bytes(&mut id);
        state.log = LogId(id);
        self.effects.push_back(RelayEffect::Renew { initiative, log: state.log });
    }

    fn welcome(&mut self, conn: ConnId, open: &Open, rng: &mut impl CryptoRng) {
        let Open { initiative, channel, .. } = *open;
        let state = self.logs.get(&initiative).and_then(|log| log.state.as_ref());
        let Some((log, head)) = state.map(|state| (state.log, state.head)) else { return };
        let from = if open.log == Some(log) { open.cursor.min(head) } else { 0 };
        let compares = open.log.is_some_and(|other| other != log);
        let next =
            if compares { State::Comparing } else { State::Open { sent: from, reading: false, base: 0 } };
        self.set_state(conn, channel, next);
        if let Some(connection) = self.connections.get_mut(&conn) {
            self.n_unopened -= usize::from(!connection.is_opened);
            connection.is_opened = true;
        }
        let bearer = Bearer { initiative, device: open.device, role: self.role_of(initiative, open.grant) };
        let pass = self.hand_out((conn, channel), bearer, rng);
        self.send(conn, &ToDevice::Welcome { channel, log, head, from, pass });
        self.read_on(conn, channel);
    }

    /// A device asks what there is. Out of turn it is not answered.
    pub(super) fn compare(&mut self, conn: ConnId, channel: Channel, key: PrintKey, after: u64) {
        let Some(open) = self.channel_mut(conn, channel) else { return };
        if matches!(open.state, State::Comparing) {
            let initiative = open.initiative;
            open.state = State::Listing;
            let ticket = self.ticket(Ticket::List { conn, channel, initiative, asked: Some((key, after)) });
            self.effects.push_back(RelayEffect::List { ticket, initiative, after, max: PRINTS_MAX });
        }
    }

    /// A device has compared, and wants what follows.
    pub(super) fn follow(&mut self, conn: ConnId, channel: Channel, after: u64) {
        let Some(open) = self.channel_mut(conn, channel) else { return };
        // What it still asks to compare came twice.
        if matches!(open.state, State::Comparing | State::Listing) {
            open.state = State::Open { sent: after, reading: false, base: 0 };
            self.read_on(conn, channel);
        }
    }

    /// The store's answer to [`RelayEffect::List`]: the ids of envelopes with their numbers, in order.
    pub fn listed(&mut self, ticket: u64, ids: &[(u64, EnvelopeId)], rng: &mut impl CryptoRng) {
        let Some(Ticket::List { conn, channel, initiative, asked }) = self.tickets.remove(&ticket) else {
            return;
        };
        let Some(open) = self.channel_mut(conn, channel).filter(|open| open.initiative == initiative) else {
            return;
        };
        match (std::mem::replace(&mut open.state, State::Comparing), asked) {
            (State::Looking(open), None) => {
                let at = ids.first().filter(|(seq, _)| *seq == open.cursor);
                if at.map(|(_, id)| first_8(id.as_bytes())) != open.at {
                    self.renew(initiative, rng);
                }
                self.welcome(conn, &open, rng);
            }
            (State::Listing, Some((key, after))) => {
                let (_, is_team) = self.place_of(conn, channel);
                let state = self.logs.get(&initiative).and_then(|log| log.state.as_ref());
                let is_told = |id: &EnvelopeId| state.is_some_and(|state| state.hands_out(id, is_team));
                let prints = in_place(after, ids, |id| if is_told(id) { key.print(id) } else { NO_PRINT });
                let prints: Vec<u8> = prints.into_iter().flat_map(u64::to_be_bytes).collect();
                self.send(conn, &ToDevice::Compared { channel, after, prints: prints.into() });
            }
            (other, _) => {
                if let Some(open) = self.channel_mut(conn, channel) {
                    open.state = other;
                }
            }
        }
    }
}

/// A print for each number after one, up to the last that was found; what the store has lost is told as such.
fn in_place(after: u64, found: &[(u64, EnvelopeId)], print: impl Fn(&EnvelopeId) -> u64) -> Vec<u64> {
    let mut prints = Vec::with_capacity(found.len());
    for (seq, id) in found {
        let place = usize::try_from(seq.saturating_sub(after)).unwrap_or(usize::MAX);
        if place > PRINTS_MAX {
            // The rest is asked for again from there.
            prints.resize(PRINTS_MAX, NO_PRINT);
            return prints;
        }
        prints.resize(place.saturating_sub(1), NO_PRINT);
        prints.push(print(id));
    }
    prints
}
