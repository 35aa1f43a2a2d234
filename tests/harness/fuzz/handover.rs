//! Hand-over files: reading one never panics, and what a member's changed software puts into one is taken in once, is not
//! news the second time, and is what the next start finds.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use shared::domain::{Edit, Role, Value};
use shared::keys::SignDomain;
use shared::keys::act::{Act, Decision};
use shared::keys::invite::Offer;
use shared::sync::{Effect, Founding, Millis, Parcel, Session};
use shared::wire::envelope::{HEADER, SIGNATURE};
use shared::wire::{Envelope, HandOver};

use super::tape::Tape;
use crate::stranger::Stranger;
use crate::template::TABLE;

/// Rows in one file.
const ROWS_MAX: usize = 12;
/// How often what came of one file may make an app start over before it stands.
const STARTS_MAX: usize = 4;
/// Bytes of a file before its counts.
const COUNTS: usize = 81;

type Records = BTreeMap<String, Vec<u8>>;

/// A lead's phone, and a coordinator with software of her own.
struct Beginning {
    records: Records,
    maker: Stranger,
    /// An honest file, and rows that an honest file may hold.
    file: Vec<u8>,
    rows: Vec<Vec<u8>>,
}

fn rng() -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(1)
}

/// Performs what a session wants stored, and starts it over as often as it asks for that.
fn perform(session: &mut Session, records: &mut Records) {
    for n_starts in 0.. {
        assert!(n_starts < STARTS_MAX, "it asks to start over again and again");
        let mut starts_over = false;
        while let Some(effect) = session.next_effect() {
            starts_over |= matches!(effect, Effect::StartOver);
            if let Effect::Persist(writes) = effect {
                writes.into_iter().for_each(|write| write.perform(records));
            }
        }
        if !starts_over {
            return;
        }
        *session = restored(records);
    }
}

fn restored(records: &Records) -> Session {
    Session::restore(records.clone().into_iter().collect(), &mut rng())
        .expect("what was stored can be restored")
}

fn beginning() -> &'static Beginning {
    static BEGINNING: OnceLock<Beginning> = OnceLock::new();
    BEGINNING.get_or_init(|| {
        let (records, maker, rows) = founded(Millis(0));
        let borrowed: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
        let file = HandOver::write(&maker.keys, &maker.member, &borrowed, &[b"a body"], Millis(0)).unwrap();
        // The same founder, with the same keys, a minute later: what each of the two wrote has the numbers of what the
        // other one wrote.
        let rows = [founded(Millis(60_000)).2, rows].concat();
        Beginning { records, maker, file, rows }
    })
}

/// What the lead has stored, the coordinator, and what both have written.
fn founded(now: Millis) -> (Records, Stranger, Vec<Vec<u8>>) {
    let (mut rng, mut records) = (rng(), Records::new());
    let founding = Founding { template: &TABLE, lang: "en", nickname: "lead", creation_code: "" };
    let mut lead = Session::found(&founding, now, &mut rng);
    let offer = Offer { role: Role::Coordinator, until_s: 0, uses_max: 0 };
    let invite = lead.invite(offer, "en", now, &mut rng).unwrap();
    perform(&mut lead, &mut records);
    let saved: Vec<_> = records.clone().into_iter().collect();
    let from_lead = lead.export(&saved, Parcel::Everything, now).unwrap();
    let mut maker = Stranger::joins(&invite, &mut rng);
    let theirs = HandOver::read(&from_lead, maker.member.initiative).unwrap().envelopes;
    let mut rows: Vec<Vec<u8>> = theirs.into_iter().map(<[u8]>::to_vec).collect();
    rows.iter().for_each(|row| maker.follow(row.clone()));
    rows.push(maker.introduction.clone());
    for n in 0..3 {
        let fields = vec![("body".to_owned(), Value::Text(format!("voice {n}")))];
        let key = format!("{}.{n}", maker.member.device.tag().as_str());
        let edit = Edit::Create { kind: "contributions", key, fields };
        let writer = maker.writer(Role::Coordinator);
        let chunk = maker.document.edit(&[edit], &writer, n).unwrap().expect("it is new").chunk;
        rows.push(maker.envelope(vec![chunk], &mut rng));
    }
    let drops = maker.document.heads().into_iter().map(Into::into).collect();
    let decision = Act::Decision(Decision { adopts: Vec::new(), drops, keeps: Vec::new() });
    rows.push(Envelope::act(&maker.keys, &maker.member, &decision).bytes().to_vec());
    (records, maker, rows)
}

