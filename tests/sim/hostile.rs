//! Members with changed software, and strangers: what they send is refused by every honest phone alike, breaks nothing,
//! and is kept aside where it can be looked at.

use automerge::Change;
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

pub(crate) fn send_changes(world: &mut World, conn: ConnId, chunks: Vec<Vec<u8>>) {
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
    all_go_on(world, phones);
    for phone in phones {
        assert_eq!(world.on(phone).session().initiative().each("contributions").count(), 2);
    }
}

/// What somebody says reaches everybody.
pub(crate) fn all_go_on(world: &mut World, phones: [PhoneId; 3]) {
    let voice = world.on(phones[1]).give_voice("We go on.");
    world.run_until_quiet();
    for phone in phones {
        assert!(world.on(phone).sees_voice(&voice).is_some());
        assert!(world.screen(phone) == world.screen(phones[0]));
    }
}

/// The honest change that others spoil is taken up: it is the spoiling that is refused.
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
