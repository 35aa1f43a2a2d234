//! What a relay allows: how fast one device may send, and how much one initiative and one device may keep.
//!
//! Whoever sends too fast is not refused but acknowledged later: a device has only a window of envelopes on its way, so
//! it slows down by itself and loses nothing. Quotas refuse, with a reason of their own; the phone keeps what is refused.

use std::collections::{BTreeMap, VecDeque};

use super::channel::OpenChannel;
use super::{ConnId, Relay};
use crate::keys::DeviceKey;
use crate::keys::grant::GrantId;
use crate::sync::Millis;
use crate::wire::limits::{ENVELOPE_MAX, WINDOW_BYTES, WINDOW_ENVELOPES};
use crate::wire::message::Channel;
use crate::wire::{HangUp, Refusal};

/// Envelopes, and their bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// How many.
    pub n_envelopes: u64,
    /// How many bytes they have together.
    pub n_bytes: u64,
}

impl Amount {
    fn of(bytes: &[u8]) -> Self {
        Self { n_envelopes: 1, n_bytes: bytes.len() as u64 }
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            n_envelopes: self.n_envelopes.saturating_add(other.n_envelopes),
            n_bytes: self.n_bytes.saturating_add(other.n_bytes),
        }
    }

    const fn minus(self, other: Self) -> Self {
        Self {
            n_envelopes: self.n_envelopes.saturating_sub(other.n_envelopes),
            n_bytes: self.n_bytes.saturating_sub(other.n_bytes),
        }
    }

    const fn is_within(self, quota: Self) -> bool {
        self.n_envelopes <= quota.n_envelopes && self.n_bytes <= quota.n_bytes
    }
}

/// What a relay allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RelayLimits {
    /// Sockets on which nobody has shown a membership yet; a further one is asked to come back later.
    pub unopened_max: usize,
    /// Envelopes a device may send in a second, in the long run. [`BURST_S`] seconds' worth may come at once.
    pub envelopes_per_s: u32,
    /// What one initiative may keep.
    pub initiative: Amount,
    /// What one device may keep in one initiative.
    pub device: Amount,
}

impl RelayLimits {
    /// Room for any neighbourhood: a phone that comes back with 2,000 edits sends them at once, a year of 50 busy people
    /// fits ten times.
    pub const USUAL: Self = Self {
        unopened_max: 512,
        envelopes_per_s: 50,
        initiative: Amount { n_envelopes: 1_000_000, n_bytes: 512 << 20 },
        device: Amount { n_envelopes: 200_000, n_bytes: 128 << 20 },
    };
}

/// Seconds of not sending that a device may make up for at once.
pub const BURST_S: i64 = 40;
/// Bytes that count as much as one envelope does by being one.
const BYTES_PER_ENVELOPE: i64 = 10 * 1_024;
/// What is held back is looked at again after this, or when the first of it may be taken if that is later: several then
/// share a transaction.
const HOLD_MS: i64 = 200;

/// How far each device that sent lately is ahead of its rate. Nothing stays of one that has been quiet for [`BURST_S`].
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// In microseconds by the relay's clock: when the device will have made up for all it sent.
    even_at_by_device: BTreeMap<DeviceKey, i64>,
}

impl Pace {
    /// When the device may send next; now or before if it may send at once.
    fn ready_at(&mut self, device: DeviceKey, now: Millis) -> Millis {
        let Some(even_at) = self.even_at_by_device.get_mut(&device) else { return now };
        // A clock that was set back must not silence a phone for a year.
        *even_at = (*even_at).min(now.0.saturating_add(2 * BURST_S * 1_000).saturating_mul(1_000));
        Millis(even_at.div_euclid(1_000) - BURST_S * 1_000)
    }

    fn charge(&mut self, device: DeviceKey, n_bytes: usize, per_s: u32, now: Millis) {
        let n_bytes = i64::try_from(n_bytes).unwrap_or(i64::MAX / 2_000_000);
        let each = 1_000_000 / i64::from(per_s.max(1));
        let cost = each.saturating_add(each.saturating_mul(n_bytes) / BYTES_PER_ENVELOPE);
        let even_at = self.even_at_by_device.entry(device).or_default();
        *even_at = (*even_at).max(now.0.saturating_mul(1_000)).saturating_add(cost);
    }

