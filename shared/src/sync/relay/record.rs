//! What a relay keeps of members: who was admitted, and the acts by which they ended each other's membership.

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};

use crate::domain::rights::Role;
use crate::keys::act::Act;
use crate::keys::grant::{GrantId, Member};
use crate::keys::standing::{Out, Standing};
use crate::keys::{DeviceKey, first_16};
use crate::wire::EnvelopeId;

/// One record, stored under a grant's id, or the first half of an act's.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
enum Record {
    /// Somebody was admitted.
    #[n(0)]
    Member {
        #[n(0)]
        device: DeviceKey,
        #[n(1)]
        role: u8,
        #[n(2)]
        path: Vec<GrantId>,
    },
    /// Somebody ended a grant, or let somebody stay.
    #[n(1)]
    Act {
        #[n(0)]
        id: EnvelopeId,
        #[n(1)]
        author: GrantId,
        #[n(2)]
        target: Option<GrantId>,
        #[n(3)]
        act: ByteVec,
    },
}

fn encoded(record: &Record) -> Vec<u8> {
    minicbor::to_vec(record).expect("writing to memory cannot fail")
}

/// The record of a member.
pub(super) fn of_member(member: &Member, path: &[GrantId]) -> Vec<u8> {
    let (device, role) = (member.device, member.terms.role.code());
    encoded(&Record::Member { device, role, path: path.to_vec() })
}

/// The record of an act that says who is a member, and where to keep it; other acts need none.
pub(super) fn of_act(
    id: EnvelopeId,
    author: GrantId,
    target: Option<GrantId>,
    act: &Act,
) -> Option<(GrantId, Vec<u8>)> {
    match act {
        Act::End(_) | Act::Decision(_) => {
            let bytes = minicbor::to_vec(act).expect("writing to memory cannot fail").into();
            let key = GrantId::from_bytes(first_16(id.as_bytes()));
            Some((key, encoded(&Record::Act { id, author, target, act: bytes })))
        }
        Act::Invited(_) | Act::Keys(_) => None,
    }
}

/// Takes up what an act says about who is a member.
pub(super) fn heed(
    standing: &mut Standing,
    id: EnvelopeId,
    author: GrantId,
    target: Option<GrantId>,
    act: Act,
) {
    match (act, target) {
        (Act::End(end), Some(target)) => standing.end(id, author, target, end),
        (Act::Decision(decision), _) => standing.decide(id, author, decision),
        (Act::End(_) | Act::Invited(_) | Act::Keys(_), _) => {}
    }
}

/// Who is a member by these records, and how many of them cannot be read.
pub(super) fn read(records: &[(GrantId, Vec<u8>)]) -> (Standing, usize) {
    let mut standing = Standing::default();
    let mut acts = Vec::new();
    let mut n_unreadable = 0;
    for (grant, record) in records {
        match minicbor::decode(record) {
            Ok(Record::Member { device, role, path }) => match Role::from_code(role) {
                Some(role) => standing.admit(*grant, device, role, path),
                None => n_unreadable += 1,
            },
            Ok(Record::Act { id, author, target, act }) => match minicbor::decode(&act) {
                Ok(act) => acts.push((id, author, target, act)),
                Err(_) => n_unreadable += 1,
            },
            Err(_) => n_unreadable += 1,
        }
    }
    for (id, author, target, act) in acts {
        heed(&mut standing, id, author, target, act);
    }
    (standing, n_unreadable)
}

/// Whether a relay still admits somebody at the end of this path, by what it knows of who came before.
pub(super) fn has_room(standing: &Standing, path: &[GrantId], caps: impl Iterator<Item = u16>) -> bool {
    path.windows(2).zip(caps).all(|(step, cap)| {
        let [above, below] = step else { return true };
        let mut others: Vec<GrantId> = standing
            .places()
            .filter_map(|(_, place)| {
                let at = place.path.iter().position(|link| link == above)?;
                place.path.get(at + 1).copied().filter(|link| link != below)
            })
            .collect();
        others.sort_unstable();
        others.dedup();
        cap == 0 || others.len() < usize::from(cap)
    })
}

/// Why somebody is no longer a member, as a channel's end.
pub(super) const fn closed(out: Out) -> crate::wire::Closed {
    match out {
        Out::Removed => crate::wire::Closed::Removed,
        Out::InvitationEnded => crate::wire::Closed::InvitationEnded,
    }
}
