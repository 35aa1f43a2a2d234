//! The boundary between screens and engine: messages only, so that the engine can live in a worker and no screen knows
//! where it does.
//!
//! A screen calls ([`Request`] → [`Reply`] or [`Trouble`]) or watches a [`Query`]; the engine answers, pushes a fresh
//! [`Shown`] whenever a watched one changes, and pushes [`Status`] whenever that changes.

mod papers;
mod people;
mod sheet;
mod shown;

use serde::{Deserialize, Serialize};
use shared::domain::csv::Brought;
use shared::domain::media::Opened;
use shared::domain::view::Query;
use shared::domain::{Command, CommandError, Role};

pub use papers::Paper;
pub(crate) use papers::{packed, unpacked};
pub use people::{LateWork, MemberDeed, MemberTrouble};
pub use sheet::SheetTrouble;
pub use shown::Shown;

/// From a screen to the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ToEngine {
    /// Asks for something once; answered by [`FromEngine::Reply`] with the same ticket.
    Call {
        /// Chosen by the caller, unique in this window.
        ticket: u64,
        /// What is asked.
        request: Request,
    },
    /// Wants the view answering this query, now and whenever it changes.
    Watch(Query),
    /// No longer wants it.
    Unwatch(Query),
    /// The browser believes that it is online again, or a person looks at the app again.
    Nudge,
    /// The person looks at something else: the browser may end the page without another word.
    Away,
}

/// From the engine to the screens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FromEngine {
    /// The answer to one call.
    Reply {
        /// The caller's ticket.
        ticket: u64,
        /// What came of it.
        outcome: Result<Reply, Trouble>,
    },
    /// What a watched query shows from here on.
    View(Query, Shown),
    /// Where the engine stands from here on.
    Status(Status),
    /// The first thing is saved: the page is to ask the browser to keep everything, which a worker cannot.
    AskToStay,
}

