//! The replicated document: the only caller of Automerge.
//!
//! Automerge trusts its authors; this module does not. Every change, one's own included, passes the [`gate`] before it
//! counts. What the document says is kept beside it as a plain [`Initiative`], brought up to date entity by entity.

mod ancestry;
mod clash;
mod forks;
pub mod gate;
mod genesis;
pub mod history;
mod index;
mod late;
mod past;
mod read;
mod stranded;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use automerge::transaction::{CommitOptions, Transactable, Transaction};
use automerge::{
    ActorId, Automerge, AutomergeError, Change, ChangeHash, ObjId, ObjType, ROOT, ReadDoc, ScalarValue,
};

use gate::{Checked, Gate};
use thiserror::Error;

pub use clash::{Clash, Version};
pub use gate::{GateError, Writer};
pub use late::LateChange;
pub use past::PAST_MAX;

use crate::domain::{Edit, Initiative, Value};
use crate::wire::limits::{OPS_MAX, PARKED_MAX};

/// One place in the document that a change writes to, as far as screens care: a collection and a key in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Touched {
    /// The collection's name.
    pub kind: String,
    /// The entity's key, or an agenda text's `field|lang`.
    pub key: String,
}

/// Changes that came from somewhere else.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// The caller's number for where they came from; given back with the verdict.
    pub source: u64,
    /// Whose they are.
    pub writer: Writer,
    /// Plain chunks, in order.
    pub chunks: Vec<Vec<u8>>,
    /// Whether their author is no longer a member: see [`late`].
    pub is_late: bool,
}

/// One change of the author's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnChange {
    /// Its plain chunk.
    pub chunk: Vec<u8>,
    /// The places it writes to.
    pub touched: BTreeSet<Touched>,
}

/// One change would take more operations than it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("expected at most {OPS_MAX} operations, found {found}")]
pub struct TooManyOperations {
    /// What it would take.
    pub found: usize,
}

/// What came of applying changes.
#[derive(Debug, Default)]
pub struct Received {
    /// Places whose plain state is new.
    pub touched: BTreeSet<Touched>,
    /// Sources with a change that was refused, and why.
    pub refused: Vec<(u64, GateError)>,
    /// Something was let in that no longer counts, or was refused and counts now: everything is to be read anew, from an
    /// empty document.
    pub is_undone: bool,
}

/// The document of one initiative on one device.
#[derive(Debug, Clone)]
pub struct Document {
    automerge: Automerge,
    gate: Gate,
    initiative: Initiative,
    parked: Vec<Parked>,
    late: late::Late,
}

#[derive(Debug, Clone)]
struct Parked {
    change: Change,
    writer: Writer,
    source: u64,
}

impl Document {
    /// The document as genesis made it, for an author with this actor id: a fresh one of the device for each time the app
    /// is opened.
    #[must_use]
    pub fn new(actor: [u8; 16]) -> Self {
        let (mut automerge, change) = genesis::document();
        let gate = Gate::new(&change);
        automerge.set_actor(ActorId::from(actor));
        Self {
            automerge,
            gate,
            initiative: Initiative::default(),
            parked: Vec::new(),
            late: late::Late::default(),
        }
    }

    /// What the document says.
    #[must_use]
    pub const fn initiative(&self) -> &Initiative {
        &self.initiative
    }

    /// The hashes of the changes nothing builds on yet, sorted: equal heads are equal documents.
    #[must_use]
    pub fn heads(&self) -> Vec<[u8; 32]> {
        let mut heads: Vec<[u8; 32]> = self.automerge.get_heads().into_iter().map(|hash| hash.0).collect();
        heads.sort_unstable();
        heads
    }

    /// Changes held back because what they build on has not arrived.
    #[must_use]
    pub fn n_parked(&self) -> usize {
        self.parked.len()
    }

    /// Where those changes came from that are not in the document yet: they wait, or came too late.
    pub fn unsettled(&self) -> impl Iterator<Item = u64> {
        let parked = self.parked.iter().map(|parked| parked.source);
        parked.chain(self.late().map(|change| change.source))
    }

    /// The hashes by which those changes are signed.
    pub fn unsettled_digests(&self) -> impl Iterator<Item = [u8; 32]> {
        let parked = self.parked.iter().chain(self.late.each());
        parked.map(|parked| *blake3::hash(parked.change.raw_bytes()).as_bytes())
    }

