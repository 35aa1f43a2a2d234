//! The operations of a change: that what they name exists, that they do only what the app does, and that they stay
//! within their author's role.

use std::collections::BTreeSet;
use std::sync::Arc;

use automerge::legacy::{ElementId, Key, ObjectId, Op, OpId, OpType};
use automerge::{Change, ObjType, ScalarValue};

use super::{GateError, Writer};
use crate::document::Touched;
use crate::document::ancestry::{Ancestry, Clock, OpKey};
use crate::document::index::{Additions, Index, Place};
use crate::domain::rights::Reach;
use crate::domain::schema::{COLLECTIONS, Collection, Shape};
use crate::keys::tag_of_key;
use crate::wire::limits::KEY_MAX;

/// The object at the document's root, which no operation creates.
const ROOT: OpKey = OpKey { actor: u32::MAX, counter: 0 };

/// Takes up what genesis creates.
pub(super) fn index_genesis(genesis: &Change, actor: u32, index: &mut Index) {
    let mut collection = 0;
    let mut parent = ROOT;
    for (counter, op) in (genesis.start_op().get()..).zip(genesis.decode().operations) {
        let id = OpKey { actor, counter };
        let Key::Map(name) = op.key else { unreachable!("genesis writes maps only") };
        let place = if op.obj == ObjectId::Root {
            collection = COLLECTIONS
                .iter()
                .position(|row| row.name == name)
                .expect("genesis creates the schema's maps");
            parent = id;
            Place::Collection(collection)
        } else {
            index.add_register(parent, &name, id);
            Place::Text { collection, key: name.as_str().into(), parent }
        };
        index.add_object(id, place);
    }
}

/// Checks every operation of a change; returns what it adds and the places it writes to.
pub(super) fn check(
    ancestry: &Ancestry,
    index: &Index,
    clock: &Clock,
    change: &Change,
    writer: &Writer,
) -> Result<(Additions, BTreeSet<Touched>), GateError> {
    // An author not seen before has the number `Ancestry::insert` will give it.
    let own = ancestry.actor(change.actor_id()).unwrap_or_else(|| ancestry.next_actor());
    let start = change.start_op().get();
    let mut check =
        Check { ancestry, index, clock, change, writer, own, start, op: 0, added: Additions::default() };
    let mut touched = BTreeSet::new();
    for (n, op) in change.decode().operations.into_iter().enumerate() {
        check.op = n;
        touched.insert(check.operation(&op)?);
    }
    Ok((check.added, touched))
}

struct Check<'a> {
    ancestry: &'a Ancestry,
    index: &'a Index,
    clock: &'a Clock,
    change: &'a Change,
    writer: &'a Writer,
    own: u32,
    start: u64,
    /// The operation at hand, counted from 0.
    op: usize,
    added: Additions,
}

