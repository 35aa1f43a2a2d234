//! Envelopes as a device keeps them once a relay has them: many in one record, without what follows from the rest.
//!
//! The same key and nonce encrypt the same changes to the same bytes, a change's hash follows from the change, padding is
//! zeros, and many outsides are one author's. What follows from nothing are a nonce and two signatures, 152 bytes: they
//! stay, so that every envelope comes out as it went in, byte for byte, for whoever has lost it.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use minicbor::{Decode, Encode};

use super::envelope::{HEADER, SIGNATURE, take};
use super::limits::HISTORY_MAX;
use super::{Envelope, EnvelopeKind};
use crate::document::history::{chunk_of, number};
use crate::keys::epoch::EpochKey;

const NONCE: usize = 24;
/// Bytes before the nonce.
const OUTSIDE: usize = HEADER - NONCE;
/// Bytes of a chunk before its length: magic, checksum, type.
const CHUNK_HEAD: usize = 9;

/// What many envelopes come to.
#[derive(Encode, Decode)]
struct Pack {
    /// The keys they are sealed with.
    #[n(0)]
    keys: Vec<EpochKey>,
    /// What chance made: of each envelope the nonce, the signature inside and the one behind.
    #[cbor(n(1), with = "minicbor::bytes")]
    chance: Vec<u8>,
    /// The hashes of changes outside that these build on.
    #[cbor(n(2), with = "minicbor::bytes")]
    hashes: Vec<u8>,
    /// The rest, deflated.
    #[cbor(n(3), with = "minicbor::bytes")]
    words: Vec<u8>,
}

#[derive(Default, Encode, Decode)]
struct Words {
    /// The beginnings of headers, each once.
    #[cbor(n(0), with = "minicbor::bytes")]
    outsides: Vec<u8>,
    /// Of each envelope: steps from the number before, outside, length of what is sealed, how many changes; of each of
    /// those: how many dependencies, each as steps back or 0 for one outside, length of what follows.
    #[n(1)]
    numbers: Vec<u64>,
    /// What follows the dependencies of each change.
    #[cbor(n(2), with = "minicbor::bytes")]
    rests: Vec<u8>,
}

/// Packs envelopes that come in the order of their numbers, each with the key it is sealed with. Returns the pack, and
/// the numbers of those that are in it: who reads it gets exactly these bytes.
#[must_use]
pub fn pack<'a>(
    envelopes: impl IntoIterator<Item = (u64, &'a Envelope, &'a EpochKey)>,
) -> Option<(Vec<u8>, Vec<u64>)> {
    let mut packer = Packer::default();
    let mut inside = Vec::new();
    for (at, envelope, key) in envelopes {
        if packer.add(at, envelope, key).is_some() {
            inside.push((at, envelope.bytes().to_vec()));
        }
    }
    let packed = packer.finish();
    // What is to replace them is read back first.
    let is_whole = !inside.is_empty() && unpack(&packed).as_ref() == Some(&inside);
    is_whole.then(|| (packed, inside.into_iter().map(|(at, _)| at).collect()))
}

#[derive(Default)]
struct Packer {
    keys: Vec<EpochKey>,
    chance: Vec<u8>,
    hashes: Vec<u8>,
    words: Words,
    outsides: BTreeMap<Vec<u8>, u64>,
    places: BTreeMap<[u8; 32], u64>,
    n_parts: u64,
    last: u64,
}

/// A change taken apart.
struct Part<'a> {
    deps: &'a [[u8; 32]],
    rest: &'a [u8],
    hash: [u8; 32],
}

impl Packer {
    /// Adds one, if it is written the way every device writes them.
    fn add(&mut self, at: u64, envelope: &Envelope, key: &EpochKey) -> Option<()> {
        let plain = envelope.unsealed(key, 0).ok().filter(|_| envelope.kind() == EnvelopeKind::Changes)?;
        let mut rest = plain.as_slice();
        let [0] = take::<1>(&mut rest)? else { return None };
        let (mut rest, padding) = rest.split_at_checked(3 + length(*rest.first_chunk()?))?;
        take::<3>(&mut rest)?;
        let signature = take::<SIGNATURE>(&mut rest)?;
        if padding.iter().any(|byte| *byte != 0) {
            return None;
        }
        let mut parts = Vec::new();
        while let Some(len) = take::<3>(&mut rest) {
            let (chunk, behind) = rest.split_at_checked(length(*len))?;
            parts.push(Part::of(chunk)?);
            rest = behind;
        }
        let (header, _) = envelope.bytes().split_first_chunk::<HEADER>()?;
        let (outside, nonce) = header.split_at_checked(OUTSIDE)?;
        if !rest.is_empty() {
            return None;
        }
        // From here on nothing fails: half an envelope must not be written.
        self.chance.extend([nonce, signature, envelope.bytes().last_chunk::<SIGNATURE>()?].concat());
        let next = self.outsides.len() as u64;
        let place = *self.outsides.entry(outside.to_vec()).or_insert(next);
        if place == next {
            self.words.outsides.extend_from_slice(outside);
        }
        if !self.keys.contains(key) {
            self.keys.push(key.clone());
        }
        self.words.numbers.extend([at - self.last, place, plain.len() as u64, parts.len() as u64]);
        self.last = at;
        parts.into_iter().for_each(|part| self.add_part(&part));
        Some(())
    }

