//! Members with changed software, and strangers: what they send is refused by every honest phone alike, breaks nothing,
//! and is kept aside where it can be looked at.

use automerge::legacy::{ElementId, Key, ObjectId, Op, OpId, OpType};
use automerge::{ActorId, Change, ExpandedChange, ObjType, ScalarValue};
use shared::domain::{Edit, Role, Value};
use shared::sync::ConnId;
use tests::stranger::Stranger;
use tests::{PhoneId, World};

/// A lead, a resident and a field worker who have met, and a member whose software is their own.
pub(crate) fn with_a_stranger(seed: u64, role: Role) -> (World, [PhoneId; 3], ConnId) {
    let mut world = World::new(seed);
    let lead = world.found("lead");
    let amina = world.join("amina", Role::Resident);
    let joao = world.join("joao", Role::FieldWorker);
    world.on(amina).give_voice("The crossing has no light.");
    world.run_until_quiet();
    let invite = world.invite(lead, role).unwrap();
    let stranger = Stranger::joins(&invite, &mut world.rng);
    let conn = world.dial_as(stranger);
    world.run_until_quiet();
    (world, [lead, amina, joao], conn)
}

/// A change that an honest app could have made in this member's place: one voice.
pub(crate) fn honest_change(world: &mut World, conn: ConnId, body: &str) -> Vec<u8> {
    let stranger = world.stranger_mut(conn);
    let writer = stranger.writer(Role::Lead);
    let fields = [("kind", "idea"), ("audience", "everyone"), ("lang", "en"), ("body", body)]
        .map(|(name, words)| (name.to_owned(), Value::Text(words.to_owned())));
    let key = format!("{}.{}", writer.tag.as_str(), body.len());
    let edit = Edit::Create { kind: "contributions", key, fields: fields.to_vec() };
    stranger.document.edit(&[edit], &writer, 0).unwrap().expect("it is new").chunk
}

fn send_changes(world: &mut World, conn: ConnId, chunks: Vec<Vec<u8>>) {
    world.push_changes_as(conn, chunks);
    world.run_until_quiet();
}

fn n_set_aside(world: &mut World, phone: PhoneId) -> usize {
    world.on(phone).session().status().n_set_aside
}

/// Everybody shows the same as before, has put `n` envelopes aside, and goes on: also after opening the app again.
pub(crate) fn all_refuse(world: &mut World, phones: [PhoneId; 3], before: &tests::screen::Screen, n: usize) {
    for round in ["at once", "after opening the app again"] {
        for phone in phones {
            assert_eq!(n_set_aside(world, phone), n, "{round}");
            assert!(world.screen(phone) == *before, "{round}");
        }
        phones.iter().for_each(|phone| world.crash(*phone));
        world.run_until_quiet();
    }
    world.on(phones[1]).give_voice("We go on.");
    world.run_until_quiet();
    for phone in phones {
        assert_eq!(world.on(phone).session().initiative().each("contributions").count(), 2);
    }
    assert!(world.screen(phones[0]) == world.screen(phones[2]));
}

/// Sends one change, made from an honest one, that every phone must refuse.
fn refused_by_all(seed: u64, spoil: impl FnOnce(&mut ExpandedChange)) {
    let (mut world, phones, conn) = with_a_stranger(seed, Role::FieldWorker);
    let before = world.screen(phones[0]);
    let chunk = honest_change(&mut world, conn, "An idea.");
    let mut change = Change::from_bytes(chunk).unwrap().decode();
    spoil(&mut change);
    send_changes(&mut world, conn, vec![Change::from(change).raw_bytes().to_vec()]);
    all_refuse(&mut world, phones, &before, 1);
}

/// The honest change that the others below spoil is taken up: it is the spoiling that is refused.
#[test]
fn a_member_with_software_of_their_own_is_a_member() {
    let (mut world, phones, conn) = with_a_stranger(1, Role::FieldWorker);
    let chunk = honest_change(&mut world, conn, "An idea.");
    let again = Change::from(Change::from_bytes(chunk).unwrap().decode());
    send_changes(&mut world, conn, vec![again.raw_bytes().to_vec()]);
    for phone in phones {
        assert_eq!(n_set_aside(&mut world, phone), 0);
        assert_eq!(world.on(phone).session().initiative().each("contributions").count(), 2);
    }
}

/// A resident changes the app so that it takes them for a lead; every other phone knows better.
#[test]
fn a_resident_who_rewrites_the_agenda_is_refused_by_all() {
    let (mut world, phones, conn) = with_a_stranger(2, Role::Resident);
    let before = world.screen(phones[0]);
    let stranger = world.stranger_mut(conn);
    let writer = stranger.writer(Role::Lead);
    let base = stranger.document.initiative().agenda_text("vision", "en").to_owned();
    assert!(!base.is_empty(), "the stranger has followed the initiative");
    let edit = Edit::Text { field: "vision", lang: "en".to_owned(), base, text: "Rents go up.".to_owned() };
    let chunk = stranger.document.edit(&[edit], &writer, 0).unwrap().expect("it is new").chunk;
    send_changes(&mut world, conn, vec![chunk]);
    all_refuse(&mut world, phones, &before, 1);
}

/// A resident's app creates an entity under somebody else's tag.
#[test]
fn a_voice_in_somebody_elses_name_is_refused_by_all() {
    refused_by_all(3, |change| {
        change.operations[0].key = Key::Map("aaaaaaaaaaaaaaaa.1".into());
    });
}

/// A change says it is its author's third, and there was no second.
#[test]
fn a_gap_in_the_sequence_is_refused_by_all() {
    refused_by_all(4, |change| change.seq = 3);
}