/// One thing asked of the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Founds an initiative from a template and opens it. → [`Reply::Founded`]
    Found {
        /// A template's id ([`shared::domain::template::CARDS`]).
        template: String,
        /// What others call the founder; may be empty.
        nickname: String,
        /// The code that a relay may want before it takes up an initiative; may be empty.
        code: String,
    },
    /// Reads an invitation without following it. → [`Reply::Invitation`]
    ReadInvitation {
        /// A link, or what stands after its `#`.
        link: String,
    },
    /// Follows an invitation and opens its initiative; a phone that is in it already just opens it. → [`Reply::Done`]
    Join {
        /// A link, or what stands after its `#`.
        link: String,
        /// What others call this person; may be empty.
        nickname: String,
    },
    /// Makes this phone a lead's with the recovery sheet, and opens its initiative; a phone that is in it already just
    /// opens it. → [`Reply::Done`]
    Recover {
        /// The sheet's lines, as typed.
        typed: String,
        /// What others call this person; may be empty.
        nickname: String,
    },
    /// Makes an invitation in the open initiative. → [`Reply::Link`]
    Invite {
        /// The role it gives.
        role: Role,
        /// Days it stays open; 0 for no end.
        days: u32,
        /// How many phones may follow it; 0 for any number.
        uses: u16,
        /// The language of its title.
        lang: String,
    },
    /// Makes an invitation for another phone of the same person. → [`Reply::Link`]
    SecondPhone {
        /// The language of its title.
        lang: String,
    },
    /// Decides about who is in the open initiative. → [`Reply::Done`]
    Members(MemberDeed),
    /// The open initiative's recovery sheet; for leads only. → [`Reply::RecoverySheet`]
    RecoverySheet,
    /// Remembers that the lead has kept the recovery sheet. → [`Reply::Done`]
    RecoveryKept,
    /// Does something in the open initiative; answered when it is durable. → [`Reply::Written`]
    Do(Command),
    /// What changes that came too late would bring. → [`Reply::LateWork`]
    LateWork {
        /// Their names, from [`LateRow`](shared::domain::view::LateRow).
        changes: Vec<String>,
    },
    /// Tries the relay at once instead of waiting. → [`Reply::Done`]
    SendNow,
    /// Keeps what is being typed, durable, under a name. Empty text forgets it. → [`Reply::Done`]
    SaveDraft {
        /// The form's name, such as `voice`.
        name: String,
        /// The form's content, as the form encodes it.
        text: String,
    },
    /// What was being typed. → [`Reply::Draft`]
    LoadDraft {
        /// The form's name.
        name: String,
    },
    /// Lists the initiatives on this phone. → [`Reply::Initiatives`]
    Initiatives,
    /// Opens another initiative of this phone. → [`Reply::Done`]
    Open {
        /// Its id, from [`InitiativeRow`].
        id: String,
    },
    /// Writes a file for another phone. → [`Reply::File`]
    Export {
        /// Everything, and not only what no relay has.
        everything: bool,
    },
    /// The file for another phone that was made last was saved or shared. → [`Reply::Done`]
    HandedOver,
    /// Looks into a file without taking it in. → [`Reply::HandOver`]
    Preview {
        /// Its bytes.
        file: Vec<u8>,
    },
    /// Takes a file in. → [`Reply::HandOver`]
    Import {
        /// Its bytes.
        file: Vec<u8>,
    },
    /// Makes a file for another program, or for paper. → [`Reply::File`]
    Paper(Paper),
    /// Looks at a table without taking it in. → [`Reply::Table`]
    LookAtTable {
        /// The kind it is of.
        kind: String,
        /// What was pasted or opened.
        brought: Brought,
    },
    /// Takes in what can be taken of a table. → [`Reply::Taken`]
    TakeTable {
        /// The kind it is of.
        kind: String,
        /// What was looked at.
        brought: Brought,
    },
    /// Opens a photo or a recording. → [`Reply::Media`]
    Media {
        /// Its key, from [`MediaRow`](shared::domain::view::MediaRow).
        key: String,
    },
    /// Lists what could not be read and is kept. → [`Reply::SetAside`]
    SetAside,
    /// Makes this window the one that works, and any other stop. → [`Reply::Done`]
    UseHere,
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// It is done, and durable where that applies.
    Done,
    /// Founded; the sheet to print.
    Founded {
        /// The recovery sheet, line by line.
        recovery: Vec<String>,
    },
    /// What an invitation says.
    Invitation(InvitationSummary),
    /// A link to share; everything secret is after the `#`.
    Link {
        /// The whole link.
        url: String,
    },
    /// The recovery sheet, line by line.
    RecoverySheet {
        /// As printed.
        lines: Vec<String>,
        /// Whether the lead has said it is kept.
        kept: bool,
    },
    /// Written and durable on this phone.
    Written {
        /// The key of what was created, if something was.
        key: Option<String>,
    },
    /// What was being typed; empty if nothing was.
    Draft {
        /// As the form encoded it.
        text: String,
        /// When it was kept, in milliseconds since 1970; 0 if there is none.
        at_ms: i64,
    },
    /// The initiatives on this phone.
    Initiatives(Vec<InitiativeRow>),
    /// A file to hand on.
    File {
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// What is in a file.
    HandOver(HandOverSummary),
    /// What taking a table in would come to: a [`shared::domain::csv::Preview`], packed, so that only the screens that
    /// arrive later bring what reads it.
    Table {
        /// As `bridge/papers.rs` packs it.
        packed: Vec<u8>,
    },
    /// A table was taken in.
    Taken {
        /// So many rows were written.
        n: usize,
    },
    /// A photo or a recording; nothing if it is not here.
    Media(Option<Opened>),
    /// What changes that came too late would bring.
    LateWork(LateWork),
    /// What could not be read.
    SetAside {
        /// Piece by piece.
        rows: Vec<SetAsideRow>,
        /// All of them as one file.
        bytes: Vec<u8>,
    },
}

/// What is in a file, measured against what is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOverSummary {
    /// What the person is called whose phone made it, if that is known.
    pub from: Option<String>,
    /// When, by that phone's clock, in milliseconds since 1970.
    pub at_ms: i64,
    /// How many envelopes were not here.
    pub n_fresh: usize,
    /// How many things wait for what they build on.
    pub n_waiting: usize,
    /// How many cannot be used.
    pub n_refused: usize,
    /// How many things are new, by the name of their collection.
    pub added: Vec<(String, usize)>,
    /// How many things and texts say something else than before.
    pub n_changed: usize,
    /// How much of it disagrees with what is here.
    pub n_disagreeing: usize,
}

/// One piece that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAsideRow {
    /// Why, in words for whoever looks after the app.
    pub why: String,
    /// Its size.
    pub n_bytes: usize,
}

/// What an invitation says before it is followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationSummary {
    /// The initiative's name.
    pub title: String,
    /// The role it gives.
    pub role: Role,
    /// What the person is called already, if it is for another phone of the same person.
    pub nickname: Option<String>,
    /// Whether this phone is in the initiative already.
    pub member_already: bool,
}

/// One initiative on this phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeRow {
    /// Its id.
    pub id: String,
    /// Its name when it was last open; empty if never known.
    pub title: String,
    /// Whether it is the open one.
    pub open: bool,
}

