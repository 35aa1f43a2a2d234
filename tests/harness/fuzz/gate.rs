//! Changes as members with changed software may write them: what the gate accepts applies, saves and loads, and whatever
//! order they come in, the document is the same.

use std::sync::OnceLock;

use automerge::legacy::{ElementId, Key, ObjectId, Op, OpId, OpType};
use automerge::{ActorId, Automerge, Change, ChangeHash, ExpandedChange, ObjType, ScalarValue};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use sha2::{Digest, Sha256};
use shared::document::{Document, Incoming, Writer};
use shared::domain::{Edit, Role, Value};
use shared::keys::{DeviceKeys, Seed};

use super::tape::Tape;

/// Changes in one input: more find no more, and take longer each.
const CHANGES_MAX: usize = 12;
/// Where what the checksum covers begins: the chunk's type.
const CHECKED: usize = 8;
/// Where the length of a chunk's body stands.
const LENGTH: usize = 9;

/// Somebody who writes, with two actors.
struct Somebody {
    writer: Writer,
    actors: [ActorId; 2],
}

/// What every input begins with.
struct Beginning {
    people: Vec<Somebody>,
    /// Everything that stands there already, and nothing.
    document: Document,
    empty: Document,
    chunk: Vec<u8>,
    /// The objects that genesis made: a text, and collections of each shape.
    text: ObjectId,
    collections: Vec<ObjectId>,
}

fn words(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn beginning() -> &'static Beginning {
    static BEGINNING: OnceLock<Beginning> = OnceLock::new();
    BEGINNING.get_or_init(|| {
        let people = [Role::Lead, Role::Resident, Role::FieldWorker].map(|role| {
            let n = role.code() + 1;
            let device = DeviceKeys::from_seed(Seed::from_bytes([n; 32])).key();
            let mut rng = ChaCha8Rng::seed_from_u64(n.into());
            let actors = [0, 1].map(|_| ActorId::from(device.fresh_actor(&mut rng)));
            Somebody { writer: Writer { device, tag: device.tag(), role }, actors }
        });
        let lead = &people[0];
        let own = |key: &str| format!("{}.{key}", lead.writer.tag.as_str());
        let set =
            |kind, key: String, field: &str, value| Edit::Set { kind, key, field: field.to_owned(), value };
        let edits = [
            Edit::Create {
                kind: "contributions",
                key: own("1"),
                fields: vec![("body".to_owned(), words("idea"))],
            },
            Edit::Create { kind: "replies", key: own("1"), fields: vec![("body".to_owned(), words("yes"))] },
            set("meta", "initiative".to_owned(), "title@en", words("Elm Street")),
            set("reviews", own("1"), "state", words("read")),
            set("devices", lead.writer.tag.as_str().to_owned(), "label", words("lead")),
            Edit::Text {
                field: "vision",
                lang: "en".to_owned(),
                base: String::new(),
                text: "dry homes".to_owned(),
            },
        ];
        let actor: [u8; 16] = lead.actors[0].to_bytes().try_into().unwrap();
        let empty = Document::new(actor);
        let mut document = empty.clone();
        let chunk = document.edit(&edits, &lead.writer, 0).unwrap().expect("it is new").chunk;
        let operations = Change::from_bytes(chunk.clone()).unwrap().decode().operations;
        let text = operations.last().unwrap().obj.clone();
        let own_ids = |id: &ObjectId| matches!(id, ObjectId::Id(id) if id.actor() == &lead.actors[0]);
        let mut collections: Vec<ObjectId> = operations.iter().map(|op| op.obj.clone()).collect();
        collections.retain(|id| *id != text && !own_ids(id));
        collections.dedup();
        Beginning { people: people.into(), document, empty, chunk, text, collections }
    })
}

/// A change, and what later ones need to know of it.
struct Made {
    chunk: Vec<u8>,
    who: usize,
    /// What it says, and its hash; nothing if it does not read.
    change: Option<(ExpandedChange, ChangeHash)>,
    /// The changes before it, and itself, as bits.
    past: u32,
    is_built_on: bool,
}

