//! Things under names, for views that read each entity once.
//!
//! One kind of map for all of them: each further one would be downloaded by every phone.

use std::collections::BTreeMap;

/// A number for each name, counted from 0 in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Slots {
    by_name: BTreeMap<String, usize>,
}

impl Slots {
    /// The number of a name; a new one, if it has none.
    pub(crate) fn slot(&mut self, name: &str) -> usize {
        let next = self.by_name.len();
        self.find(name).unwrap_or_else(|| {
            self.by_name.insert(name.to_owned(), next);
            next
        })
    }

    /// The number of a name, if it has one.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The names in order, each with its number.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, usize)> {
        self.by_name.iter().map(|(name, slot)| (name.as_str(), *slot))
    }
}

/// Things under names.
#[derive(Debug)]
pub(crate) struct Groups<T> {
    slots: Slots,
    members: Vec<Vec<T>>,
}

impl<T> Groups<T> {
    pub(crate) fn new() -> Self {
        Self { slots: Slots::default(), members: Vec::new() }
    }

    /// Puts something under a name.
    pub(crate) fn push(&mut self, name: &str, member: T) {
        let slot = self.slots.slot(name);
        if slot == self.members.len() {
            self.members.push(Vec::new());
        }
        self.members[slot].push(member);
    }

    /// What is under a name, in the order in which it came.
    pub(crate) fn of(&self, name: &str) -> &[T] {
        let found = self.slots.find(name).and_then(|slot| self.members.get(slot));
        found.map_or(&[][..], Vec::as_slice)
    }

    /// Takes out what is under a name.
    pub(crate) fn take(&mut self, name: &str) -> Vec<T> {
        let found = self.slots.find(name).and_then(|slot| self.members.get_mut(slot));
        found.map(std::mem::take).unwrap_or_default()
    }

    /// The names in order.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.slots.names().map(|(name, _)| name).collect()
    }

    /// Everything, name by name.
    pub(crate) fn each(&self) -> impl Iterator<Item = (&str, &[T])> {
        self.slots.names().map(|(name, slot)| (name, self.members.get(slot).map_or(&[][..], Vec::as_slice)))
    }
}
