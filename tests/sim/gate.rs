//! Every kind of change that breaks Automerge, or the rules of the neighbourhood: each is refused by every honest phone, for
//! the reason that is meant.

use automerge::legacy::{ElementId, Key, ObjectId, Op, OpId, OpType};
use automerge::{ActorId, Automerge, Change, ChangeHash, ExpandedChange, ObjType, ScalarValue};
use shared::domain::{Edit, Role};
use shared::keys::DeviceKeys;
use shared::sync::ConnId;
use shared::wire::limits::{DEPS_MAX, OPS_MAX};
use tests::World;

use crate::hostile::{all_refuse, honest_change, send_changes, with_a_stranger};

/// Sends a chunk, made by or from that of an honest app, that every phone must refuse with these words.
fn refused(why: &str, seed: u64, make: impl FnOnce(&mut World, ConnId) -> Vec<u8>) {
    let (mut world, phones, conn) = with_a_stranger(seed, Role::FieldWorker);
    let before = world.screen(phones[0]);
    let chunk = make(&mut world, conn);
    send_changes(&mut world, conn, vec![chunk]);
    for phone in phones {
        let session = world.phone(phone).session().expect("the app is open");
        let whys: Vec<&str> = session.set_aside().map(|aside| aside.why).collect();
        assert!(matches!(whys[..], [only] if only.contains(why)), "expected {why}, found {whys:?}");
    }
    all_refuse(&mut world, phones, &before, 1);
}

/// As [`refused`], for a voice that is spoilt.
pub(crate) fn spoilt_voice(why: &str, seed: u64, spoil: impl FnOnce(&mut ExpandedChange, &DeviceKeys)) {
    refused(why, seed, |world, conn| {
        let chunk = honest_change(world, conn, "An idea.");
        spoilt(&chunk, |change| spoil(change, &world.stranger(conn).keys))
    });
}

fn spoilt(chunk: &[u8], spoil: impl FnOnce(&mut ExpandedChange)) -> Vec<u8> {
    let mut change = Change::from_bytes(chunk.to_vec()).unwrap().decode();
    spoil(&mut change);
    Change::from(change).raw_bytes().to_vec()
}

/// As [`refused`], for an edit of the vision that is spoilt.
fn spoilt_text(why: &str, seed: u64, spoil: impl FnOnce(&mut ExpandedChange)) {
    refused(why, seed, |world, conn| {
        let stranger = world.stranger_mut(conn);
        let writer = stranger.writer(Role::FieldWorker);
        let base = stranger.document.initiative().agenda_text("vision", "en").to_owned();
        let text = base.replace("dry", "warm");
        let edit = Edit::Text { field: "vision", lang: "en".to_owned(), base, text };
        let chunk = stranger.document.edit(&[edit], &writer, 0).unwrap().expect("it is new").chunk;
        spoilt(&chunk, spoil)
    });
}

/// Bytes of Automerge's that are no plain change: a sync message, a document, a deflated change, two changes in one.
#[test]
fn what_is_no_plain_change_is_refused_by_all() {
    let sync = [0x42, 0, 0, 0, 1, 1, 0xff, 0xff, 0xff, 0x0f];
    refused("found another magic number", 1, |_, _| sync.to_vec());
    refused("found less than a length says", 2, |_, _| Vec::new());
    refused("found another kind of chunk", 3, |_, _| Automerge::new().save());
    refused("found another kind of chunk", 4, |world, conn| {
        let long = honest_change(world, conn, &"a long sentence, ".repeat(40));
        let deflated = Change::from_bytes(long).unwrap().bytes().to_vec();
        assert_eq!(deflated[8], 2, "it is deflated");
        deflated
    });
    refused("found bytes behind it", 5, |world, conn| {
        let one = honest_change(world, conn, "An idea.");
        [one.clone(), one].concat()
    });
    refused("found bytes that do not read", 6, |world, conn| {
        let mut chunk = honest_change(world, conn, "An idea.");
        *chunk.last_mut().unwrap() ^= 1;
        chunk
    });
}