    /// The whole document in Automerge's own format.
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        self.automerge.save()
    }

    /// The whole history, packed, and of each actor's last change the hash by which its author signed it; sorted by actor.
    #[must_use]
    pub fn history(&self) -> (Vec<u8>, BTreeMap<[u8; 16], [u8; 32]>) {
        let changes = self.automerge.get_changes(&[]);
        let lasts = changes.iter().skip(1).filter_map(|change| {
            let actor = change.actor_id().to_bytes().try_into().ok()?;
            Some((actor, *blake3::hash(change.raw_bytes()).as_bytes()))
        });
        // Each actor's changes stand in their order, so that the last one stays.
        let lasts = lasts.collect();
        (history::pack(&changes), lasts)
    }

    /// Reads a packed history, and the hashes of the changes in it that nothing builds on; nothing is taken up by it.
    ///
    /// # Errors
    /// Says what is wrong with the bytes.
    pub fn unpack(packed: &[u8]) -> Result<(Vec<history::Unpacked>, Vec<[u8; 32]>), &'static str> {
        history::unpack(packed, &genesis::document().1)
    }

    /// Writes the author's own edits as one change, and returns its chunk; nothing if they change nothing.
    ///
    /// # Errors
    /// When that takes more operations than one change may have; nothing is written then.
    ///
    /// # Panics
    /// When the edits are outside the writer's role or the schema: commands check that before.
    pub fn edit(
        &mut self,
        edits: &[Edit],
        writer: &Writer,
        at_s: i64,
    ) -> Result<Option<OwnChange>, TooManyOperations> {
        let mut tx = self.automerge.transaction();
        for edit in edits {
            write(&mut tx, edit).expect("edits name maps and texts that exist from genesis");
        }
        let found = tx.pending_ops();
        if found == 0 || found > OPS_MAX {
            tx.rollback();
            return if found == 0 { Ok(None) } else { Err(TooManyOperations { found }) };
        }
        tx.commit_with(CommitOptions::default().with_time(at_s));
        let change = self.automerge.get_last_local_change().expect("a change was just committed");
        let Checked::Accepted(touched) = self.gate.check(&change, writer) else {
            unreachable!("commands write what the gate accepts")
        };
        self.refresh(&touched);
        Ok(Some(OwnChange { chunk: change.raw_bytes().to_vec(), touched }))
    }

    /// Applies changes of others, in one batch. Known ones change nothing; those that build on what has not arrived
    /// wait; those outside their author's role or harmful are refused.
    ///
    /// # Panics
    /// When Automerge cannot apply what the gate accepted, which the gate's tests rule out.
    pub fn receive(&mut self, incoming: Vec<Incoming>) -> Received {
        let mut received = Received::default();
        let mut queue = std::mem::take(&mut self.parked);
        for Incoming { source, writer, chunks, is_late } in incoming {
            for chunk in chunks {
                let read = gate::parse(&chunk);
                if is_late {
                    match read {
                        Ok(_) if self.late.is_full() => {
                            received.refused.push((source, GateError::TooManyWaiting));
                        }
                        Ok(change) => self.late.keep(Parked { change, writer: writer.clone(), source }),
                        Err(error) => received.refused.push((source, error)),
                    }
                    continue;
                }
                let noted = read.and_then(|change| self.gate.note(&change, &writer).map(|()| change));
                match noted {
                    Ok(change) => queue.push(Parked { change, writer: writer.clone(), source }),
                    Err(error) => received.refused.push((source, error)),
                }
            }
        }
        self.let_in_late(&mut queue, &mut received);
        if self.gate.decide() {
            // What is here is given up; nothing more is put on top.
            received.is_undone = true;
            self.parked = queue;
            return received;
        }
        let mut accepted = Vec::new();
        // Each round accepts what the round before made ready; a round that accepts nothing is the last.
        loop {
            let before = accepted.len();
            let mut waiting = Vec::new();
            for parked in queue {
                match self.gate.check(&parked.change, &parked.writer) {
                    Checked::Accepted(touched) => {
                        received.touched.extend(touched);
                        accepted.push(parked.change);
                    }
                    Checked::Known => {}
                    Checked::Waiting => waiting.push(parked),
                    Checked::Refused(error) => received.refused.push((parked.source, error)),
                }
            }
            queue = waiting;
            if accepted.len() == before || queue.is_empty() {
                break;
            }
        }
        for parked in queue.drain(PARKED_MAX.min(queue.len())..) {
            received.refused.push((parked.source, GateError::TooManyWaiting));
        }
        self.parked = queue;
        if !accepted.is_empty() {
            self.automerge.apply_changes(accepted).expect("the gate accepts what Automerge can apply");
        }
        self.refresh(&received.touched);
        received
    }

    /// Whether the change with this hash is in the document.
    #[must_use]
    pub fn has(&self, hash: [u8; 32]) -> bool {
        self.automerge.get_change_by_hash(&ChangeHash(hash)).is_some()
    }

    /// Whether this change is in the document, and its author's role there was needed for it: this writer's does not do.
    #[must_use]
    pub fn is_outside(&self, chunk: &[u8], writer: &Writer) -> bool {
        gate::parse(chunk).is_ok_and(|change| self.gate.is_outside(&change, writer))
    }

    fn refresh(&mut self, touched: &BTreeSet<Touched>) {
        for place in touched {
            read::refresh(&self.automerge, &mut self.initiative, place);
        }
    }
}

