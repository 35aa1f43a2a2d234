//! What a session stores, and how it is rebuilt from that.
//!
//! | key | value |
//! |---|---|
//! | `identity` | who this device is and what it can open |
//! | `relay` | how far it is with the relay's log |
//! | `e/NNNNNNNNNN` | an envelope, in the order it came |
//! | `pack/NNNNNNNNNN` | many envelopes, the first of that number: see [`compact`](super::compact) |
//! | `own/NNNNNNNNNN` | the envelope of that number is one's own and not acknowledged |
//! | `risk` | which envelopes are not known to be harmless: see `intake` |
//! | `blob/…`, `send/…`, `gone/…` | see [`blobs`](super::blobs) |
//! | `since` | from which number on envelopes count towards the next snapshot |
//! | `aside/NNNNNNNNNN` | the envelope of that number could not be used: why; its bytes stay where they are |
//! | `stopped/NNNNNNNNNN` | when the envelope of that number, which stopped the app, was last tried: see `stopped` |

use std::collections::{BTreeMap, VecDeque};

use minicbor::{Decode, Encode};
use rand_core::CryptoRng;

use super::compact::spread;
use super::handed::HANDED;
use super::inbox::OTHER_INITIATIVE;
use super::intake::{AT_RISK, AtRisk};
use super::outbox::Mine;
use super::snapshot::SINCE;
use super::stopped::STOPPED_THE_APP;
use super::{Effect, Millis, RelayMark, RestoreError, Session, Write};
use crate::keys::Seed;
use crate::keys::epoch::EpochKey;
use crate::keys::invite::Membership;
use crate::wire::message::LogId;
use crate::wire::{Envelope, EnvelopeError, EnvelopeId};

pub(super) const IDENTITY: &str = "identity";
const RELAY: &str = "relay";
pub(super) const SPENT: &str = "spent/";
const VERSION: u8 = 1;

/// Who this device is in the initiative.
#[derive(Debug, Clone, Encode, Decode)]
pub(super) struct Identity {
    #[n(0)]
    pub(super) version: u8,
    #[n(1)]
    pub(super) seed: Seed,
    #[n(2)]
    pub(super) membership: Membership,
    #[n(3)]
    pub(super) founding: Option<Seed>,
    #[n(4)]
    pub(super) recovery_kept: bool,
    #[n(5)]
    pub(super) creation_code: Option<String>,
    /// Epoch keys that came with an earlier membership.
    #[n(6)]
    pub(super) keys: Vec<EpochKey>,
}

#[derive(Debug, Encode, Decode)]
struct StoredMark {
    #[n(0)]
    log: Option<LogId>,
    #[n(1)]
    cursor: u64,
    #[n(2)]
    admitted: bool,
    #[n(3)]
    at: Option<EnvelopeId>,
    #[n(4)]
    compared_ms: Option<i64>,
    #[n(5)]
    whole_after: u64,
}

impl Identity {
    pub(super) const fn new(seed: Seed, membership: Membership) -> Self {
        Self {
            version: VERSION,
            seed,
            membership,
            founding: None,
            recovery_kept: false,
            creation_code: None,
            keys: Vec::new(),
        }
    }

    pub(super) fn write(&self) -> Write {
        put(IDENTITY.to_owned(), encoded(self))
    }
}

impl RelayMark {
    pub(super) fn write(&self) -> Write {
        let Self { log, cursor, whole_after, at, admitted, compared } = *self;
        let compared_ms = compared.map(|at| at.0);
        put(RELAY.to_owned(), encoded(&StoredMark { log, cursor, admitted, at, compared_ms, whole_after }))
    }

    /// What was stored by [`RelayMark::write`]; if something of the log is lacking here, the relay is asked for all of it.
    fn restored(stored: Option<Vec<u8>>, is_lacking: bool) -> Self {
        let Some(stored) = stored.and_then(|bytes| minicbor::decode(&bytes).ok()) else {
            return Self::default();
        };
        let StoredMark { log, cursor, admitted, at, compared_ms, whole_after } = stored;
        let mut mark = Self { log, cursor, whole_after, at, admitted, compared: compared_ms.map(Millis) };
        if is_lacking {
            mark.back_to(0);
        }
        mark
    }
}

pub(super) fn put(key: String, value: Vec<u8>) -> Write {
    Write { key, value: Some(value) }
}

pub(super) const fn delete(key: String) -> Write {
    Write { key, value: None }
}

pub(super) fn envelope_key(number: u64) -> String {
    format!("e/{number:010}")
}

pub(super) fn own_key(number: u64) -> String {
    format!("own/{number:010}")
}

pub(super) fn aside_key(number: u64) -> String {
    format!("aside/{number:010}")
}

