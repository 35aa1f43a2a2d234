//! Who is in the initiative, across the boundary: what is decided about members, and why that comes to nothing.

use serde::{Deserialize, Serialize};

/// What a person decides about who is in the initiative. Grants and changes are named as
/// [`PeopleView`](shared::domain::view::PeopleView) names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemberDeed {
    /// Removes a device, with the further phones it brought in; changes the lock.
    Remove {
        /// Its grant.
        grant: String,
    },
    /// Ends an invitation.
    Revoke {
        /// Its grant.
        grant: String,
    },
    /// Changes the lock.
    ChangeLock,
    /// Lets a device in again whose invitation was ended.
    Keep {
        /// Its grant.
        grant: String,
    },
    /// Takes up what came too late.
    TakeUp {
        /// The changes.
        changes: Vec<String>,
    },
    /// Leaves out what came too late.
    LeaveOut {
        /// The changes.
        changes: Vec<String>,
    },
}

/// What changes that came too late would bring.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateWork {
    /// How many things would be new, by the name of their collection.
    pub added: Vec<(String, usize)>,
    /// How many things and texts would say something else than now.
    pub n_changed: usize,
    /// The words of the new voices and answers, as far as this phone opens them.
    pub words: Vec<String>,
}

/// Why a deed about members comes to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemberTrouble {
    /// No such device, invitation or change is known here any more.
    Unknown,
    /// Not for this person's role.
    NotAllowed,
    /// It would end this device's own membership.
    Oneself,
    /// This device came by too many hands to bring in another phone.
    TooManyHands,
}