impl Check<'_> {
    fn operation(&mut self, op: &Op) -> Result<Touched, GateError> {
        let object = self.object(&op.obj)?;
        let place = self.place(object)?;
        match (&place, &op.key) {
            (Place::Collection(number), Key::Map(name)) => self.in_collection(object, *number, name, op),
            (Place::Entity { collection, key }, Key::Map(name)) => {
                self.in_entity(object, (*collection, key), name, op)
            }
            (Place::Text { collection, key, parent }, Key::Seq(element)) => {
                self.in_text(object, (*collection, key, *parent), element, op)
            }
            (Place::Collection(_) | Place::Entity { .. }, Key::Seq(_))
            | (Place::Text { .. }, Key::Map(_)) => {
                Err(self.forbidden("a key of the wrong kind for its object"))
            }
        }
    }

    fn in_collection(
        &mut self,
        object: OpKey,
        number: usize,
        name: &str,
        op: &Op,
    ) -> Result<Touched, GateError> {
        let row = self.row(number)?;
        self.name(name)?;
        match (row.shape, &op.action) {
            (Shape::Entity, OpType::Make(ObjType::Map)) => {
                if self.reach(row) == Reach::Nothing {
                    return Err(self.outside(row));
                }
                if name.split_once('.').is_none_or(|(tag, _)| tag != self.writer.tag.as_str()) {
                    return Err(self.forbidden("a new entity whose key does not begin with its author's tag"));
                }
                if self.is_set(object, name) || op.insert {
                    return Err(self.forbidden("an entity where there is one already"));
                }
                self.preds(object, name, op)?;
                let key: Arc<str> = name.into();
                self.added.index.add_object(self.id(), Place::Entity { collection: number, key });
                self.added.index.add_register(object, name, self.id());
                Ok(touched(row, name))
            }
            (Shape::Keyed, OpType::Put(value)) => {
                let (key, _) =
                    name.rsplit_once('|').ok_or_else(|| self.forbidden("a keyed value without a key"))?;
                let subject = key.rsplit_once('|').map_or(key, |(_, last)| last);
                let own = tag_of_key(subject) == self.writer.tag.as_str();
                self.writes(row, own)?;
                self.put(object, name, value, op)?;
                Ok(touched(row, key))
            }
            _ => Err(self.forbidden("a write that this collection does not take")),
        }
    }

    fn in_entity(
        &mut self,
        object: OpKey,
        (number, key): (usize, &Arc<str>),
        name: &str,
        op: &Op,
    ) -> Result<Touched, GateError> {
        let row = self.row(number)?;
        self.name(name)?;
        // The creating operation is in the object's id, and its author's tag begins the key: both cannot be argued about.
        self.writes(row, tag_of_key(key) == self.writer.tag.as_str())?;
        match &op.action {
            OpType::Put(value) => self.put(object, name, value, op)?,
            OpType::Make(ObjType::Text) => {
                if self.added.index.object(object).is_none()
                    || self.added.index.is_set(object, name)
                    || op.insert
                {
                    return Err(self.forbidden("a text that was not created with its entity"));
                }
                self.preds(object, name, op)?;
                let place = Place::Text { collection: number, key: key.clone(), parent: object };
                self.added.index.add_object(self.id(), place);
                self.added.index.add_register(object, name, self.id());
            }
            OpType::Make(_)
            | OpType::Delete
            | OpType::Increment(_)
            | OpType::MarkBegin(_)
            | OpType::MarkEnd(_) => {
                return Err(self.forbidden("a write that entities do not take"));
            }
        }
        Ok(touched(row, key))
    }

    fn in_text(
        &mut self,
        object: OpKey,
        (number, key, parent): (usize, &Arc<str>, OpKey),
        element: &ElementId,
        op: &Op,
    ) -> Result<Touched, GateError> {
        let row = self.row(number)?;
        let of_entity = matches!(self.place(parent), Ok(Place::Entity { .. }));
        self.writes(row, of_entity && tag_of_key(key) == self.writer.tag.as_str())?;
        let at = match element {
            ElementId::Head => None,
            ElementId::Id(id) => Some(self.character(object, id)?),
        };
        match &op.action {
            OpType::Put(ScalarValue::Str(_)) if op.insert && op.pred.is_empty() => {
                self.added.index.add_character(object, self.id());
            }
            OpType::Delete if !op.insert => {
                let at = at.ok_or_else(|| self.forbidden("a deletion of no character"))?;
                for pred in op.pred.iter() {
                    if self.key(pred) != Some(at) {
                        return Err(self.unknown("a value"));
                    }
                }
                if op.pred.is_empty() {
                    return Err(self.forbidden("a deletion of nothing"));
                }
            }
            OpType::Put(_)
            | OpType::Delete
            | OpType::Make(_)
            | OpType::Increment(_)
            | OpType::MarkBegin(_)
            | OpType::MarkEnd(_) => return Err(self.forbidden("a write that texts do not take")),
        }
        Ok(touched(row, key))
    }

    /// A register takes plain values only, and replaces only what it held.
    fn put(&mut self, object: OpKey, name: &str, value: &ScalarValue, op: &Op) -> Result<(), GateError> {
        let plain = match value {
            ScalarValue::F64(number) => number.is_finite(),
            ScalarValue::Str(_) | ScalarValue::Bytes(_) | ScalarValue::Int(_) | ScalarValue::Boolean(_) => {
                true
            }
            ScalarValue::Uint(_)
            | ScalarValue::Counter(_)
            | ScalarValue::Timestamp(_)
            | ScalarValue::Unknown { .. }
            | ScalarValue::Null => false,
        };
        if !plain || op.insert {
            return Err(self.forbidden("a value that registers do not take"));
        }
        self.preds(object, name, op)?;
        self.added.index.add_register(object, name, self.id());
        Ok(())
    }

    fn preds(&self, object: OpKey, name: &str, op: &Op) -> Result<(), GateError> {
        let mut seen = BTreeSet::new();
        for pred in op.pred.iter() {
            let known = self.key(pred).filter(|id| {
                self.added.index.sets(object, name, *id)
                    || (self.index.sets(object, name, *id) && self.ancestry.in_past(self.clock, *id))
            });
            if !known.is_some_and(|id| seen.insert(id)) {
                return Err(self.unknown("a value"));
            }
        }
        Ok(())
    }

    /// Whether a register was ever set in this change or its past.
    fn is_set(&self, object: OpKey, name: &str) -> bool {
        let earlier = self.index.setters(object, name);
        self.added.index.is_set(object, name)
            || earlier.iter().any(|op| self.ancestry.in_past(self.clock, *op))
    }

    fn object(&self, id: &ObjectId) -> Result<OpKey, GateError> {
        match id {
            ObjectId::Root => Err(self.forbidden("a write to the root, which genesis alone fills")),
            ObjectId::Id(id) => self.key(id).ok_or_else(|| self.unknown("an object")),
        }
    }

    fn place(&self, object: OpKey) -> Result<Place, GateError> {
        self.added
            .index
            .object(object)
            .or_else(|| self.index.object(object).filter(|_| self.ancestry.in_past(self.clock, object)))
            .cloned()
            .ok_or_else(|| self.unknown("an object"))
    }

    fn character(&self, text: OpKey, id: &OpId) -> Result<OpKey, GateError> {
        self.key(id)
            .filter(|key| {
                self.added.index.has_character(text, *key)
                    || (self.index.has_character(text, *key) && self.ancestry.in_past(self.clock, *key))
            })
            .ok_or_else(|| self.unknown("a character"))
    }

    fn key(&self, id: &OpId) -> Option<OpKey> {
        let actor =
            if id.actor() == self.change.actor_id() { self.own } else { self.ancestry.actor(id.actor())? };
        Some(OpKey { actor, counter: id.counter() })
    }

    /// The operation at hand's own id.
    fn id(&self) -> OpKey {
        OpKey { actor: self.own, counter: self.start + self.op as u64 }
    }

    fn row(&self, number: usize) -> Result<&'static Collection, GateError> {
        COLLECTIONS.get(number).ok_or_else(|| self.unknown("an object"))
    }

    fn reach(&self, row: &Collection) -> Reach {
        row.rights.reach(self.writer.role)
    }

    fn writes(&self, row: &'static Collection, own: bool) -> Result<(), GateError> {
        match self.reach(row) {
            Reach::All => Ok(()),
            Reach::Own if own => Ok(()),
            Reach::Own | Reach::Nothing => Err(self.outside(row)),
        }
    }

    fn name(&self, name: &str) -> Result<(), GateError> {
        if name.is_empty() || name.len() > KEY_MAX || name.chars().any(char::is_control) {
            return Err(self.forbidden("a key that is empty, too long, or not plain text"));
        }
        Ok(())
    }

    const fn unknown(&self, what: &'static str) -> GateError {
        GateError::Unknown { op: self.op, what }
    }

    const fn forbidden(&self, what: &'static str) -> GateError {
        GateError::Forbidden { op: self.op, what }
    }

    const fn outside(&self, row: &'static Collection) -> GateError {
        GateError::Role { op: self.op, role: self.writer.role, section: row.name }
    }
}

fn touched(row: &Collection, key: &str) -> Touched {
    Touched { kind: row.name.to_owned(), key: key.to_owned() }
}
