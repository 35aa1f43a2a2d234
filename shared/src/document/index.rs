//! Which objects, registers and characters exist, and whose they are: what the gate looks operations up in.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::ancestry::OpKey;

/// Where an object stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// A top-level map, by its number in the schema.
    Collection(usize),
    /// An entity's map.
    Entity {
        /// Its collection's number.
        collection: usize,
        /// Its key.
        key: Arc<str>,
    },
    /// A text: an agenda text, or one that was created with its entity.
    Text {
        /// Its collection's number.
        collection: usize,
        /// Its key, or that of its entity.
        key: Arc<str>,
        /// The object it stands in.
        parent: OpKey,
    },
}

/// What exists.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    objects: HashMap<OpKey, Place>,
    /// Every operation that ever set a register, by object and name.
    registers: HashMap<(OpKey, String), Vec<OpKey>>,
    /// Runs of characters typed one after the other: by text, actor and first counter, the last counter.
    characters: BTreeMap<(OpKey, u32, u64), u64>,
}

/// What one change adds, until it is accepted as a whole.
#[derive(Debug, Default)]
pub(super) struct Additions {
    pub(super) index: Index,
}

impl Index {
    pub(super) fn object(&self, id: OpKey) -> Option<&Place> {
        self.objects.get(&id)
    }

    pub(super) fn add_object(&mut self, id: OpKey, place: Place) {
        self.objects.insert(id, place);
    }

    /// Every operation that ever set a register.
    pub(super) fn setters(&self, object: OpKey, name: &str) -> &[OpKey] {
        self.registers.get(&(object, name.to_owned())).map_or(&[], Vec::as_slice)
    }

    pub(super) fn sets(&self, object: OpKey, name: &str, op: OpKey) -> bool {
        self.setters(object, name).contains(&op)
    }

    pub(super) fn is_set(&self, object: OpKey, name: &str) -> bool {
        self.registers.contains_key(&(object, name.to_owned()))
    }

    pub(super) fn add_register(&mut self, object: OpKey, name: &str, op: OpKey) {
        self.registers.entry((object, name.to_owned())).or_default().push(op);
    }

    pub(super) fn has_character(&self, text: OpKey, op: OpKey) -> bool {
        let first = (text, op.actor, 0);
        let last = (text, op.actor, op.counter);
        self.characters.range(first..=last).next_back().is_some_and(|(_, end)| op.counter <= *end)
    }

    pub(super) fn add_character(&mut self, text: OpKey, op: OpKey) {
        let run = self.characters.range_mut((text, op.actor, 0)..=(text, op.actor, op.counter)).next_back();
        match run {
            Some((_, end)) if *end + 1 == op.counter => *end = op.counter,
            _ => {
                self.characters.insert((text, op.actor, op.counter), op.counter);
            }
        }
    }

    /// Takes over what an accepted change adds.
    pub(super) fn take(&mut self, additions: Additions) {
        let Self { objects, registers, characters } = additions.index;
        self.objects.extend(objects);
        self.characters.extend(characters);
        // The order in which registers are taken over does not matter: each keeps its own list.
        #[expect(clippy::iter_over_hash_type, reason = "every entry goes to its own place")]
        for (register, ops) in registers {
            self.registers.entry(register).or_default().extend(ops);
        }
    }
}
