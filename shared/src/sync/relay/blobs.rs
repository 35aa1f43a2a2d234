//! Blobs at the relay: who may ask, and what becomes of what is asked.
//!
//! The bytes never pass the core. A shell looks up who asks ([`Relay::bearer`]), reads what its store knows of the blob,
//! has [`judge`] decide, and does what is decided in one transaction.

use rand_core::CryptoRng;

use super::{ConnId, Relay};
use crate::domain::rights::Role;
use crate::keys::{DeviceKey, InitiativeId};
use crate::wire::blob::{BlobAnswer, BlobAsk, BlobName, Pass};
use crate::wire::limits::{BLOB_MAX, PIECE_BYTES};
use crate::wire::message::Channel;

/// Whose pass it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearer {
    /// The initiative its channel is open to.
    pub initiative: InitiativeId,
    /// The device.
    pub device: DeviceKey,
    /// Its role.
    pub role: Role,
}

/// What a store knows of a blob.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Nothing.
    Nothing,
    /// The device that asks has begun to bring it.
    Part {
        /// How many bytes it is to have.
        of: u32,
        /// How many are there.
        have: u32,
    },
    /// All of it.
    Whole {
        /// How many bytes it has.
        len: u32,
    },
    /// That it is not to be kept again.
    Erased,
}

/// How many bytes of blobs, begun ones counted whole, are or may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Of what one device has brought.
    pub device: u64,
    /// Of one initiative.
    pub initiative: u64,
}

impl Room {
    /// What a relay allows unless it is told otherwise: a device some hundred photos, an initiative some thousand.
    pub const USUAL: Self = Self { device: 128 * 1024 * 1024, initiative: 2 * 1024 * 1024 * 1024 };
}

/// What a shell does in its store, and then answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlobStep {
    /// Nothing.
    Answer(BlobAnswer),
    /// Adds the piece to what the device has brought. If it `is_last`, and the name is not that of the whole, everything
    /// the device brought of it goes again and the answer is [`mismatch`]; if it is, it replaces what others have begun.
    Append {
        /// Whether nothing is missing with it.
        is_last: bool,
        /// Once it is durable.
        answer: BlobAnswer,
    },
    /// Reads up to [`PIECE_BYTES`] and answers 200.
    Read {
        /// From where on.
        at: u32,
    },
    /// Removes every byte, also what has been begun, remembers that, and answers 204.
    Erase,
}

/// The answer to a last piece that does not make the blob it names.
#[must_use]
pub fn mismatch() -> BlobAnswer {
    BlobAnswer::holds(422, 0)
}

/// Decides what becomes of what a device asks.
#[must_use]
pub fn judge(
    bearer: &Bearer,
    name: &BlobName,
    ask: &BlobAsk,
    kept: Kept,
    used: Room,
    most: Room,
) -> BlobStep {
    let refused = |status| BlobStep::Answer(BlobAnswer::of(status));
    match ask {
        BlobAsk::Put { .. } if bearer.role == Role::Viewer => refused(403),
        BlobAsk::Put { at, of, piece } => put((*at, *of, piece.len()), kept, used, most),
        BlobAsk::Get { at } => match kept {
            Kept::Nothing | Kept::Part { .. } => refused(404),
            Kept::Whole { len } if *at >= len => refused(416),
            Kept::Whole { .. } => BlobStep::Read { at: *at },
            Kept::Erased => refused(410),
        },
        // The name begins with its author's tag, so this holds also for what has not come yet, or came by others.
        BlobAsk::Erase if bearer.device.tag() == name.author || bearer.role.in_team() => match kept {
            Kept::Nothing | Kept::Part { .. } | Kept::Whole { .. } => BlobStep::Erase,
            Kept::Erased => refused(204),
        },
        BlobAsk::Erase => refused(403),
    }
}

fn put((at, of, len): (u32, u32, usize), kept: Kept, used: Room, most: Room) -> BlobStep {
    let refused = |status| BlobStep::Answer(BlobAnswer::of(status));
    let Some(len) = u32::try_from(len).ok().filter(|len| *len <= PIECE_BYTES) else { return refused(413) };
    if of > BLOB_MAX {
        return refused(413);
    }
    if len == 0 || at.checked_add(len).is_none_or(|end| end > of) {
        return refused(400);
    }
    let have = match kept {
        Kept::Erased => return refused(410),
        Kept::Whole { len } => return BlobStep::Answer(BlobAnswer::holds(200, len)),
        Kept::Part { of: began, .. } if began != of => return refused(400),
        Kept::Part { have, .. } => have,
        Kept::Nothing => {
            let fits = |used: u64, most: u64| used.saturating_add(u64::from(of)) <= most;
            if !(fits(used.device, most.device) && fits(used.initiative, most.initiative)) {
                return refused(507);
            }
            0
        }
    };
    if at != have {
        return BlobStep::Answer(BlobAnswer::holds(409, have));
    }
    let have = at + len;
    BlobStep::Append { is_last: have == of, answer: BlobAnswer::holds(200, have) }
}

