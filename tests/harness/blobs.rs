//! The relay's store of blobs, and reading requests for them: what the server does with a database and over HTTP.

use std::collections::{BTreeMap, BTreeSet};

use shared::domain::Initiative;
use shared::keys::{DeviceKey, DeviceTag, InitiativeId, tag_of_key};
use shared::sync::{Bearer, BlobCall, BlobStep, Kept, Room, judge, mismatch};
use shared::wire::blob::{BlobAnswer, BlobAsk, BlobName, BlobRef};
use shared::wire::limits::PIECE_BYTES;

use crate::World;
use crate::oracle::Finding;

/// What one device has brought of a blob.
#[derive(Debug, Clone)]
struct Brought {
    of: u32,
    bytes: Vec<u8>,
}

impl Brought {
    const fn is_whole(&self) -> bool {
        self.bytes.len() == self.of as usize
    }
}

/// The blobs, each request done whole or (by not calling this) not.
#[derive(Debug, Clone, Default)]
pub struct Blobs {
    brought: BTreeMap<(InitiativeId, BlobName, DeviceKey), Brought>,
    erased: BTreeSet<(InitiativeId, BlobName)>,
    /// How much may be kept; [`Room::USUAL`] if nothing is said.
    pub most: Option<Room>,
}

impl Blobs {
    /// Does what a device asks.
    pub fn serve(&mut self, bearer: &Bearer, name: &BlobName, ask: &BlobAsk) -> BlobAnswer {
        let Bearer { initiative, device, .. } = *bearer;
        let blob = (initiative, name.clone());
        let kept = self.kept(&blob, device);
        let most = self.most.unwrap_or(Room::USUAL);
        match judge(bearer, name, ask, kept, self.used(initiative, device), most) {
            BlobStep::Answer(answer) => answer,
            BlobStep::Append { is_last, answer } => {
                let BlobAsk::Put { of, piece, .. } = ask else { unreachable!("only pieces are added") };
                let place = (initiative, name.clone(), device);
                let brought = self.brought.entry(place).or_insert(Brought { of: *of, bytes: Vec::new() });
                brought.bytes.extend_from_slice(piece);
                if !is_last {
                    return answer;
                }
                let is_good = name.names(&brought.bytes);
                self.brought.retain(|(of, its, by), _| {
                    (*of, its) != (initiative, name) || (*by == device) == is_good
                });
                if is_good { answer } else { mismatch() }
            }
            BlobStep::Read { at } => {
                let whole = self.of(&blob).find(|(_, brought)| brought.is_whole());
                let bytes = whole.map(|(_, brought)| brought.bytes.as_slice()).unwrap_or_default();
                let piece = bytes.iter().skip(at as usize).take(PIECE_BYTES as usize);
                BlobAnswer { status: 200, body: piece.copied().collect() }
            }
            BlobStep::Erase => {
                self.brought.retain(|(of, its, _), _| (*of, its) != (initiative, name));
                self.erased.insert(blob);
                BlobAnswer::of(204)
            }
        }
    }

    fn of<'a>(
        &'a self,
        (initiative, name): &'a (InitiativeId, BlobName),
    ) -> impl Iterator<Item = (&'a DeviceKey, &'a Brought)> {
        let of = move |(of, its, _): &(InitiativeId, BlobName, DeviceKey)| of == initiative && its == name;
        self.brought.iter().filter(move |(place, _)| of(place)).map(|((_, _, by), brought)| (by, brought))
    }

    fn kept(&self, blob: &(InitiativeId, BlobName), device: DeviceKey) -> Kept {
        if self.erased.contains(blob) {
            return Kept::Erased;
        }
        if let Some((_, brought)) = self.of(blob).find(|(_, brought)| brought.is_whole()) {
            return Kept::Whole { len: brought.of };
        }
        let have = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let mine = self.of(blob).find(|(by, _)| **by == device);
        mine.map_or(Kept::Nothing, |(_, b)| Kept::Part { of: b.of, have: have(&b.bytes) })
    }

    fn used(&self, initiative: InitiativeId, device: DeviceKey) -> Room {
        let (mut used, of_initiative) = (Room { device: 0, initiative: 0 }, |of| of == initiative);
        for ((_, _, by), brought) in self.brought.iter().filter(|((of, _, _), _)| of_initiative(*of)) {
            used.initiative += u64::from(brought.of);
            used.device += if *by == device { u64::from(brought.of) } else { 0 };
        }
        used
    }

    /// Whether a blob is there, whole, in some initiative.
    #[must_use]
    pub fn has(&self, name: &BlobName) -> bool {
        self.brought.iter().any(|((_, its, _), brought)| its == name && brought.is_whole())
    }

    /// Whether some of a blob is there, in some initiative.
    #[must_use]
    pub fn has_some_of(&self, name: &BlobName) -> bool {
        self.brought.keys().any(|(_, its, _)| its == name)
    }

    /// How many blobs are there.
    #[must_use]
    pub fn n_whole(&self) -> usize {
        self.brought.values().filter(|brought| brought.is_whole()).count()
    }

    /// Every byte string in the store.
    pub fn everything(&self) -> impl Iterator<Item = &[u8]> {
        self.brought.values().map(|brought| brought.bytes.as_slice())
    }
}

impl World {
    /// Where sealed words are left that somebody has heard are withdrawn. Who is no longer a member hears nothing, and
    /// withdraws nothing for others.
    pub(crate) fn left_of_withdrawn(&self) -> Vec<Finding> {
        let mut at_relay = BTreeSet::new();
        let mut findings = Vec::new();
        for phone in &self.phones {
            let Some(session) = phone.session() else { continue };
            let names = withdrawn(session.initiative());
            if names.iter().any(|name| phone.disk.holds_blob(name)) {
                findings.push(Finding::NotErased { on: Some(phone.id) });
            }
            if !phone.is_out() {
                at_relay.extend(names.into_iter().filter(|name| self.relay.blobs.has_some_of(name)));
            }
        }
        findings.extend(at_relay.iter().map(|_| Finding::NotErased { on: None }));
        findings
    }
}

/// The names of sealed bodies that were withdrawn.
#[must_use]
pub fn withdrawn(initiative: &Initiative) -> Vec<BlobName> {
    initiative
        .sealed()
        .filter(|(kind, key, _)| initiative.is_withdrawn(kind, key))
        .filter_map(|(_, key, entity)| {
            Some(BlobRef::from_slice(entity.bytes("blob")?)?.by(DeviceTag::read(tag_of_key(key))?))
        })
        .collect()
}

/// Reads a request: the initiative's name, the blob's, and what is asked; nothing if it makes no sense.
#[must_use]
pub fn read(call: &BlobCall) -> Option<(String, BlobName, BlobAsk)> {
    let (path, query) = call.path.split_once('?').unwrap_or((&call.path, ""));
    let number = |name: &str| query.split('&').find_map(|part| part.strip_prefix(name)?.parse().ok());
    let mut parts = path.strip_prefix("/blobs/")?.split('/');
    let initiative = parts.next()?.to_owned();
    let name = BlobName::read(parts.next()?, parts.next()?)?;
    let at = number("at=").unwrap_or(0);
    let ask = match call.method {
        "PUT" => BlobAsk::Put { at, of: number("of=")?, piece: call.body.clone() },
        "GET" => BlobAsk::Get { at },
        "DELETE" => BlobAsk::Erase,
        _ => return None,
    };
    Some((initiative, name, ask))
}