/// Operations are numbered lower, or higher, than what the change builds on allows.
#[test]
fn operations_numbered_from_elsewhere_are_refused_by_all() {
    refused_by_all(5, |change| change.start_op = 1.try_into().unwrap());
    refused_by_all(6, |change| change.start_op = 4_000_000.try_into().unwrap());
}

fn nowhere() -> OpId {
    OpId::new(77_777, &ActorId::from([9; 16]))
}

/// Operations name an object, a value or a character that does not exist.
#[test]
fn names_of_what_does_not_exist_are_refused_by_all() {
    refused_by_all(7, |change| change.operations[0].obj = ObjectId::Id(nowhere()));
    refused_by_all(8, |change| change.operations[1].pred = vec![nowhere()].into());
    refused_by_all(9, |change| {
        let (obj, insert) = (change.operations[0].obj.clone(), true);
        let (action, pred) = (OpType::Put(ScalarValue::Str("x".into())), vec![].into());
        let key = Key::Seq(ElementId::Id(nowhere()));
        change.operations.push(Op { action, obj, key, pred, insert });
    });
}

/// A change in the name of another device's actor, and of nobody's.
#[test]
fn the_actor_of_somebody_else_is_refused_by_all() {
    refused_by_all(10, |change| change.actor_id = ActorId::from(*b"ensemble genesis"));
    refused_by_all(11, |change| change.actor_id = ActorId::from([7; 5]));
}

/// Twenty levels of nested maps, at the root and in an entity.
#[test]
fn objects_where_none_belong_are_refused_by_all() {
    for root in [true, false] {
        refused_by_all(12, |change| {
            for _ in 0..20 {
                let at = change.start_op.get() + change.operations.len() as u64 - 1;
                let obj = if root { ObjectId::Root } else { ObjectId::Id(OpId::new(at, &change.actor_id)) };
                let (key, pred) = (Key::Map("deeper".into()), vec![].into());
                let action = OpType::Make(ObjType::Map);
                change.operations.push(Op { action, obj, key, pred, insert: false });
            }
        });
    }
}

/// A number in base 128.
fn leb(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7f {
        bytes.push(u8::try_from(number & 0x7f).unwrap() | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap());
    bytes
}

/// A chunk with these columns, that builds on `dep`.
fn chunk_of(dep: &[u8], columns: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut body = [&[1], dep, &[16], &[7; 16], &[1], &leb(500), &[0, 0, 0]].concat();
    body.push(u8::try_from(columns.len()).unwrap());
    for (kind, column) in columns {
        body.extend([vec![*kind], leb(column.len() as u64)].concat());
    }
    columns.iter().for_each(|(_, column)| body.extend(column));
    [&[0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 1][..], &leb(body.len() as u64), &body].concat()
}

/// Fifty bytes that stand for a million million operations, or for one that replaces as many values: nobody is kept
/// busy by them.
#[test]
fn runs_without_end_keep_nobody_busy() {
    let many = leb(1 << 40);
    let run = |value: &[u8]| [many.as_slice(), value].concat();
    let operations = vec![
        (0x15, run(&[1, b'x'])),
        (0x34, many.clone()),
        (0x42, run(&[1])),
        (0x56, run(&[0])),
        (0x70, run(&[0])),
    ];
    let replaced = vec![
        (0x15, vec![0x7f, 1, b'x']),
        (0x34, vec![1]),
        (0x42, vec![0x7f, 1]),
        (0x56, vec![0x7f, 0]),
        (0x70, [&[0x7f][..], &many].concat()),
        (0x71, run(&[0])),
        (0x73, run(&[0])),
    ];
    let somebody_else = vec![
        (0x01, vec![0x7f, 9]),
        (0x02, vec![0x7f, 1]),
        (0x15, vec![0x7f, 1, b'x']),
        (0x34, vec![1]),
        (0x42, vec![0x7f, 1]),
        (0x56, vec![0x7f, 0]),
        (0x70, vec![0x7f, 0]),
    ];
    for columns in [operations, replaced, somebody_else] {
        let (mut world, phones, conn) = with_a_stranger(13, Role::FieldWorker);
        let before = world.screen(phones[0]);
        let dep = honest_change(&mut world, conn, "An idea.")[12..44].to_vec();
        world.push_changes_as(conn, vec![chunk_of(&dep, &columns)]);
        world.run_until_quiet();
        all_refuse(&mut world, phones, &before, 1);
    }
}

/// A good change and a bad one in one envelope are judged alike by everybody, also by a phone that starts afresh.
#[test]
fn a_good_change_beside_a_bad_one_is_taken_up_by_all() {
    let (mut world, phones, conn) = with_a_stranger(14, Role::Resident);
    let good = honest_change(&mut world, conn, "An idea.");
    let mut bad = Change::from_bytes(honest_change(&mut world, conn, "Another one.")).unwrap().decode();
    bad.seq = 9;
    send_changes(&mut world, conn, vec![good, Change::from(bad).raw_bytes().to_vec()]);
    world.crash(phones[1]);
    world.run_until_quiet();
    let newcomer = world.join("newcomer", Role::Resident);
    world.run_until_quiet();

    let n_voices =
        |world: &mut World, phone| world.on(phone).session().initiative().each("contributions").count();
    for phone in [phones[0], phones[1], phones[2], newcomer] {
        assert_eq!(n_voices(&mut world, phone), 2, "{phone:?}");
        assert!(world.screen(phone) == world.screen(newcomer), "{phone:?}");
    }
}