/// One input.
pub fn run(data: &[u8]) {
    let mut tape = Tape(data);
    let mut made = vec![made(beginning().chunk.clone(), 0, 1)];
    while !tape.is_over() && made.len() < CHANGES_MAX {
        let next = if tape.below(4) == 0 { altered(&mut tape, &made) } else { written(&mut tape, &mut made) };
        made.push(next);
    }
    let incoming: Vec<Incoming> = made.iter().map(incoming).collect();
    let whole = told(vec![incoming[1..].to_vec()], &incoming[0]);
    let one_by_one = told(incoming[1..].iter().rev().map(|one| vec![one.clone()]).collect(), &incoming[0]);
    assert!(whole.heads() == one_by_one.heads(), "another order gives another document");
    assert!(whole.initiative() == one_by_one.initiative(), "another order shows something else");
    if whole.heads() == beginning().document.heads() {
        // Nothing was accepted: what stood there before loads.
        return;
    }
    let loaded = Automerge::load(&whole.save()).expect("what was accepted loads");
    let mut heads: Vec<[u8; 32]> = loaded.get_heads().into_iter().map(|hash| hash.0).collect();
    heads.sort_unstable();
    assert!(heads == whole.heads(), "it loads as something else");
}

fn incoming(made: &Made) -> Incoming {
    let writer = beginning().people[made.who].writer.clone();
    Incoming { source: 1, writer, chunks: vec![made.chunk.clone()], is_late: false }
}

/// The document once it was told these batches after the first change.
fn told(batches: Vec<Vec<Incoming>>, first: &Incoming) -> Document {
    let mut document = beginning().document.clone();
    let mut known = vec![first.clone()];
    for batch in batches {
        known.extend(batch.iter().cloned());
        if document.receive(batch).is_undone {
            document = beginning().empty.clone();
            assert!(!document.receive(known.clone()).is_undone, "an empty document has nothing to undo");
        }
    }
    document
}

fn made(chunk: Vec<u8>, who: usize, past: u32) -> Made {
    let change = Change::from_bytes(chunk.clone()).ok().map(|change| (change.decode(), change.hash()));
    Made { chunk, who, change, past, is_built_on: false }
}

/// An earlier change with some bytes altered, and a length and checksum that say so.
fn altered(tape: &mut Tape<'_>, earlier: &[Made]) -> Made {
    let original = tape.one_of(earlier);
    let mut bytes = original.chunk.clone();
    let head = LENGTH + if bytes[LENGTH] < 0x80 { 1 } else { 2 };
    let mut body = bytes.split_off(head);
    for _ in 0..=tape.below(4) {
        let at = (tape.below(256) << 8 | tape.below(256)) % body.len();
        match (tape.below(4), tape.byte()) {
            (0, byte) => body[at] = byte,
            (1, byte) => body[at] = body[at].wrapping_add(byte),
            (2, byte) => body.insert(at, byte),
            (_, _) if body.len() > 1 => drop(body.remove(at)),
            (_, _) => {}
        }
    }
    let mut chunk = bytes[..LENGTH].to_vec();
    match body.len() {
        len @ ..0x80 => chunk.push(u8::try_from(len).unwrap()),
        len => {
            chunk.extend([u8::try_from(len & 0x7f).unwrap() | 0x80, u8::try_from(len >> 7).unwrap_or(0x7f)]);
        }
    }
    chunk.extend(body);
    let checksum: [u8; 32] = Sha256::digest(&chunk[CHECKED..]).into();
    chunk[CHECKED - 4..CHECKED].copy_from_slice(&checksum[..4]);
    Made { chunk, who: original.who, change: None, past: original.past, is_built_on: true }
}

/// A change that is nearly right.
fn written(tape: &mut Tape<'_>, earlier: &mut [Made]) -> Made {
    let who = tape.below(3);
    let person = &beginning().people[who];
    let actor = &person.actors[tape.below(2)];
    let all = tape.below(3) > 0;
    let chosen = [tape.below(earlier.len()), tape.below(earlier.len())];
    let (mut past, mut deps, mut max_op, mut seq) = (0, Vec::new(), 0, 1);
    for (at, one) in earlier.iter_mut().enumerate() {
        let Some((change, hash)) = &one.change else { continue };
        if (all && !one.is_built_on) || (!all && chosen.contains(&at)) {
            one.is_built_on = true;
            past |= one.past;
            deps.push(*hash);
            max_op = max_op.max(change.start_op.get() + change.operations.len() as u64 - 1);
        }
    }
    deps.sort_unstable();
    let behind: Vec<&ExpandedChange> = earlier
        .iter()
        .enumerate()
        .filter(|(at, _)| past & (1 << at) != 0)
        .filter_map(|(_, one)| one.change.as_ref().map(|(change, _)| change))
        .collect();
    seq += behind.iter().filter(|change| change.actor_id == *actor).count() as u64;
    let mut start_op = max_op + 1;
    if tape.rarely() {
        seq += tape.below(3) as u64;
        start_op = start_op.saturating_sub(tape.below(3) as u64).max(1) + tape.below(2) as u64;
    }
    let mut change = ExpandedChange {
        operations: Vec::new(),
        actor_id: actor.clone(),
        hash: None,
        seq,
        start_op: start_op.try_into().expect("it is at least 1"),
        time: 0,
        message: None,
        deps,
        extra_bytes: Vec::new(),
        author: None,
    };
    for _ in 0..=tape.below(6) {
        let op = operation(tape, &behind, &change, person);
        change.operations.push(op);
    }
    let at = earlier.len();
    made(Change::from(change).raw_bytes().to_vec(), who, past | 1 << at)
}

