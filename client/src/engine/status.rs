//! Where the engine stands, in the words of the boundary.

use shared::domain::view::Closed;
use shared::sync::{LineTrouble, Session, SessionStatus};

use crate::bridge::{Alarm, Line, Phase, Status};

use super::host::{Footing, Reading};

/// Before anything is known.
pub(crate) const fn starting() -> Status {
    Status {
        phase: Phase::Starting,
        line: Line::Offline,
        n_to_send: 0,
        n_refused: 0,
        n_leads: 0,
        closed_on: None,
        alarm: None,
    }
}

/// What is told of this footing and this open initiative, after what the last write came to.
pub(crate) fn of(footing: &Footing, open: Option<(&str, &Session)>, unsaved: Option<&Alarm>) -> Status {
    let phase = match (footing, open) {
        (Footing::Leading | Footing::Reading(_), Some((id, session))) => {
            let session_status = session.status();
            return Status {
                phase: Phase::Open {
                    id: id.to_owned(),
                    role: session.role(),
                    caught_up: session_status.caught_up,
                },
                line: line(session_status.line),
                n_to_send: session_status.n_to_send,
                n_refused: session_status.n_refused,
                n_leads: session_status.n_leads,
                closed_on: Closed::of(session.initiative()).map(|closed| closed.on),
                alarm: reading(footing).or_else(|| unsaved.cloned()).or_else(|| alarm(&session_status)),
            };
        }
        (Footing::Leading | Footing::Reading(_), None) => Phase::Empty,
        (Footing::Starting, _) => Phase::Starting,
        (Footing::Following, _) => Phase::OtherWindow,
        (Footing::Broken { reason }, _) => Phase::Broken { reason: reason.clone() },
    };
    Status { phase, alarm: reading(footing).or_else(|| unsaved.cloned()), ..starting() }
}

/// Why this window only reads, if it does.
const fn reading(footing: &Footing) -> Option<Alarm> {
    match footing {
        Footing::Reading(Reading::NewerWindow) => Some(Alarm::NewerWindow),
        Footing::Reading(Reading::NoRoom) => Some(Alarm::NoRoom),
        Footing::Starting | Footing::Leading | Footing::Following | Footing::Broken { .. } => None,
    }
}

const fn line(line: shared::sync::Line) -> Line {
    match line {
        shared::sync::Line::Offline => Line::Offline,
        shared::sync::Line::Connecting => Line::Connecting,
        shared::sync::Line::Connected => Line::Connected,
    }
}

/// What the session has to say; what concerns everybody's work comes before what concerns single pieces.
fn alarm(status: &SessionStatus) -> Option<Alarm> {
    match status.trouble {
        // In each of these the relay's people and a lead have to talk; the person here can do nothing about it.
        Some(LineTrouble::UnknownInitiative | LineTrouble::NotAMember) => Some(Alarm::UnknownInitiative),
        Some(LineTrouble::FoundingClosed) => Some(Alarm::CodeWanted),
        Some(LineTrouble::InvitationEnded) => Some(Alarm::InvitationEnded),
        Some(LineTrouble::Removed) => Some(Alarm::Removed),
        Some(LineTrouble::AppTooOld) => Some(Alarm::AppTooOld),
        Some(LineTrouble::RelayTooOld) => Some(Alarm::RelayTooOld),
        None if status.n_set_aside > 0 => Some(Alarm::SetAside { n: status.n_set_aside }),
        None => None,
    }
}
