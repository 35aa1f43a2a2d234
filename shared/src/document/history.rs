//! A document's whole history in few bytes: every change, without what follows from the others.
//!
//! Automerge's own format for whole documents is as short, but its reader trusts what it reads. This one gives the
//! changes back chunk by chunk, and each passes the gate like any other.
//!
//! Of each change the same parts are written together: dependencies as steps back, actors by number, times as
//! differences, each column with that of all other changes. A change's hash, its place in its author's sequence and its
//! first operation's number follow. Every part is its length and its bytes; all parts together are deflated.

use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Write};

use automerge::Change;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use sha2::{Digest, Sha256};

use super::gate::chunk::Reader;
use crate::wire::limits::{DEPS_MAX, HISTORY_CHANGES, HISTORY_MAX};

/// The columns that the gate lets through.
const COLUMNS: [u8; 12] = [0x01, 0x02, 0x11, 0x13, 0x15, 0x34, 0x42, 0x56, 0x57, 0x70, 0x71, 0x73];
const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];

/// Numbers that are written for each change, one part each; then come the actors, then the columns.
#[derive(Clone, Copy)]
enum Part {
    NDeps,
    Steps,
    Author,
    Time,
    NOthers,
    Others,
    NOperations,
    NColumns,
    Kinds,
    Lengths,
    Actors,
}

const N_PARTS: usize = Part::Actors as usize + 1 + COLUMNS.len();

/// One change, as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpacked {
    /// Its actor.
    pub actor: [u8; 16],
    /// Its plain chunk.
    pub chunk: Vec<u8>,
}

/// What must be known of a change to write one that builds on it.
#[derive(Clone, Copy)]
struct Past {
    hash: [u8; 32],
    max_op: u64,
    is_built_on: bool,
}

fn column_part(kind: u8) -> Option<usize> {
    COLUMNS.iter().position(|known| *known == kind).map(|at| Part::Actors as usize + 1 + at)
}

/// Writes a number to the base of 128, low bits first.
pub(crate) fn number(out: &mut Vec<u8>, mut value: u64) {
    while value > 0x7f {
        out.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    out.push(value.to_le_bytes()[0]);
}

fn signed_number(out: &mut Vec<u8>, mut value: i64) {
    loop {
        let byte = value.to_le_bytes()[0] & 0x7f;
        value >>= 7;
        if (value == 0 && byte & 0x40 == 0) || (value == -1 && byte & 0x40 != 0) {
            return out.push(byte);
        }
        out.push(byte | 0x80);
    }
}

/// Writes changes, each after those it builds on; the first is genesis, which is not written.
///
/// # Panics
/// When a change is not one that the gate lets through.
pub(super) fn pack(changes: &[Change]) -> Vec<u8> {
    let mut parts = vec![Vec::new(); N_PARTS];
    let mut place_by_hash = HashMap::new();
    let mut number_by_actor = BTreeMap::new();
    let mut before = 0;
    for (place, change) in (0_u64..).zip(changes) {
        place_by_hash.insert(change.hash(), place);
        if place == 0 {
            continue;
        }
        let time = change.timestamp();
        signed_number(&mut parts[Part::Time as usize], time.wrapping_sub(before));
        before = time;
        number(&mut parts[Part::NOperations as usize], change.len() as u64);
        number(&mut parts[Part::NDeps as usize], change.deps().len() as u64);
        for dep in change.deps() {
            number(
                &mut parts[Part::Steps as usize],
                place - place_by_hash.get(dep).expect("each follows its past"),
            );
        }
        let mut actor = |bytes: &[u8], parts: &mut Vec<Vec<u8>>, part: Part| {
            let next = number_by_actor.len() as u64;
            let at = *number_by_actor.entry(bytes.to_vec()).or_insert(next);
            if at == next {
                parts[Part::Actors as usize].extend_from_slice(bytes);
            }
            number(&mut parts[part as usize], at);
        };
        actor(change.actor_id().to_bytes(), &mut parts, Part::Author);
        let n_others = change.other_actor_ids().len();
        number(&mut parts[Part::NOthers as usize], n_others as u64);
        for other in change.other_actor_ids() {
            actor(other.to_bytes(), &mut parts, Part::Others);
        }
        pack_columns(change, &mut parts).expect("the gate has read every column");
    }
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(6));
    for part in parts {
        let mut length = Vec::new();
        number(&mut length, part.len() as u64);
        encoder
            .write_all(&length)
            .and_then(|()| encoder.write_all(&part))
            .expect("writing to memory cannot fail");
    }
    encoder.finish().expect("writing to memory cannot fail")
}