    fn add_part(&mut self, part: &Part<'_>) {
        let here = self.n_parts;
        self.n_parts += 1;
        self.words.numbers.push(part.deps.len() as u64);
        for dep in part.deps {
            let place = self.places.get(dep);
            self.words.numbers.push(place.map_or(0, |place| here - place));
            if place.is_none() {
                self.hashes.extend_from_slice(dep);
            }
        }
        self.words.numbers.push(part.rest.len() as u64);
        self.words.rests.extend_from_slice(part.rest);
        // A change may come in two envelopes; then its first place counts.
        self.places.entry(part.hash).or_insert(here);
    }

    fn finish(self) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(6));
        let words = minicbor::to_vec(&self.words).expect("writing to memory cannot fail");
        let words = encoder.write_all(&words).and_then(|()| encoder.finish());
        let words = words.expect("writing to memory cannot fail");
        let pack = Pack { keys: self.keys, chance: self.chance, hashes: self.hashes, words };
        minicbor::to_vec(&pack).expect("writing to memory cannot fail")
    }
}

impl<'a> Part<'a> {
    /// A chunk's parts, if it is put together again from them.
    fn of(chunk: &'a [u8]) -> Option<Self> {
        let (_, mut body) = chunk.split_at_checked(CHUNK_HEAD)?;
        unsigned(&mut body)?;
        let mut rest = body;
        let n_deps = unsigned(&mut rest)?;
        let (deps, rest) = rest.split_at_checked(n_deps.checked_mul(32)?)?;
        let (again, hash) = chunk_of(body);
        (again == chunk).then_some(Self { deps: deps.as_chunks().0, rest, hash })
    }
}

/// The envelopes in a pack, with their numbers; nothing if it is none.
#[must_use]
pub fn unpack(packed: &[u8]) -> Option<Vec<(u64, Vec<u8>)>> {
    let Pack { keys, chance, hashes, words } = minicbor::decode(packed).ok()?;
    let mut inflated = Vec::new();
    DeflateDecoder::new(&words[..]).take(HISTORY_MAX as u64).read_to_end(&mut inflated).ok()?;
    let Words { outsides, numbers, rests } = minicbor::decode(&inflated).ok()?;
    let (outsides, _) = outsides.as_chunks::<OUTSIDE>();
    let (mut chance, mut rests, mut numbers) = (&chance[..], &rests[..], numbers.into_iter());
    let mut outer_hashes = hashes.as_chunks::<32>().0.iter();
    let (mut known, mut envelopes, mut at) = (Vec::<[u8; 32]>::new(), Vec::new(), 0_u64);
    while let Some(step) = numbers.next() {
        let mut next = || usize::try_from(numbers.next()?).ok();
        at = at.checked_add(step)?;
        let (outside, len, n_changes) = (outsides.get(next()?)?, next()?, next()?);
        let (nonce, inner) = (take::<NONCE>(&mut chance)?, take::<SIGNATURE>(&mut chance)?);
        let behind = take::<SIGNATURE>(&mut chance)?;
        let mut changes = inner.to_vec();
        for _ in 0..n_changes {
            let (n_deps, mut body) = (next()?, Vec::new());
            number(&mut body, n_deps as u64);
            for _ in 0..n_deps {
                let dep = match next()? {
                    0 => outer_hashes.next()?,
                    steps => known.get(known.len().checked_sub(steps)?)?,
                };
                body.extend_from_slice(dep);
            }
            body.extend_from_slice(rests.split_off(..next()?)?);
            let (chunk, hash) = chunk_of(&body);
            known.push(hash);
            changes.extend_from_slice(&three(chunk.len()));
            changes.extend_from_slice(&chunk);
        }
        let mut plain = [&[0], &three(changes.len())[..], &changes].concat();
        plain.resize(len.max(plain.len()), 0);
        let mut bytes = [&outside[..], nonce].concat();
        let key = keys.iter().find(|key| outside.ends_with(&key.commitment()))?;
        Envelope::seal(&mut bytes, key, &plain);
        bytes.extend_from_slice(behind);
        envelopes.push((at, bytes));
    }
    Some(envelopes)
}