impl Relay {
    /// Whose pass this is, as long as its channel is open.
    #[must_use]
    pub fn bearer(&self, pass: Pass) -> Option<Bearer> {
        let (conn, channel, bearer) = self.passes.get(&pass)?;
        self.connections.get(conn)?.channels.contains_key(channel).then_some(*bearer)
    }

    /// Makes a pass for a channel that opens.
    pub(super) fn hand_out(
        &mut self,
        (conn, channel): (ConnId, Channel),
        bearer: Bearer,
        rng: &mut impl CryptoRng,
    ) -> Pass {
        let mut pass = Pass([0; 16]);
        rng.fill_bytes(&mut pass.0);
        if let Some(connection) = self.connections.get_mut(&conn) {
            connection.passes.push(pass);
            self.passes.insert(pass, (conn, channel, bearer));
        }
        pass
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{DeviceKeys, Seed};

    const MOST: Room = Room { device: 1_000_000, initiative: 2_000_000 };
    const NONE: Room = Room { device: 0, initiative: 0 };

    fn bearer(seed: u8, role: Role) -> Bearer {
        let device = DeviceKeys::from_seed(Seed::from_bytes([seed; 32])).key();
        Bearer { initiative: InitiativeId::from_bytes([1; 16]), device, role }
    }

    fn judged(who: &Bearer, ask: &BlobAsk, kept: Kept, used: Room) -> BlobStep {
        let name = BlobName::of(bearer(1, Role::Resident).device.tag(), b"what the resident sealed");
        judge(who, &name, ask, kept, used, MOST)
    }

    fn status(step: &BlobStep) -> u16 {
        match step {
            BlobStep::Answer(answer) | BlobStep::Append { answer, .. } => answer.status,
            BlobStep::Read { .. } => 200,
            BlobStep::Erase => 204,
        }
    }

    fn piece(at: u32, of: u32, len: usize) -> BlobAsk {
        BlobAsk::Put { at, of, piece: vec![1; len] }
    }

    #[test]
    fn its_author_and_the_team_erase_and_nobody_else() {
        for (who, role, expected) in [
            (1, Role::Resident, 204),
            (2, Role::Resident, 403),
            (2, Role::FieldWorker, 403),
            (2, Role::Partner, 403),
            (2, Role::Coordinator, 204),
            (2, Role::Lead, 204),
        ] {
            for kept in [Kept::Nothing, Kept::Part { of: 9, have: 1 }, Kept::Whole { len: 9 }, Kept::Erased] {
                let step = judged(&bearer(who, role), &BlobAsk::Erase, kept, NONE);
                assert_eq!(status(&step), expected, "{who} {role:?} {kept:?}");
            }
        }
    }

    #[test]
    fn what_was_erased_does_not_come_back() {
        let lead = bearer(2, Role::Lead);
        for ask in [piece(0, 9, 9), BlobAsk::Get { at: 0 }] {
            assert_eq!(status(&judged(&lead, &ask, Kept::Erased, NONE)), 410, "{ask:?}");
        }
    }

    #[test]
    fn an_upload_goes_on_where_it_was() {
        let me = bearer(2, Role::Resident);
        let kept = Kept::Part { of: 100, have: 40 };
        let step = judged(&me, &piece(0, 100, 40), kept, NONE);
        assert_eq!(step, BlobStep::Answer(BlobAnswer::holds(409, 40)));
        let step = judged(&me, &piece(40, 100, 60), kept, NONE);
        assert_eq!(step, BlobStep::Append { is_last: true, answer: BlobAnswer::holds(200, 100) });
        let step = judged(&me, &piece(40, 100, 10), kept, NONE);
        assert_eq!(step, BlobStep::Append { is_last: false, answer: BlobAnswer::holds(200, 50) });
        let step = judged(&me, &piece(40, 100, 10), Kept::Whole { len: 100 }, NONE);
        assert_eq!(step, BlobStep::Answer(BlobAnswer::holds(200, 100)));
    }

    #[test]
    fn what_is_too_much_is_refused_before_it_is_kept() {
        let me = bearer(2, Role::Resident);
        let long = usize::try_from(PIECE_BYTES).expect("small") + 1;
        let nearly = Room { device: 999_999, initiative: 0 };
        let crowded = Room { device: 0, initiative: 1_999_999 };
        for (ask, used, expected) in [
            (piece(0, BLOB_MAX + 1, 1), NONE, 413),
            (piece(0, BLOB_MAX, long), NONE, 413),
            (piece(0, 1, 2), NONE, 400),
            (piece(u32::MAX, 10, 1), NONE, 400),
            (piece(0, 0, 0), NONE, 400),
            (piece(0, 2, 1), nearly, 507),
            (piece(0, 2, 1), crowded, 507),
            (piece(0, 1, 1), nearly, 200),
        ] {
            assert_eq!(status(&judged(&me, &ask, Kept::Nothing, used)), expected, "{ask:?}");
        }
        assert_eq!(status(&judged(&bearer(2, Role::Viewer), &piece(0, 1, 1), Kept::Nothing, NONE)), 403);
    }
}