fn pack_columns(change: &Change, parts: &mut [Vec<u8>]) -> Result<(), &'static str> {
    let mut rest = Reader::new(change.raw_bytes());
    rest.take(9)?;
    rest.length()?;
    let n_deps = rest.length()?;
    rest.take(32 * n_deps)?;
    rest.bytes()?;
    let (_seq, _first, _time) = (rest.unsigned()?, rest.unsigned()?, rest.signed()?);
    rest.bytes()?;
    for _ in 0..rest.length()? {
        rest.bytes()?;
    }
    let n_columns = rest.length()?;
    number(&mut parts[Part::NColumns as usize], n_columns as u64);
    let mut columns = Vec::new();
    for _ in 0..n_columns {
        let kind = u8::try_from(rest.unsigned()?).ok().ok_or("an unknown column")?;
        columns.push((kind, rest.length()?));
    }
    for (kind, length) in columns {
        parts[Part::Kinds as usize].push(kind);
        number(&mut parts[Part::Lengths as usize], length as u64);
        let part = column_part(kind).ok_or("an unknown column")?;
        parts[part].extend_from_slice(rest.take(length)?);
    }
    Ok(())
}

/// Reads changes back, never holding more than the limits; also the hashes of those nothing builds on, sorted.
///
/// # Errors
/// Says what is wrong with the bytes.
pub(super) fn unpack(
    packed: &[u8],
    genesis: &Change,
) -> Result<(Vec<Unpacked>, Vec<[u8; 32]>), &'static str> {
    let mut all = Vec::new();
    let mut inflater = DeflateDecoder::new(packed).take(HISTORY_MAX as u64 + 1);
    inflater.read_to_end(&mut all).ok().ok_or("bytes that do not inflate")?;
    if all.len() > HISTORY_MAX {
        return Err("a longer history than is read");
    }
    let mut rest = Reader::new(&all);
    let mut parts = Vec::new();
    for _ in 0..N_PARTS {
        parts.push(Reader::new(rest.bytes()?));
    }
    let (actors, _) = parts[Part::Actors as usize].rest().as_chunks::<16>();
    let mut pasts = vec![Past { hash: genesis.hash().0, max_op: genesis.max_op(), is_built_on: false }];
    let mut last_seq = vec![0_u64; actors.len()];
    let (mut unpacked, mut n_bytes, mut time) = (Vec::new(), 0, 0_i64);
    while !parts[Part::Author as usize].rest().is_empty() {
        if unpacked.len() >= HISTORY_CHANGES {
            return Err("more changes than are read");
        }
        time = time.wrapping_add(parts[Part::Time as usize].signed()?);
        let (change, past) = unpack_one(&mut parts, actors, &mut pasts, &mut last_seq, time)?;
        n_bytes += change.chunk.len();
        if n_bytes > 4 * HISTORY_MAX {
            return Err("a longer history than is read");
        }
        pasts.push(past);
        unpacked.push(change);
    }
    let heads = pasts.iter().filter(|past| !past.is_built_on);
    let mut heads: Vec<[u8; 32]> = heads.map(|past| past.hash).collect();
    heads.sort_unstable();
    Ok((unpacked, heads))
}

/// The chunk with this body, and its change's hash.
pub(crate) fn chunk_of(body: &[u8]) -> (Vec<u8>, [u8; 32]) {
    let mut typed = vec![1];
    number(&mut typed, body.len() as u64);
    typed.extend_from_slice(body);
    let hash: [u8; 32] = Sha256::digest(&typed).into();
    ([&MAGIC[..], &hash[..4], &typed].concat(), hash)
}