/// One input.
pub fn run(data: &[u8]) {
    let Some((how, data)) = data.split_first() else { return };
    let Beginning { maker, file, .. } = beginning();
    match how % 4 {
        0 => read(data),
        1 => read(&signed([&file[..COUNTS], data].concat())),
        2 => read(&signed([&file[..COUNTS], &counted(data)].concat())),
        _ => {
            let rows = rows(Tape(data));
            let rows: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
            let (envelopes, bodies) = rows.split_at(rows.len() - rows.len() / 8);
            if let Ok(file) = HandOver::write(&maker.keys, &maker.member, envelopes, bodies, Millis(1)) {
                taken_in(&file);
            }
        }
    }
}

/// A file with its maker's signature behind it.
fn signed(bytes: Vec<u8>) -> Vec<u8> {
    let signature = beginning().maker.keys.sign(SignDomain::HandOver, &bytes);
    [bytes, signature.to_vec()].concat()
}

/// Rows behind counts that may be theirs.
fn counted(data: &[u8]) -> Vec<u8> {
    let Some((&[n_envelopes, n_bodies], rows)) = data.split_first_chunk() else { return Vec::new() };
    let length = u32::try_from(rows.len()).unwrap_or(u32::MAX).to_be_bytes();
    [&[0, 0, 0, n_envelopes, 0, 0, 0, n_bodies], &length[..], rows].concat()
}

fn read(file: &[u8]) {
    let initiative = beginning().maker.member.initiative;
    let Ok(HandOver { envelopes, bodies, .. }) = HandOver::read(file, initiative) else { return };
    let length: usize = envelopes.iter().chain(&bodies).map(|row| row.len() + 3).sum();
    assert!(COUNTS + 12 + length + SIGNATURE == file.len(), "bytes that belong to nothing");
    taken_in(file);
}

/// Honest rows, and rows that are nearly so.
fn rows(mut tape: Tape<'_>) -> Vec<Vec<u8>> {
    let honest = &beginning().rows;
    let mut rows = Vec::new();
    while !tape.is_over() && rows.len() < ROWS_MAX {
        let mut row = tape.one_of(honest).clone();
        let how = tape.below(4);
        if how > 0 {
            let body = row.len() - SIGNATURE - HEADER;
            match how {
                // What kind it says it is of, what it says at some place, how long it is.
                1 => row[1] = tape.byte() % 8,
                2 => {
                    let at = HEADER + (tape.below(256) << 8 | tape.below(256)) % body;
                    row[at] ^= tape.byte();
                }
                _ => row.truncate(HEADER + tape.below(256) % body),
            }
            row = outside_of_makers(&row);
        }
        rows.push(row);
    }
    rows
}

/// The same body, signed by the file's maker.
fn outside_of_makers(row: &[u8]) -> Vec<u8> {
    let Beginning { maker, rows, .. } = beginning();
    let own = rows.last().unwrap();
    let end = row.len() - if row.len() > HEADER + SIGNATURE { SIGNATURE } else { 0 };
    let mut bytes = [&row[..22], &own[22..70], &row[70..end]].concat();
    let signature = maker.keys.sign(SignDomain::Envelope, &bytes);
    bytes.extend_from_slice(&signature);
    bytes
}

fn taken_in(file: &[u8]) {
    let mut records = beginning().records.clone();
    let mut session = restored(&records);
    perform(&mut session, &mut records);
    let before = session.document().heads();
    let Ok(told) = session.import(file, Millis(2)) else {
        assert!(session.document().heads() == before, "a file that was refused changed something");
        return;
    };
    perform(&mut session, &mut records);
    let again = session.import(file, Millis(3)).expect("it was taken in before");
    assert!(again.n_envelopes == told.n_envelopes && again.n_fresh == 0 && again.difference.is_nothing());
    perform(&mut session, &mut records);
    let next = restored(&records);
    assert!(next.document().heads() == session.document().heads(), "the next start finds something else");
    assert!(next.initiative() == session.initiative(), "the next start shows something else");
}

/// Inputs to begin with, each with a name.
#[must_use]
pub fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let file = &beginning().file;
    let input = |how: u8, data: &[u8]| [&[how], data].concat();
    let unsigned = &file[..file.len() - SIGNATURE];
    vec![
        ("file", input(0, file)),
        ("counts", input(1, &unsigned[COUNTS..])),
        ("rows", input(2, &[&[2, 1], &[0, 0, 2, 7, 7, 0, 0, 0, 0, 0, 1, 9][..]].concat())),
        ("honest", input(3, &(8..16).flat_map(|row| [row, 0]).collect::<Vec<u8>>())),
        ("altered", input(3, &[4, 0, 5, 1, 3, 6, 2, 0, 9, 1, 7, 3, 40, 5, 0])),
        ("act", input(3, &[4, 0, 8, 0, 8, 2, 0, 3, 255, 6, 0])),
        ("forks", input(3, &(0..7).flat_map(|row| [row, 0]).collect::<Vec<u8>>())),
    ]
}