/// A change says that it is its author's third, and there was no second.
#[test]
fn a_gap_in_the_sequence_is_refused_by_all() {
    spoilt_voice("change number 1, found 3", 4, |change, _| change.seq = 3);
    spoilt_voice("change number 1, found 0", 4, |change, _| change.seq = 0);
}

/// A change does not build on its author's previous one.
#[test]
fn a_change_beside_its_authors_previous_one_is_refused_by_all() {
    let (mut world, phones, conn) = with_a_stranger(1, Role::FieldWorker);
    let one = honest_change(&mut world, conn, "An idea.");
    let deps = Change::from_bytes(one.clone()).unwrap().deps().to_vec();
    let other = spoilt(&honest_change(&mut world, conn, "Another one."), |change| change.deps = deps);
    send_changes(&mut world, conn, vec![one]);
    let before = world.screen(phones[0]);
    send_changes(&mut world, conn, vec![other]);
    for phone in phones {
        let session = world.phone(phone).session().expect("the app is open");
        let whys: Vec<&str> = session.set_aside().map(|aside| aside.why).collect();
        assert!(matches!(whys[..], [only] if only.contains("change number 1, found 2")), "{whys:?}");
        assert!(world.screen(phone) == before);
    }
    crate::hostile::all_go_on(&mut world, phones);
}

/// Operations are numbered lower, or higher, than what the change builds on allows.
#[test]
fn operations_numbered_from_elsewhere_are_refused_by_all() {
    let why = "first operation to have number";
    spoilt_voice(why, 5, |change, _| change.start_op = 1.try_into().unwrap());
    spoilt_voice(why, 6, |change, _| change.start_op = change.start_op.checked_add(1).unwrap());
    spoilt_voice(why, 7, |change, _| change.start_op = 4_000_000.try_into().unwrap());
}

/// Nobody's, of an author nobody knows.
fn nowhere() -> OpId {
    OpId::new(77_777, &ActorId::from([9; 16]))
}

/// An operation that genesis, whose author all know, did not make.
fn never() -> OpId {
    OpId::new(77_777, &ActorId::from(*b"ensemble genesis"))
}

/// Operations name an object, a value or a character that does not exist, or not in their past.
#[test]
fn names_of_what_does_not_exist_are_refused_by_all() {
    for id in [nowhere(), never()] {
        let (object, value, character) = (id.clone(), id.clone(), id);
        spoilt_voice("names an object", 7, |change, _| change.operations[0].obj = ObjectId::Id(object));
        spoilt_voice("names a value", 8, |change, _| change.operations[1].pred = vec![value].into());
        spoilt_text("names a character", 9, |change| {
            change.operations[0].key = Key::Seq(ElementId::Id(character));
        });
    }
    spoilt_voice("names an object", 10, |change, _| {
        let later = OpId::new(change.start_op.get() + 50, &change.actor_id);
        change.operations[1].obj = ObjectId::Id(later);
    });
    spoilt_text("names a value", 11, |change| {
        let delete =
            change.operations.iter_mut().find(|op| op.action == OpType::Delete).expect("a word goes");
        delete.pred = vec![never()].into();
    });
}

/// What exists, but is not in the past of the change that names it.
#[test]
fn names_of_what_came_later_are_refused_by_all() {
    let (mut world, phones, conn) = with_a_stranger(1, Role::FieldWorker);
    let old = Change::from_bytes(honest_change(&mut world, conn, "An idea.")).unwrap().deps().to_vec();
    let voice = world.on(phones[1]).give_voice("Given meanwhile.");
    world.run_until_quiet();
    let edits = [Edit::Set {
        kind: "contributions",
        key: voice,
        field: "body".to_owned(),
        value: shared::domain::Value::Text("Taken back.".to_owned()),
    }];
    let stranger = world.stranger_mut(conn);
    let writer = stranger.writer(Role::Coordinator);
    let chunk = stranger.document.edit(&edits, &writer, 0).unwrap().expect("it is new").chunk;
    let chunk = spoilt(&chunk, |change| {
        (change.seq, change.deps) = (1, old);
    });
    let before = world.screen(phones[0]);
    send_changes(&mut world, conn, vec![chunk]);
    for phone in phones {
        assert!(world.screen(phone) == before);
        assert_eq!(world.on(phone).session().status().n_set_aside, 1);
    }
    crate::hostile::all_go_on(&mut world, phones);
}

