//! Why a command did not do what it was asked, as a number for scripts and a sentence for people.

use std::fmt;
use std::process::ExitCode;

use shared::domain::{CommandError, Problem};
use shared::keys::invite::InviteError;
use shared::keys::recovery::RecoveryError;
use shared::sync::{ActError, LineTrouble, PreviewError};
use shared::wire::HandOverError;

use super::home::HomeError;
use super::shell::ShellError;

/// How a command ended; the numbers are those of `sysexits.h`, and in the text of `ensemble --help`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Code {
    Done = 0,
    Attention = 1,
    Usage = 64,
    Data = 65,
    NoInput = 66,
    Unavailable = 69,
    CannotCreate = 73,
    Io = 74,
    Later = 75,
    Protocol = 76,
    NotAllowed = 77,
    NoHome = 78,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

/// A command that did nothing, or not all.
#[derive(Debug)]
pub(crate) struct Failure {
    /// How to end.
    pub(crate) code: Code,
    /// What was expected and what was found; empty if nobody is left to be told.
    pub(crate) message: String,
}

impl Failure {
    pub(crate) fn new(code: Code, message: impl fmt::Display) -> Self {
        Self { code, message: message.to_string() }
    }
}

impl From<HomeError> for Failure {
    fn from(error: HomeError) -> Self {
        let code = match &error {
            HomeError::Missing { .. } => Code::NoHome,
            HomeError::InUse { .. } => Code::Later,
            HomeError::Foreign { .. } => Code::Data,
            HomeError::Folder { .. } | HomeError::Database(_) => Code::Io,
        };
        Self::new(code, error)
    }
}

impl From<ShellError> for Failure {
    fn from(error: ShellError) -> Self {
        match error {
            ShellError::Home(error) => error.into(),
            ShellError::Restore(_) => Self::new(Code::Data, error),
            ShellError::NoRelay => Self::new(
                Code::NoHome,
                "this home knows no relay: give one with --relay URL, it is remembered",
            ),
        }
    }
}

impl From<InviteError> for Failure {
    fn from(error: InviteError) -> Self {
        let code =
            if matches!(error, InviteError::NotAllowed { .. }) { Code::NotAllowed } else { Code::Data };
        Self::new(code, error)
    }
}

impl From<ActError> for Failure {
    fn from(error: ActError) -> Self {
        let code = match error {
            ActError::Unknown => Code::Data,
            ActError::NotAllowed { .. } | ActError::Oneself => Code::NotAllowed,
        };
        Self::new(code, error)
    }
}

impl From<HandOverError> for Failure {
    fn from(error: HandOverError) -> Self {
        Self::new(Code::Data, error)
    }
}

impl From<PreviewError> for Failure {
    fn from(error: PreviewError) -> Self {
        Self::new(Code::Data, error)
    }
}

impl From<RecoveryError> for Failure {
    fn from(error: RecoveryError) -> Self {
        Self::new(Code::Data, error)
    }
}

impl From<CommandError> for Failure {
    fn from(error: CommandError) -> Self {
        match error {
            CommandError::Fields(fields) => {
                let told: Vec<String> = fields
                    .iter()
                    .map(|field| (if field.field == "body" { "text" } else { &field.field }, &field.problem))
                    .map(|(field, found)| format!("{field}: {}", problem(found)))
                    .collect();
                Self::new(Code::Data, told.join("; "))
            }
            CommandError::NotAllowed { .. } | CommandError::WrittenOnce { .. } => {
                Self::new(Code::NotAllowed, error)
            }
            CommandError::TeamKeyMissing => Self::new(
                Code::Later,
                "the team's key has not arrived in this home: sync or import first, or give it to --audience everyone",
            ),
        }
    }
}

/// What is wrong with a field, in words.
pub(crate) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Missing => "expected something, found nothing".to_owned(),
        Problem::TooLong { max, found } => format!("expected at most {max} characters, found {found}"),
        Problem::TooHeavy { max, found } => format!("expected at most {max} bytes, found {found}"),
        Problem::NotOffered => "not one of the answers there are".to_owned(),
        Problem::NotANumber => "expected a finite number".to_owned(),
        Problem::NotAPeriod => "expected 2026, 2026-05, 2026-05-03 or two of these with a slash".to_owned(),
        Problem::NotADay => "expected a day such as 2026-05-03".to_owned(),
        Problem::OutOfRange { min, max } => format!("expected a whole number between {min} and {max}"),
        Problem::NotAnAddress => "expected an address that begins with https://".to_owned(),
        Problem::Unknown => "not in this initiative".to_owned(),
    }
}

/// Why the relay will not talk, until somebody does something.
pub(crate) fn of_trouble(trouble: LineTrouble) -> Failure {
    let (code, message) = match trouble {
        LineTrouble::UnknownInitiative => {
            (Code::Unavailable, "the relay does not have this initiative: a lead has to sync first")
        }
        LineTrouble::FoundingClosed => {
            (Code::NotAllowed, "the relay takes up new initiatives with a code only: found with --code CODE")
        }
        LineTrouble::NotAMember => (Code::NotAllowed, "the relay does not accept this home as a member"),
        LineTrouble::InvitationEnded => {
            (Code::NotAllowed, "the invitation had ended before this home first met the relay")
        }
        LineTrouble::Removed => {
            (Code::NotAllowed, "this home was removed from the initiative; what was written here stays here")
        }
        LineTrouble::AppTooOld => {
            (Code::Protocol, "the relay speaks newer versions only: this program is too old")
        }
        LineTrouble::RelayTooOld => (Code::Protocol, "the relay speaks older versions only: it is too old"),
    };
    Failure::new(code, message)
}