/// The object under a name of a map.
fn child(doc: &impl ReadDoc, parent: &ObjId, name: &str) -> Option<ObjId> {
    match doc.get(parent, name) {
        Ok(Some((automerge::Value::Object(_), id))) => Some(id),
        _ => None,
    }
}

fn write(tx: &mut Transaction<'_>, edit: &Edit) -> Result<(), AutomergeError> {
    match edit {
        Edit::Create { kind, key, fields } => {
            let collection = child(tx, &ROOT, kind).ok_or(AutomergeError::NotAnObject)?;
            let entity = tx.put_object(&collection, key.as_str(), ObjType::Map)?;
            for (field, value) in fields {
                tx.put(&entity, field.as_str(), scalar(value))?;
            }
            Ok(())
        }
        Edit::Set { kind, key, field, value } => {
            let collection = child(tx, &ROOT, kind).ok_or(AutomergeError::NotAnObject)?;
            match child(tx, &collection, key) {
                Some(entity) => put_if_new(tx, &entity, field, value),
                None => put_if_new(tx, &collection, &format!("{key}|{field}"), value),
            }
        }
        Edit::Text { field, lang, base, text } => {
            let agenda = child(tx, &ROOT, "agenda").ok_or(AutomergeError::NotAnObject)?;
            let object = child(tx, &agenda, &format!("{field}|{lang}")).ok_or(AutomergeError::NotAnObject)?;
            let stands = tx.text(&object)?;
            if stands == *base {
                text::rewrite(tx, &object, text)
            } else {
                text::rewrite(tx, &object, &clash::beside(base, text, &stands))
            }
        }
    }
}

/// Writes a register unless it holds that value already: saying the same again is no news.
fn put_if_new(
    tx: &mut Transaction<'_>,
    object: &ObjId,
    field: &str,
    value: &Value,
) -> Result<(), AutomergeError> {
    let value = scalar(value);
    let stands = tx.get_all(object, field)?;
    if let [(automerge::Value::Scalar(only), _)] = stands.as_slice()
        && only.as_ref() == &value
    {
        return Ok(());
    }
    let wins = tx.get(object, field)?.is_some_and(|(wins, _)| wins.as_scalar() == Some(&value));
    if stands.len() > 1 && wins {
        // Settling for the value that shows would become a deletion of the others, which the gate takes from nobody.
        let other =
            if value == ScalarValue::Str("".into()) { ScalarValue::Boolean(false) } else { "".into() };
        tx.put(object, field, other)?;
    }
    tx.put(object, field, value)
}

fn scalar(value: &Value) -> ScalarValue {
    match value {
        Value::Text(text) => ScalarValue::Str(text.into()),
        Value::Number(number) => ScalarValue::F64(*number),
        Value::Int(int) => ScalarValue::Int(*int),
        Value::Flag(flag) => ScalarValue::Boolean(*flag),
        Value::Bytes(bytes) => ScalarValue::Bytes(bytes.clone()),
    }
}