/// A change in the name of genesis, and with an actor id of another length.
#[test]
fn an_actor_that_is_no_devices_is_refused_by_all() {
    let genesis = ActorId::from(*b"ensemble genesis");
    spoilt_voice("the actor is another device's", 12, |change, _| change.actor_id = genesis);
    for (len, why) in [(0, "found 0"), (5, "found 5"), (17, "found 17")] {
        let why = format!("an actor id of 16 bytes, {why}");
        spoilt_voice(&why, 13, |change, _| change.actor_id = vec![7; len].into());
    }
}

/// A resident's app creates an entity under somebody else's tag.
#[test]
fn a_voice_in_somebody_elses_name_is_refused_by_all() {
    spoilt_voice("does not begin with its author's tag", 14, |change, _| {
        change.operations[0].key = Key::Map("aaaaaaaaaaaaaaaa.1".into());
    });
}

/// Puts maps into maps, from the root or from the entity on.
fn nested(change: &mut ExpandedChange, n: usize, is_at_root: bool) {
    let first = change.operations.len() as u64;
    for at in first..first + n as u64 {
        let above = OpId::new(change.start_op.get() + at - 1, &change.actor_id);
        let above = if at == first { OpId::new(change.start_op.get(), &change.actor_id) } else { above };
        let obj = if is_at_root && at == first { ObjectId::Root } else { ObjectId::Id(above) };
        let (key, pred) = (Key::Map("deeper".into()), vec![].into());
        change.operations.push(Op { action: OpType::Make(ObjType::Map), obj, key, pred, insert: false });
    }
}

/// Maps in maps, a few and twenty thousand, at the root and in an entity; and more operations than a change may have.
#[test]
fn objects_where_none_belong_are_refused_by_all() {
    for n in [1, 20, OPS_MAX - 100] {
        spoilt_voice("a write to the root", 15, |change, _| nested(change, n, true));
        spoilt_voice("a write that entities do not take", 16, |change, _| nested(change, n, false));
    }
    spoilt_voice("between 1 and 20000 operations", 17, |change, _| nested(change, OPS_MAX, false));
    spoilt_voice("between 1 and 20000 operations", 18, |change, _| change.operations.clear());
}

/// A change that builds on nothing, and on more than anything does.
#[test]
fn too_few_and_too_many_dependencies_are_refused_by_all() {
    spoilt_voice("dependencies, found 0", 19, |change, _| change.deps.clear());
    spoilt_voice("dependencies, found 1025", 20, |change, _| {
        change.deps =
            (0..=DEPS_MAX).map(|n| ChangeHash(*blake3::hash(&n.to_be_bytes()).as_bytes())).collect();
    });
}

/// Operations that Automerge has and the app does not: counters, lists, marks, values of other kinds.
#[test]
fn what_no_app_does_is_refused_by_all() {
    let actions = [
        OpType::Make(ObjType::List),
        OpType::Make(ObjType::Table),
        OpType::Increment(1),
        OpType::Delete,
        OpType::Put(ScalarValue::Null),
        OpType::Put(ScalarValue::counter(1)),
        OpType::Put(ScalarValue::Timestamp(1)),
        OpType::Put(ScalarValue::Uint(1)),
        OpType::Put(ScalarValue::F64(f64::NAN)),
        OpType::Put(ScalarValue::Unknown { type_code: 12, bytes: vec![1] }),
    ];
    for action in actions {
        spoilt_voice("operation 1: a", 21, |change, _| change.operations[1].action = action);
    }
    spoilt_voice("operation 1: a key that is empty", 22, |change, _| {
        change.operations[1].key = Key::Map("two\nlines".into());
    });
    spoilt_text("operation 0: a key of the wrong kind", 23, |change| {
        change.operations[0].key = Key::Map("word".into());
    });
}
