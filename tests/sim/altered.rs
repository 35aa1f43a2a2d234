//! Changes whose bytes were altered at random, as they reach the gate: it never panics, is never kept busy, and what it
//! accepts can be applied, saved and loaded.

use automerge::Automerge;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use sha2::{Digest, Sha256};
use shared::document::{Document, Incoming, Writer};
use shared::domain::{Edit, Role, Value};
use shared::keys::{DeviceKeys, Seed};
use tests::chance::below;

/// Alterations sent to one document.
const ALTERATIONS: usize = 100;
/// Documents for each change.
const BATCHES: usize = 40;
/// Where what the checksum covers begins: the chunk's type.
const CHECKED: usize = 8;
/// Where the length of a chunk's body stands. Two bytes, for the changes used here.
const LENGTH: usize = 9;
/// Where the author's actor id stands in a change that builds on one other.
const ACTOR: usize = LENGTH + 2 + 1 + 32 + 1;

fn lead() -> Writer {
    let device = DeviceKeys::from_seed(Seed::from_bytes([1; 32])).key();
    Writer { device, tag: device.tag(), role: Role::Lead }
}

/// An actor id of the lead's.
fn actor(n: u64) -> [u8; 16] {
    lead().device.fresh_actor(&mut ChaCha8Rng::seed_from_u64(n))
}

fn voice(key: &str, body: &str) -> Edit {
    let fields = [("kind", "idea"), ("audience", "everyone"), ("lang", "en"), ("body", body)]
        .map(|(name, words)| (name.to_owned(), Value::Text(words.to_owned())));
    let key = format!("{}.{key}", lead().tag.as_str());
    Edit::Create { kind: "contributions", key, fields: fields.to_vec() }
}

fn text(base: &str, text: &str) -> Edit {
    let (lang, base, text) = ("en".to_owned(), base.to_owned(), text.to_owned());
    Edit::Text { field: "vision", lang, base, text }
}

fn title(words: &str) -> Edit {
    let (key, field) = ("initiative".to_owned(), "title@en".to_owned());
    Edit::Set { kind: "meta", key, field, value: Value::Text(words.to_owned()) }
}

const VISION: &str = "Children are safe on the way to school. Homes are dry.";

/// What stands in the document that changes are sent to.
fn beginning() -> Vec<u8> {
    let edits = [voice("1", "The crossing has no light."), text("", VISION), title("Elm Street")];
    Document::new(actor(1)).edit(&edits, &lead(), 0).unwrap().expect("it is new").chunk
}

fn receive(document: &mut Document, chunk: Vec<u8>) -> bool {
    let refused = document
        .receive(vec![Incoming { source: 1, writer: lead(), chunks: vec![chunk], is_late: false }])
        .refused;
    refused.is_empty()
}

/// A change by somebody whose first it is.
fn first_change(edits: &[Edit]) -> Vec<u8> {
    let mut document = Document::new(actor(2));
    assert!(receive(&mut document, beginning()));
    document.edit(edits, &lead(), 0).unwrap().expect("it is new").chunk
}

fn altered(chunk: &[u8], rng: &mut ChaCha8Rng) -> Vec<u8> {
    let mut bytes = chunk.to_vec();
    // Another actor each time, so that each change is its author's first.
    bytes[ACTOR..ACTOR + 16].copy_from_slice(&lead().device.fresh_actor(rng));
    for _ in 0..below(rng, 4) {
        let at = ACTOR + 16 + below(rng, bytes.len() - ACTOR - 16);
        let byte = u8::try_from(below(rng, 256)).unwrap();
        match below(rng, 4) {
            0 => bytes[at] = byte,
            1 => bytes[at] = bytes[at].wrapping_add(1),
            2 => bytes.insert(at, byte),
            _ => drop(bytes.remove(at)),
        }
    }
    let len = u16::try_from(bytes.len() - LENGTH - 2).unwrap();
    bytes[LENGTH] = u8::try_from(len & 0x7f).unwrap() | 0x80;
    bytes[LENGTH + 1] = u8::try_from(len >> 7).unwrap();
    let checksum: [u8; 32] = Sha256::digest(&bytes[CHECKED..]).into();
    bytes[CHECKED - 4..CHECKED].copy_from_slice(&checksum[..4]);
    bytes
}

/// Sends alterations of a change to one document, and loads what comes of them; how many were accepted.
fn accepted_of_a_batch(chunk: &[u8], rng: &mut ChaCha8Rng) -> usize {
    let mut document = Document::new(actor(3));
    assert!(receive(&mut document, beginning()));
    let n_accepted = (0..ALTERATIONS).filter(|_| receive(&mut document, altered(chunk, rng))).count();
    let loaded = Automerge::load(&document.save()).expect("what was accepted loads");
    let mut heads: Vec<[u8; 32]> = loaded.get_heads().into_iter().map(|hash| hash.0).collect();
    heads.sort_unstable();
    assert!(heads == document.heads());
    n_accepted
}

/// The gate accepts: then apply, save, load and heads all agree.
#[test]
fn what_the_gate_accepts_applies_saves_and_loads() {
    let changes = [
        first_change(&[voice("2", "The lift is broken again, as it was last week and the week before.")]),
        first_change(&[text(VISION, "All children are safe on the way to school. Homes are warm.")]),
        first_change(&[title("Elm Street table, with its neighbours from Oak Street"), title("Elm Street")]),
    ];
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    for chunk in changes {
        assert!(chunk.len() > 128, "its length takes two bytes");
        let n_accepted: usize = (0..BATCHES).map(|_| accepted_of_a_batch(&chunk, &mut rng)).sum();
        assert!((BATCHES..BATCHES * ALTERATIONS).contains(&n_accepted), "{n_accepted} were accepted");
    }
}
