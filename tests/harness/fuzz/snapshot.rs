//! Snapshots and the packed histories in them: reading never panics, what the gate takes of one packs again, and what
//! opens can be sealed and opened again.

use std::io::Write;
use std::sync::OnceLock;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use shared::document::{Document, Incoming, Writer};
use shared::domain::{Edit, Role, Value};
use shared::wire::envelope::HEADER;
use shared::wire::limits::HISTORY_CHANGES;
use shared::wire::message::LogId;
use shared::wire::snapshot::{Coverage, Mark, Marked, Proof, Snapshot, SnapshotAuthor};
use shared::wire::{Envelope, EnvelopeId};

use super::envelope::{Author, author, encrypted};
use super::tape::Tape;

/// Parts of a history: numbers of every change, actors, columns.
const N_PARTS: usize = 23;
/// What a snapshot says in clear.
const CLEAR: [u8; 24] = [6; 24];

fn empty() -> &'static Document {
    static EMPTY: OnceLock<Document> = OnceLock::new();
    EMPTY.get_or_init(|| Document::new(author().keys.key().fresh_actor(&mut ChaCha8Rng::seed_from_u64(1))))
}

fn writer() -> Writer {
    let device = author().keys.key();
    Writer { device, tag: device.tag(), role: Role::Lead }
}

/// One input.
pub fn run(data: &[u8]) {
    let Some((how, data)) = data.split_first() else { return };
    match how % 5 {
        0 => history(data),
        1 => history(&deflated(data)),
        2 => history(&deflated(&parts(Tape(data)))),
        3 => opened(data),
        _ => {
            if let Some(Mark { marked: Marked::Snapshot(Coverage { upto, .. }), .. }) = Mark::read(data) {
                assert!(upto.to_be_bytes() == data[HEADER + 16..HEADER + 24]);
            }
        }
    }
}

fn history(packed: &[u8]) {
    let Ok((changes, heads)) = Document::unpack(packed) else { return };
    assert!(changes.len() <= HISTORY_CHANGES);
    let chunks = changes.into_iter().map(|change| change.chunk).collect();
    let mut document = empty().clone();
    let received = document.receive(vec![Incoming { source: 0, writer: writer(), chunks, is_late: false }]);
    let is_whole = received.refused.is_empty() && document.n_parked() == 0;
    assert!(!received.is_undone, "an empty document has nothing to undo");
    assert!(!is_whole || heads == document.heads(), "everything was taken, and it is something else");
    let (again, _) = document.history();
    let (_, again) = Document::unpack(&again).expect("what was accepted packs and unpacks");
    assert!(again == document.heads(), "it packs as something else");
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::none());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Parts as long as the input says, with what it says in them.
fn parts(mut tape: Tape<'_>) -> Vec<u8> {
    let lengths: Vec<u8> = (0..N_PARTS).map(|_| tape.byte() & 0x7f).collect();
    let mut all = Vec::new();
    for length in lengths {
        all.push(length);
        all.extend((0..length).map(|_| tape.byte()));
    }
    all
}

/// What somebody of the team sealed.
fn opened(data: &[u8]) {
    let Author { keys, member, epoch, .. } = author();
    let Ok(envelope) = Envelope::read_stored(encrypted(4, &CLEAR, data)) else { return };
    let coverage = match envelope.marked() {
        Some(Marked::Snapshot(coverage)) => coverage,
        Some(Marked::Attested(_)) | None => unreachable!("its kind says so"),
    };
    let Ok(snapshot) = envelope.open_snapshot(epoch) else { return };
    let sealed =
        Envelope::snapshot(keys, member, epoch, (coverage, &snapshot), &mut ChaCha8Rng::seed_from_u64(2));
    assert!(sealed.is_none_or(|sealed| sealed.open_snapshot(epoch).as_ref() == Ok(&snapshot)));
    for SnapshotAuthor { proof, .. } in &snapshot.authors {
        assert!(!proof.holds(&keys.key(), member.initiative, &[5; 32]), "nobody has signed that");
    }
    history(&snapshot.history);
}

/// A snapshot of three changes, as its maker seals it.
fn honest() -> (Snapshot, Vec<u8>) {
    let Author { member, .. } = author();
    let mut document = empty().clone();
    for words in ["Elm Street", "Elm Street and the school", "Elm"] {
        let (key, field) = ("initiative".to_owned(), "title@en".to_owned());
        let edit = Edit::Set { kind: "meta", key, field, value: Value::Text(words.to_owned()) };
        document.edit(&[edit], &writer(), 1_700_000_000).unwrap();
    }
    let (packed, lasts) = document.history();
    let authors = lasts.into_iter().map(|(actor, digest)| {
        let proof = Proof::of_batch(member.grant, &[digest], [7; 64]).next().unwrap().1;
        SnapshotAuthor { actor, proof }
    });
    let heads = document.heads().as_flattened().to_vec().into();
    let snapshot =
        Snapshot { heads, authors: authors.collect(), history: packed.clone().into(), beside: Vec::new() };
    (snapshot, packed)
}

/// Inputs to begin with, each with a name.
#[must_use]
pub fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let Author { keys, member, epoch, .. } = author();
    let (snapshot, packed) = honest();
    let coverage = Coverage { log: LogId([6; 16]), upto: 812 };
    let sealed =
        Envelope::snapshot(keys, member, epoch, (coverage, &snapshot), &mut ChaCha8Rng::seed_from_u64(3));
    let attestation = Envelope::attestation(keys, member, EnvelopeId::of(b"a snapshot"));
    let mut inflated = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::DeflateDecoder::new(&packed[..]), &mut inflated).unwrap();
    let input = |how: u8, data: &[u8]| [&[how], data].concat();
    // Of the same history: each part's length, then what is in the parts.
    let (mut lengths, mut rest, mut contents) = (Vec::new(), &inflated[..], Vec::new());
    while let Some((length, tail)) = rest.split_first() {
        lengths.push(*length);
        let (part, tail) = tail.split_at(usize::from(*length));
        contents.extend_from_slice(part);
        rest = tail;
    }
    assert!(lengths.len() == N_PARTS && lengths.iter().all(|length| *length < 0x80));
    vec![
        ("packed", input(0, &packed)),
        ("inflated", input(1, &inflated)),
        ("parts", input(2, &[lengths, contents].concat())),
        ("sealed", input(3, &snapshot_bytes(&snapshot))),
        ("mark", input(4, sealed.expect("it is short").bytes())),
        ("attested", input(4, attestation.bytes())),
    ]
}

/// What is sealed in a snapshot's envelope.
fn snapshot_bytes(snapshot: &Snapshot) -> Vec<u8> {
    minicbor::to_vec(snapshot).unwrap()
}
