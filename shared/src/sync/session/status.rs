//! Where a session stands, for whoever shows it.

use super::Session;
use super::line::LineState;

/// Where the line to the relay stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// None at present.
    Offline,
    /// Being opened.
    Connecting,
    /// Open, and the relay answers.
    Connected,
}

/// Why the relay will not talk with this device, until somebody does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineTrouble {
    /// It does not have this initiative.
    UnknownInitiative,
    /// It takes up new initiatives with a code only.
    FoundingClosed,
    /// It does not accept this device's membership.
    NotAMember,
    /// The invitation had ended before this device first came, or who made it was removed.
    InvitationEnded,
    /// This device was removed. What was written here stays here.
    Removed,
    /// It speaks newer versions only.
    AppTooOld,
    /// It speaks older versions only.
    RelayTooOld,
}

impl LineTrouble {
    /// Whether a new invitation to the same initiative, followed on this device, mends it: see [`Session::rejoin`].
    #[must_use]
    pub const fn wants_invitation(self) -> bool {
        match self {
            Self::NotAMember | Self::InvitationEnded | Self::Removed => true,
            Self::UnknownInitiative | Self::FoundingClosed | Self::AppTooOld | Self::RelayTooOld => false,
        }
    }
}

/// What a status bar needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionStatus {
    /// The line to the relay.
    pub line: Line,
    /// Whether everything the relay had when the line last opened has arrived; false on a phone that just joined.
    pub caught_up: bool,
    /// What was written here and has not been acknowledged.
    pub n_to_send: usize,
    /// Envelopes that others wrote and that this device, having them by file, takes to the relay.
    pub n_carried: usize,
    /// What the relay refused.
    pub n_refused: usize,
    /// What keeps the relay from talking with this device.
    pub trouble: Option<LineTrouble>,
    /// Records and envelopes that could not be used and are kept aside.
    pub n_set_aside: usize,
    /// How many leads there are, by their phones; with one, a lost phone may lose the initiative.
    pub n_leads: usize,
}

impl Session {
    /// What a status bar needs to know.
    #[must_use]
    pub fn status(&self) -> SessionStatus {
        let line = match self.line {
            LineState::Idle | LineState::Waiting { .. } => Line::Offline,
            LineState::Dialing | LineState::Greeting | LineState::Opening { .. } => Line::Connecting,
            LineState::Live => Line::Connected,
        };
        let n_carried =
            self.outbox.values().filter(|mine| mine.is_carried()).count() + self.n_bodies_carried();
        let (bodies_refused, bodies): (Vec<_>, Vec<_>) =
            self.unsent_bodies().partition(|(_, _, is_refused)| *is_refused);
        let n_refused = self.outbox.values().filter(|mine| mine.is_refused() && !mine.is_carried()).count()
            + bodies_refused.len();
        let n_to_send = self.outbox.values().filter(|mine| mine.is_waiting()).count() + bodies.len();
        SessionStatus {
            line,
            caught_up: self.is_caught_up(),
            n_to_send,
            n_carried,
            n_refused,
            trouble: self.trouble,
            n_set_aside: self.aside.len(),
            n_leads: self.n_leads(),
        }
    }
}