/// The id of an envelope that was of use once, and is not kept.
pub(super) fn spent_key(number: u64) -> String {
    format!("{SPENT}{number:010}")
}

pub(super) fn encoded(value: &impl Encode<()>) -> Vec<u8> {
    minicbor::to_vec(value).expect("writing to memory cannot fail")
}

pub(super) fn numbered(key: &str, prefix: &str) -> Option<u64> {
    key.strip_prefix(prefix)?.parse().ok()
}

/// What was set aside is judged again, whole: some of its changes may have been taken up.
fn read_again(bytes: Vec<u8>, is_packed: bool, is_aside: bool) -> Result<Envelope, EnvelopeError> {
    match (is_aside, is_packed) {
        (true, _) => Envelope::read(bytes),
        (false, true) => Envelope::read_opened(bytes),
        (false, false) => Envelope::read_stored(bytes),
    }
}

pub(super) fn restore(
    saved: Vec<(String, Vec<u8>)>,
    pack_min: usize,
    rng: &mut impl CryptoRng,
) -> Result<Session, RestoreError> {
    let found = saved.len();
    let mut saved: BTreeMap<String, Vec<u8>> = saved.into_iter().collect();
    let identity = saved.remove(IDENTITY).ok_or(RestoreError::NoIdentity { found })?;
    let identity: Identity = minicbor::decode(&identity).ok().ok_or(RestoreError::BadIdentity)?;
    if identity.version != VERSION || identity.membership.chain.verify().is_err() {
        return Err(RestoreError::BadIdentity);
    }
    let mut session = Session::create(identity, rng);
    let packed = spread(&session.keys, &mut saved);
    session.mark = RelayMark::restored(saved.remove(RELAY), packed.is_lacking);
    let risk: Option<AtRisk> = saved.remove(AT_RISK).and_then(|bytes| minicbor::decode(&bytes).ok());
    session.restore_since(saved.remove(SINCE));
    session.restore_handed(saved.remove(HANDED));
    let mut envelopes = Vec::new();
    let mut at_risk = VecDeque::new();
    let mut writes = Vec::new();
    for (key, bytes) in &saved {
        if super::blobs::PREFIXES.iter().any(|prefix| key.starts_with(prefix)) {
            session.blobs.restore(key, bytes);
        }
        session.restore_stopped(key, bytes);
        if !packed.is_lacking {
            session.restore_spent(key, bytes);
        }
        // Every number ever used counts, so that none is used again.
        let number = ["e/", "own/", "aside/", SPENT].iter().find_map(|prefix| numbered(key, prefix));
        session.next_record = session.next_record.max(number.map_or(0, |number| number + 1));
        let Some(number) = numbered(key, "e/") else { continue };
        session.hold(EnvelopeId::of(bytes));
        session.keep(number, bytes);
        let aside = saved.get(&aside_key(number));
        let is_packed = packed.inside.contains(&number);
        if aside.is_some_and(|why| why == STOPPED_THE_APP.as_bytes()) {
            session.put_aside(number, &STOPPED_THE_APP, &mut writes);
            session.at_hand.insert(number, bytes.clone());
        } else if risk.is_some_and(|risk| (risk.first..risk.end).contains(&number)) {
            at_risk.push_back((number, bytes.clone()));
        } else {
            match read_again(bytes.clone(), is_packed, aside.is_some()) {
                Ok(envelope) if envelope.initiative() == session.id() => envelopes.push((number, envelope)),
                Ok(_) => session.put_aside(number, &OTHER_INITIATIVE, &mut writes),
                Err(error) => session.put_aside(number, &error, &mut writes),
            }
        }
        if let Some(note) = saved.get(&own_key(number)) {
            session.note_unsent(number, Mine::restored(note, bytes.clone()));
        }
    }
    let earlier: Vec<_> =
        envelopes.iter().filter(|(_, envelope)| session.is_own_from_before(envelope)).cloned().collect();
    session.take_in(envelopes, &mut writes);
    if risk.is_none() {
        session.hand_over_again(earlier, &mut writes, rng);
        session.say_again(&mut writes, rng);
    }
    let no_longer =
        saved.keys().filter_map(|key| numbered(key, "aside/")).filter(|n| !session.aside.contains_key(n));
    writes.extend(no_longer.map(|number| delete(aside_key(number))));
    writes.retain(|write| saved.get(&write.key) != write.value.as_ref());
    writes.extend(session.compact((&saved, &packed), risk, pack_min, rng));
    if !writes.is_empty() {
        session.effects.push_back(Effect::Persist(writes));
    }
    if let Some(risk) = risk {
        session.take_in_again(risk, at_risk);
    }
    session.effects.push_back(Effect::Show);
    Ok(session)
}