    /// Forgets devices that have made up for all they sent.
    pub(super) fn forget_quiet(&mut self, now: Millis) {
        self.even_at_by_device.retain(|_, even_at| *even_at > now.0.saturating_mul(1_000));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.even_at_by_device.is_empty()
    }
}

/// What a channel's device has sent too fast, in order.
#[derive(Debug, Default)]
pub(super) struct Held {
    envelopes: VecDeque<Vec<u8>>,
    n_bytes: usize,
}

impl Relay {
    /// An envelope came on a channel: it is taken now, or in its turn if its device sends faster than it may.
    pub(super) fn pushed(&mut self, conn: ConnId, channel: Channel, bytes: Vec<u8>, now: Millis) {
        let Some(open) = open_channel(&mut self.connections, conn, channel) else {
            return self.hang_up(conn, HangUp::OutOfTurn);
        };
        let device = open.device;
        let ready_at = self.pace.ready_at(device, now);
        if open.held.envelopes.is_empty() && ready_at <= now {
            self.pace.charge(device, bytes.len(), self.config.limits.envelopes_per_s, now);
            return self.push(conn, channel, bytes, now);
        }
        // No device that keeps to its window has more on its way than this.
        let n_bytes = open.held.n_bytes + bytes.len();
        if open.held.envelopes.len() >= WINDOW_ENVELOPES || n_bytes > WINDOW_BYTES + ENVELOPE_MAX {
            return self.hang_up(conn, HangUp::OutOfTurn);
        }
        open.held.n_bytes = n_bytes;
        open.held.envelopes.push_back(bytes);
        if open.held.envelopes.len() == 1 {
            self.held.insert((ready_at.max(now.plus(HOLD_MS)), conn, channel));
        }
    }

    /// Takes what was held back and whose turn has come.
    pub(super) fn release(&mut self, now: Millis) {
        while let Some(&(at, conn, channel)) = self.held.first().filter(|(at, ..)| *at <= now) {
            self.held.remove(&(at, conn, channel));
            // The socket may be gone, and what it sent with it: its phone sends again.
            while let Some(open) = open_channel(&mut self.connections, conn, channel) {
                let device = open.device;
                let ready_at = self.pace.ready_at(device, now);
                if ready_at > now && !open.held.envelopes.is_empty() {
                    self.held.insert((ready_at.max(now.plus(HOLD_MS)), conn, channel));
                    break;
                }
                let Some(bytes) = open.held.envelopes.pop_front() else { break };
                open.held.n_bytes -= bytes.len();
                self.pace.charge(device, bytes.len(), self.config.limits.envelopes_per_s, now);
                self.push(conn, channel, bytes, now);
            }
        }
    }
}

fn open_channel(
    connections: &mut BTreeMap<ConnId, super::Connection>,
    conn: ConnId,
    channel: Channel,
) -> Option<&mut OpenChannel> {
    connections.get_mut(&conn)?.channels.get_mut(&channel).filter(|open| open.is_open())
}

/// How much an initiative keeps, and how much of it each device brought.
#[derive(Debug, Default)]
pub(super) struct Kept {
    all: Amount,
    by_grant: BTreeMap<GrantId, Amount>,
}

impl Kept {
    pub(super) fn new(all: Amount, by_grant: Vec<(GrantId, Amount)>) -> Self {
        Self { all, by_grant: by_grant.into_iter().collect() }
    }

    /// Counts an envelope that is about to be stored.
    pub(super) fn add(&mut self, grant: GrantId, bytes: &[u8], limits: &RelayLimits) -> Result<(), Refusal> {
        let amount = Amount::of(bytes);
        let all = self.all.plus(amount);
        if !all.is_within(limits.initiative) {
            return Err(Refusal::InitiativeFull);
        }
        let its = self.by_grant.entry(grant).or_default();
        if !its.plus(amount).is_within(limits.device) {
            return Err(Refusal::DeviceFull);
        }
        (self.all, *its) = (all, its.plus(amount));
        Ok(())
    }

    /// It was there already.
    pub(super) fn was_there(&mut self, grant: GrantId, bytes: &[u8]) {
        let amount = Amount::of(bytes);
        self.all = self.all.minus(amount);
        if let Some(its) = self.by_grant.get_mut(&grant) {
            *its = its.minus(amount);
        }
    }
}
