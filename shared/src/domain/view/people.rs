//! Who is in the initiative, which invitations are open, and what came too late.

use base32ct::{Base32Unpadded, Encoding};
use serde::{Deserialize, Serialize};

use crate::domain::rights::Role;

/// One device and the person who has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRow {
    /// The grant by which it is a member: what a removal names.
    pub grant: String,
    /// Its tag, with which the keys of what it created begin.
    pub tag: String,
    /// Its role.
    pub role: Role,
    /// What the person is called; empty if nobody said.
    pub nickname: String,
    /// The invitation it came by; nothing for a founder, or who used the recovery sheet.
    pub invitation: Option<String>,
    /// The tag of the device that made that invitation.
    pub invited_by: Option<String>,
    /// When it came, in seconds since 1970 by its own clock.
    pub joined_s: u64,
    /// Whether it is this device.
    pub is_me: bool,
    /// Whether it is no longer a member.
    pub is_out: bool,
    /// Whether this device's person may remove it, or let it in again if its invitation had ended.
    pub is_mine_to_decide: bool,
}

/// One invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InviteRow {
    /// Its grant: what a revocation names.
    pub grant: String,
    /// The role it gives.
    pub role: Role,
    /// Until when it is open, in seconds since 1970; 0 for no end.
    pub until_s: u64,
    /// How many devices may follow it; 0 for any number.
    pub uses_max: u16,
    /// The tags of those that have.
    pub joined: Vec<String>,
    /// The tag of the device that made it.
    pub made_by: String,
    /// When it was made, in seconds since 1970 by that device's clock.
    pub made_s: u64,
    /// Whether somebody has ended it; whether its time is over is for whoever has a clock.
    pub is_ended: bool,
    /// Whether this device's person may end it.
    pub is_mine_to_decide: bool,
}

/// One change that a removed member made and nobody had when that member was removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateRow {
    /// Its name: what taking it up or leaving it out refers to.
    pub change: String,
    /// The tag of the device that made it.
    pub tag: String,
    /// What that device's person is called.
    pub nickname: String,
    /// When it was made, in seconds since 1970 by that device's clock.
    pub at_s: i64,
}

impl LateRow {
    /// The name of the change with this hash.
    #[must_use]
    pub fn name(hash: &[u8; 32]) -> String {
        Base32Unpadded::encode_string(hash)
    }

    /// The hash of the change of this name.
    #[must_use]
    pub fn hash(name: &str) -> Option<[u8; 32]> {
        Base32Unpadded::decode_vec(name).ok()?.try_into().ok()
    }
}

/// The answer to `Query::People`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleView {
    /// Every device that ever was a member, in the order of joining by their own clocks.
    pub members: Vec<MemberRow>,
    /// Every invitation that is known of, the newest first.
    pub invites: Vec<InviteRow>,
    /// What came too late and nobody has decided about.
    pub late: Vec<LateRow>,
    /// How many leads there are.
    pub n_leads: usize,
}