fn length([a, b, c]: [u8; 3]) -> usize {
    usize::try_from(u32::from_be_bytes([0, a, b, c])).unwrap_or(usize::MAX)
}

fn three(len: usize) -> [u8; 3] {
    let [_, a, b, c] = u32::try_from(len).unwrap_or(u32::MAX).to_be_bytes();
    [a, b, c]
}

/// A number of base 128, low bits first.
fn unsigned(rest: &mut &[u8]) -> Option<usize> {
    let (mut value, mut shift) = (0_usize, 0);
    loop {
        let byte = rest.split_off_first()?;
        value |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if *byte < 0x80 {
            return Some(value);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::{Envelope, EpochKey, pack, unpack};
    use crate::document::{Document, Writer};
    use crate::domain::{Edit, Role, Value};
    use crate::keys::grant::{Chain, Terms};
    use crate::keys::{DeviceKeys, Seed};
    use crate::wire::envelope::Changes;

    /// Voices of a few words, each in an envelope of its own, under two keys; and one of what is no change at all.
    fn written() -> (Vec<(u64, Envelope)>, [EpochKey; 2]) {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let [founding, keys] = [1, 2].map(|n| DeviceKeys::from_seed(Seed::from_bytes([n; 32])));
        let terms = Terms { role: Role::Lead, admits_until_s: 0, admits_max: 0, depth: 1 };
        let member = Chain::found(&founding, keys.key(), terms).verify().expect("it was just made");
        let writer = Writer { device: member.device, tag: member.device.tag(), role: Role::Lead };
        let mut document = Document::new(member.device.fresh_actor(&mut rng));
        let epochs = [1, 2].map(|n| EpochKey::from_parts(n, [3; 32]));
        let mut envelopes = Vec::new();
        for n in 0..300 {
            let body = Value::Text(format!("Voice {n}: the lamp at corner {} is dark.", n * n % 97));
            let fields = vec![("body".to_owned(), body), ("lang".to_owned(), Value::Text("en".to_owned()))];
            let key = format!("{}.{n}", writer.tag.as_str());
            let edit = Edit::Create { kind: "contributions", key, fields };
            let made = document.edit(&[edit], &writer, 1_700_000_000 + n).expect("few operations");
            let changes = Changes::new(vec![made.expect("it is new").chunk]);
            let epoch = epochs.get(usize::from(n > 200)).expect("there are two");
            let number = u64::try_from(3 * n).expect("it is positive");
            envelopes.push((number, Envelope::changes(&keys, &member, epoch, &changes, &mut rng)));
        }
        let nothing = Changes::new(vec![vec![7; 40]]);
        envelopes.push((901, Envelope::changes(&keys, &member, &epochs[0], &nothing, &mut rng)));
        (envelopes, epochs)
    }

    #[test]
    fn what_is_packed_comes_out_as_it_was_and_is_shorter() {
        let (envelopes, [first, second]) = written();
        let key = |envelope: &Envelope| if envelope.key() == first.name() { &first } else { &second };
        let with_keys = envelopes.iter().map(|(number, envelope)| (*number, envelope, key(envelope)));
        let (packed, inside) = pack(with_keys).expect("there is something to pack");
        let wanted: Vec<_> = envelopes[..300].iter().map(|(at, e)| (*at, e.bytes().to_vec())).collect();
        assert_eq!(
            inside,
            wanted.iter().map(|(number, _)| *number).collect::<Vec<_>>(),
            "no change, no pack"
        );
        let n_bytes: usize = wanted.iter().map(|(_, bytes)| bytes.len()).sum();
        assert_eq!(unpack(&packed), Some(wanted));
        assert!(packed.len() * 5 < n_bytes * 3, "{} bytes came to {}", n_bytes, packed.len());
    }

    #[test]
    fn a_pack_cut_short_or_altered_is_none_or_other_envelopes() {
        let (envelopes, [first, _]) = written();
        let some = envelopes.iter().take(9).map(|(number, envelope)| (*number, envelope, &first));
        let (packed, _) = pack(some).expect("there is something to pack");
        for at in 0..packed.len() {
            let mut altered = packed.clone();
            altered[at] ^= 0x21;
            for bytes in [&packed[..at], &altered] {
                assert_ne!(unpack(bytes).map(|all| all.len()), Some(0));
            }
        }
    }
}