/// Why a request came to nothing. Nothing else was lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Trouble {
    /// The form needs another look, the role does not allow it, or a key is missing.
    Command(CommandError),
    /// The link cannot be followed.
    Link(LinkTrouble),
    /// The file cannot be made or taken in.
    HandOver(HandOverTrouble),
    /// The lines are no recovery sheet.
    Sheet(SheetTrouble),
    /// That cannot be decided about a member.
    Member(MemberTrouble),
    /// No room left on the phone; nothing was saved, what was typed is still in the form.
    StorageFull,
    /// The phone's storage failed; nothing was saved, what was typed is still in the form.
    StorageFailed {
        /// The browser's word for it.
        reason: String,
    },
    /// Another window is the one that works.
    OtherWindow,
    /// A newer version of the app is open in another window, and is the one that writes.
    NewerWindow,
    /// No initiative is open.
    NothingOpen,
    /// Only a lead can do this.
    LeadsOnly,
    /// The engine stopped over this, twice; whether it was done is not known.
    EngineStopped,
    /// The part of the app that does this has not arrived yet.
    NotHereYet,
}

/// What is wrong with a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkTrouble {
    /// It is no invitation.
    Missing,
    /// Characters are missing or changed: it was cut short on its way.
    Damaged,
    /// Made by a newer version of the app.
    TooNew,
    /// Its last day has passed.
    Expired,
    /// It belongs to another address.
    OtherRelay {
        /// The address to open it at.
        address: String,
    },
    /// This role does not invite that one.
    NotAllowed,
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum HandOverTrouble {
    /// Something else.
    OtherFile,
    /// Made by a newer version of the app.
    TooNew,
    /// Its end is missing.
    CutShort,
    /// More than goes into one.
    TooLarge,
    /// Of another initiative.
    OtherInitiative,
    /// Not as its maker made it.
    Altered,
    /// Made by a phone that is no member.
    Stranger,
}

/// Where the engine stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// What it is doing at all.
    pub phase: Phase,
    /// Its line to the relay.
    pub line: Line,
    /// What was written here and is not at the relay yet.
    pub n_to_send: usize,
    /// What the relay refused.
    pub n_refused: usize,
    /// How many leads the open initiative has, by their phones.
    pub n_leads: usize,
    /// The day on which the open initiative ends or ended, `YYYY-MM-DD`, if that was said.
    pub closed_on: Option<String>,
    /// Something the person must know until it is over.
    pub alarm: Option<Alarm>,
}

impl Status {
    /// Whether the open initiative is closed on a day.
    pub(crate) fn is_closed(&self, today: &str) -> bool {
        self.closed_on.as_deref().is_some_and(|on| on <= today)
    }
}

/// What the engine is doing at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Reading what this phone holds.
    Starting,
    /// This phone is in no initiative.
    Empty,
    /// Still reading; until then the views are those that were shown last, and what is asked waits.
    Opening {
        /// The initiative's id.
        id: String,
        /// The person's role in it, then.
        role: Role,
        /// When it stood so, in milliseconds since 1970.
        at_ms: i64,
    },
    /// An initiative is open.
    Open {
        /// Its id.
        id: String,
        /// The person's role in it.
        role: Role,
        /// Whether it has everything the relay had when last connected; a phone that just joined has not.
        caught_up: bool,
    },
    /// Another window of this browser is the one that works.
    OtherWindow,
    /// The phone's storage cannot be opened at all.
    Broken {
        /// The browser's word for it.
        reason: String,
    },
}

/// The line to the relay. Truth is the last exchange with it, not what the browser believes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Line {
    /// None at present.
    Offline,
    /// Being opened.
    Connecting,
    /// Open, and the relay answers.
    Connected,
}

/// Something the person must know until it is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alarm {
    /// Something is not saved: the phone has no room left.
    StorageFull,
    /// Something is not saved: the phone's storage failed.
    StorageFailed,
    /// The phone had no room at all when the app was opened: one can read, nothing can be saved.
    NoRoom,
    /// A newer version of the app is open in another window: one can read and send here, nothing can be saved.
    NewerWindow,
    /// The relay does not know this initiative and may not take it up.
    UnknownInitiative,
    /// The relay takes up new initiatives with a code only.
    CodeWanted,
    /// The relay takes no new member by this invitation: it has ended.
    InvitationEnded,
    /// This device was removed. What was written here stays on it.
    Removed,
    /// The relay speaks a newer version: update the app. Everything stays readable and writable meanwhile.
    AppTooOld,
    /// The relay speaks an older version: its operator must update it. Everything stays on this phone meanwhile.
    RelayTooOld,
    /// Bytes on this phone could not be read; they are kept aside.
    SetAside {
        /// How many pieces.
        n: usize,
    },
}