/// An operation that is nearly right.
fn operation(tape: &mut Tape<'_>, behind: &[&ExpandedChange], own: &ExpandedChange, person: &Somebody) -> Op {
    let known: Vec<(OpId, &Op)> = behind
        .iter()
        .copied()
        .chain([own])
        .flat_map(|change| {
            (change.start_op.get()..)
                .zip(&change.operations)
                .map(|(at, op)| (OpId::new(at, &change.actor_id), op))
        })
        .collect();
    let kind = tape.below(6);
    if kind > 3 {
        return in_text(tape, &known);
    }
    let entities: Vec<&OpId> =
        known.iter().filter(|(_, op)| matches!(op.action, OpType::Make(_))).map(|(id, _)| id).collect();
    let (obj, name, action) = if kind == 0 || (kind == 1 && entities.is_empty()) {
        let tag = person.writer.tag.as_str();
        let name = format!("{tag}.{}", tape.below(3));
        (tape.one_of(&beginning().collections).clone(), name, OpType::Make(ObjType::Map))
    } else if kind == 1 {
        let name = ["body", "state"][tape.below(2)].to_owned();
        (ObjectId::Id((*tape.one_of(&entities)).clone()), name, OpType::Put(value(tape)))
    } else {
        let owner = &beginning().people[tape.below(3)].writer.tag;
        let name = format!("{}|label", owner.as_str());
        (tape.one_of(&beginning().collections).clone(), name, OpType::Put(value(tape)))
    };
    let key = Key::Map(name.as_str().into());
    let pred: Vec<OpId> =
        known.iter().filter(|(_, op)| op.obj == obj && op.key == key).map(|(id, _)| id.clone()).collect();
    let pred =
        if tape.rarely() { known.first().map(|(id, _)| id.clone()).into_iter().collect() } else { pred };
    Op { action, obj, key, pred: pred.into(), insert: tape.rarely() }
}

fn in_text(tape: &mut Tape<'_>, known: &[(OpId, &Op)]) -> Op {
    let text = &beginning().text;
    let characters: Vec<&OpId> =
        known.iter().filter(|(_, op)| op.obj == *text && op.insert).map(|(id, _)| id).collect();
    let at = characters.get(tape.below(characters.len().max(1))).map(|id| (*id).clone());
    let (true, Some(at)) = (tape.below(2) == 0, at.clone()) else {
        let element = at.filter(|_| !tape.rarely()).map_or(ElementId::Head, ElementId::Id);
        let action = OpType::Put(ScalarValue::Str(["a", "é", "😀"][tape.below(3)].into()));
        return Op {
            action,
            obj: text.clone(),
            key: Key::Seq(element),
            pred: Vec::new().into(),
            insert: true,
        };
    };
    let key = Key::Seq(ElementId::Id(at.clone()));
    Op { action: OpType::Delete, obj: text.clone(), key, pred: vec![at].into(), insert: false }
}

fn value(tape: &mut Tape<'_>) -> ScalarValue {
    match tape.below(6) {
        0 => ScalarValue::Str("word".into()),
        1 => ScalarValue::Boolean(true),
        2 => ScalarValue::Int(i64::from(tape.byte())),
        3 => ScalarValue::F64(f64::from(tape.byte()) / 2.0),
        4 => ScalarValue::Bytes(vec![tape.byte(); 3]),
        _ => ScalarValue::Uint(u64::from(tape.byte())),
    }
}

/// Inputs to begin with, each with a name.
#[must_use]
pub fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let voice = [1, 1, 0, 1, 0, 0, 3, 0, 0, 0, 1, 0, 0];
    vec![
        ("nothing", Vec::new()),
        ("voice", voice.to_vec()),
        ("voices", [voice, voice, voice].concat()),
        ("altered", [0, 0, 1, 0, 90, 1, 1, 0, 60, 0, 7].to_vec()),
        ("many", (0..400_u32).map(|n| u8::try_from(n * n % 241).unwrap()).collect()),
    ]
}
