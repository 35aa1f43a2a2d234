//! What went along in a file that a person saved or shared: others may have it, and no relay has said so.

use minicbor::{Decode, Encode};

use super::records::{encoded, put};
use super::{Effect, Session};
use crate::domain::view::SendState;

pub(super) const HANDED: &str = "handed";

/// What was still to be sent when a file was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Handed {
    /// The record number before which everything went along.
    #[n(0)]
    before: u64,
    /// The bodies that went along, by their slots.
    #[n(1)]
    bodies: Vec<String>,
}

impl Handed {
    fn both(self, later: Self) -> Self {
        let mut bodies = later.bodies;
        bodies.extend(self.bodies);
        bodies.sort();
        bodies.dedup();
        Self { before: self.before.max(later.before), bodies }
    }
}

impl Session {
    /// What goes along in a file that is made now; see [`Session::handed_over`].
    #[must_use]
    pub fn goes_along(&self) -> Handed {
        let bodies = self.slots_to_send().map(str::to_owned).collect();
        Handed { before: self.next_record, bodies }
    }

    /// A person has saved or shared a file with this in it.
    pub fn handed_over(&mut self, handed: Handed) {
        let handed = std::mem::take(&mut self.handed).both(handed);
        // What the relay has by now is of no interest any more.
        let bodies: Vec<_> =
            handed.bodies.into_iter().filter(|slot| self.slots_to_send().any(|at| at == slot)).collect();
        self.handed = Handed { before: handed.before, bodies };
        let write = put(HANDED.to_owned(), encoded(&self.handed));
        self.effects.extend([Effect::Persist(vec![write]), Effect::Show]);
    }

    /// What was stored by [`Session::handed_over`].
    pub(super) fn restore_handed(&mut self, stored: Option<Vec<u8>>) {
        self.handed = stored.and_then(|bytes| minicbor::decode(&bytes).ok()).unwrap_or_default();
    }

    /// Where the envelope with this number stands, which waits to be sent.
    pub(super) fn state_of_envelope(&self, number: u64) -> SendState {
        self.state_of_waiting(number < self.handed.before)
    }

    /// Where the body in this slot stands, which waits to be sent.
    pub(super) fn state_of_body(&self, slot: &str) -> SendState {
        self.state_of_waiting(self.handed.bodies.iter().any(|at| at == slot))
    }
}