fn unpack_one(
    parts: &mut [Reader<'_>],
    actors: &[[u8; 16]],
    pasts: &mut [Past],
    last_seq: &mut [u64],
    time: i64,
) -> Result<(Unpacked, Past), &'static str> {
    let mut next = |part: Part| parts[part as usize].length();
    let mut body = Vec::new();
    let n_deps = next(Part::NDeps)?;
    if n_deps > DEPS_MAX {
        return Err("more dependencies than are read");
    }
    number(&mut body, n_deps as u64);
    let mut max_op = 0;
    for _ in 0..n_deps {
        let place = pasts.len().checked_sub(next(Part::Steps)?).ok_or("a step back too far")?;
        let past = pasts.get_mut(place).ok_or("a step to nowhere")?;
        past.is_built_on = true;
        body.extend_from_slice(&past.hash);
        max_op = past.max_op.max(max_op);
    }
    let author = next(Part::Author)?;
    let actor = *actors.get(author).ok_or("an actor that is not there")?;
    let seq = last_seq.get_mut(author).ok_or("an actor that is not there")?;
    *seq += 1;
    number(&mut body, 16);
    body.extend_from_slice(&actor);
    number(&mut body, *seq);
    number(&mut body, max_op + 1);
    signed_number(&mut body, time);
    number(&mut body, 0);
    let n_others = next(Part::NOthers)?;
    if n_others > actors.len() {
        return Err("more actors than there are");
    }
    number(&mut body, n_others as u64);
    for _ in 0..n_others {
        let other = actors.get(next(Part::Others)?).ok_or("an actor that is not there")?;
        number(&mut body, 16);
        body.extend_from_slice(other);
    }
    let n_operations = next(Part::NOperations)? as u64;
    let n_columns = next(Part::NColumns)?;
    number(&mut body, n_columns as u64);
    let mut columns = Vec::new();
    for _ in 0..n_columns {
        let [kind] = *parts[Part::Kinds as usize].take(1)? else { return Err("no column") };
        let length = parts[Part::Lengths as usize].length()?;
        number(&mut body, kind.into());
        number(&mut body, length as u64);
        columns.push((column_part(kind).ok_or("an unknown column")?, length));
    }
    for (part, length) in columns {
        body.extend_from_slice(parts[part].take(length)?);
    }
    let (chunk, hash) = chunk_of(&body);
    let max_op = max_op.checked_add(n_operations).ok_or("more operations than there are numbers")?;
    Ok((Unpacked { actor, chunk }, Past { hash, max_op, is_built_on: false }))
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Incoming, Writer};
    use crate::domain::{Edit, Role, Value};
    use crate::keys::{DeviceKeys, Seed};
    use rand_chacha::rand_core::SeedableRng;

    fn lead() -> Writer {
        let device = DeviceKeys::from_seed(Seed::from_bytes([1; 32])).key();
        Writer { device, tag: device.tag(), role: Role::Lead }
    }

    fn title(words: &str) -> Edit {
        let (key, field) = ("initiative".to_owned(), "title@en".to_owned());
        Edit::Set { kind: "meta", key, field, value: Value::Text(words.to_owned()) }
    }

    fn text(document: &Document, text: &str) -> Edit {
        let (field, lang) = ("vision", "en".to_owned());
        let base = document.initiative().agenda_text(field, &lang).to_owned();
        Edit::Text { field, lang, base, text: text.to_owned() }
    }

    /// Two documents that are edited apart, and exchange what they have now and then.
    fn lived() -> (Document, usize) {
        let mut rng = rand_chacha::ChaCha20Rng::seed_from_u64(1);
        let mut document = || Document::new(lead().device.fresh_actor(&mut rng));
        let (mut one, mut other) = (document(), document());
        let mut n_changes = 0;
        for round in 0..20 {
            let mut made = Vec::new();
            for document in [&mut one, &mut other] {
                let edits = [
                    vec![title(&format!("Elm Street, {round}, {:?}", document.heads()))],
                    vec![text(document, &format!("Children are safe in round {round}. Homes are dry."))],
                ];
                for edits in edits {
                    let change =
                        document.edit(&edits, &lead(), 1_700_000_000 - round).expect("few operations");
                    made.extend(change.map(|change| change.chunk));
                }
            }
            n_changes += made.len();
            for document in [&mut one, &mut other] {
                let incoming = Incoming { source: 0, writer: lead(), chunks: made.clone(), is_late: false };
                assert_eq!(document.receive(vec![incoming]).refused, []);
            }
        }
        (one, n_changes)
    }

    #[test]
    fn a_packed_history_gives_every_change_back() {
        let (document, n_changes) = lived();
        let (packed, lasts) = document.history();
        let (unpacked, heads) = Document::unpack(&packed).expect("it was just packed");
        assert_eq!(heads, document.heads());
        assert_eq!(unpacked.len(), n_changes);
        assert_eq!(lasts.len(), 2);
        for (actor, hash) in lasts {
            let last = unpacked.iter().rfind(|change| change.actor == actor).expect("it has changes");
            assert_eq!(*blake3::hash(&last.chunk).as_bytes(), hash);
        }
        let mut other = Document::new([3; 16]);
        let chunks = unpacked.into_iter().map(|change| change.chunk).collect();
        assert!(
            other
                .receive(vec![Incoming { source: 0, writer: lead(), chunks, is_late: false }])
                .refused
                .is_empty()
        );
        assert_eq!(other.heads(), document.heads());
    }

    #[test]
    fn a_history_cut_short_or_altered_is_an_error_or_other_changes() {
        let packed = lived().0.history().0;
        for at in (0..packed.len()).step_by(11) {
            let mut altered = packed.clone();
            altered[at] ^= 0x21;
            for bytes in [&packed[..at], &altered] {
                if let Ok((changes, _)) = Document::unpack(bytes) {
                    let chunks = changes.into_iter().map(|change| change.chunk).collect();
                    Document::new([3; 16]).receive(vec![Incoming {
                        source: 0,
                        writer: lead(),
                        chunks,
                        is_late: false,
                    }]);
                }
            }
        }
    }
}
