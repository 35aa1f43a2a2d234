//! A member of a generated neighbourhood whose software is their own, and who tries whatever might break the others.

use automerge::legacy::{ObjectId, OpId, OpType};
use automerge::{ActorId, Change, ChangeHash, ScalarValue};
use rand_chacha::rand_core::Rng;
use shared::domain::{Edit, Role, Value};
use shared::keys::fresh_key;
use shared::sync::ConnId;
use shared::wire::Envelope;

use crate::chance::{below, fresh_word};
use crate::oracle::Saying;
use crate::phone::Phone;
use crate::stranger::{self, Stranger};
use crate::{PhoneId, World};

/// The rogue.
#[derive(Debug)]
pub struct Rogue {
    conn: ConnId,
    /// What it wrote as an honest app would have: each may be forked later.
    honest: Vec<Vec<u8>>,
}

impl World {
    /// A rogue joins, invited by the founder.
    pub fn admit_rogue(&mut self, role: Role) {
        let Some(invite) = self.invite(PhoneId(0), role) else { return };
        let stranger = Stranger::joins(&invite, &mut self.rng);
        let conn = self.dial_as(stranger);
        self.rogue = Some(Rogue { conn, honest: Vec::new() });
    }

    /// The rogue does something, if there is one: what an app would do, or one of the things that no app does.
    pub fn rogue_acts(&mut self) {
        let Some(mut rogue) = self.rogue.take() else { return };
        if !self.network.is_sound(rogue.conn) {
            rogue.conn = self.dial_again_as(rogue.conn);
        }
        match below(&mut self.rng, 6) {
            0 | 1 => {
                let chunk = self.rogue_voice(rogue.conn, true);
                rogue.honest.push(chunk.clone());
                self.push_changes_as(rogue.conn, vec![chunk]);
            }
            2 => {
                let chunk = self.rogue_voice(rogue.conn, false);
                let spoilt = self.spoilt(&chunk);
                self.push_changes_as(rogue.conn, vec![spoilt]);
            }
            3 => {
                let at = below(&mut self.rng, rogue.honest.len());
                if let Some(original) = rogue.honest.get(at) {
                    self.oracle.has_forked = true;
                    let twin = twin(original, &fresh_word(&mut self.rng));
                    self.push_changes_as(rogue.conn, vec![twin]);
                }
            }
            4 => {
                let mut chunk = self.rogue_voice(rogue.conn, false);
                let at = below(&mut self.rng, chunk.len());
                chunk[at] ^= 1 << below(&mut self.rng, 8);
                self.push_changes_as(rogue.conn, vec![chunk]);
            }
            _ => {
                let mut garbage = vec![0; 200];
                self.rng.fill_bytes(&mut garbage);
                self.send_as(rogue.conn, &stranger::push(garbage));
            }
        }
        self.rogue = Some(rogue);
    }

    /// How many of a phone's envelopes that were set aside are the rogue's.
    pub(crate) fn n_from_the_rogue(&self, phone: &Phone) -> usize {
        let (Some(rogue), Some(session)) = (&self.rogue, phone.session()) else { return 0 };
        let device = self.stranger(rogue.conn).member.device;
        let is_its = |record: &str| {
            let bytes = phone.disk.get(record).unwrap_or_default();
            Envelope::read_stored(bytes.to_vec()).is_ok_and(|envelope| envelope.author() == device)
        };
        session.set_aside().filter(|aside| is_its(&aside.record)).count()
    }

    /// A voice as an app would give it; the rogue's own document holds it only if it means to go on from there.
    fn rogue_voice(&mut self, conn: ConnId, is_kept: bool) -> Vec<u8> {
        let body = fresh_word(&mut self.rng);
        let tag = self.stranger(conn).member.device.tag();
        let key = fresh_key(&tag, &mut self.rng);
        let fields = [("kind", "idea"), ("audience", "everyone"), ("lang", "en"), ("body", &body)]
            .map(|(name, words)| (name.to_owned(), Value::Text(words.to_owned())));
        let edit = Edit::Create { kind: "contributions", key: key.clone(), fields: fields.to_vec() };
        self.oracle.perhaps_saved(&Saying::Entity {
            kind: "contributions",
            key,
            says: None,
            sealed: None,
            media: Vec::new(),
        });
        let stranger = self.stranger_mut(conn);
        let writer = stranger.writer(Role::Lead);
        let mut scratch = stranger.document.clone();
        let document = if is_kept { &mut stranger.document } else { &mut scratch };
        document.edit(&[edit], &writer, 0).expect("it is small").expect("it is new").chunk
    }

    /// A change with one thing in it that no app writes.
    fn spoilt(&mut self, chunk: &[u8]) -> Vec<u8> {
        let mut change = Change::from_bytes(chunk.to_vec()).expect("an honest change").decode();
        let nowhere = OpId::new(77_777, &ActorId::from([9; 16]));
        match below(&mut self.rng, 9) {
            0 => change.seq += 1,
            1 => change.start_op = change.start_op.checked_add(1).expect("a small number"),
            2 => change.start_op = 1.try_into().expect("not zero"),
            3 => change.deps = vec![ChangeHash([9; 32])],
            4 => change.deps.clear(),
            5 => change.actor_id = ActorId::from([7; 16]),
            6 => change.operations[0].obj = ObjectId::Id(nowhere),
            7 => change.operations[1].pred = vec![nowhere].into(),
            _ => change.operations[1].action = OpType::Delete,
        }
        Change::from(change).raw_bytes().to_vec()
    }
}

/// The same change with another wording: its author's actor, its number, what it builds on.
///
/// # Panics
/// When the change does not end with a body.
#[must_use]
pub fn twin(chunk: &[u8], body: &str) -> Vec<u8> {
    let mut change = Change::from_bytes(chunk.to_vec()).unwrap().decode();
    let last = change.operations.last_mut().unwrap();
    assert!(matches!(&last.action, OpType::Put(ScalarValue::Str(_))), "the body comes last");
    last.action = OpType::Put(ScalarValue::Str(body.into()));
    Change::from(change).raw_bytes().to_vec()
}
