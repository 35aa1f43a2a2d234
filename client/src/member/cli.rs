//! The command line: every command, what it takes, and what it says of itself.

pub(crate) mod entries;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use shared::domain::schema::{AGENDA_TEXTS, TEXT_LANGUAGES, VOICE_KINDS};
use shared::domain::template::CARDS;
use shared::domain::{Audience, Role};

use super::address::RelayAddress;
use entries::{Add, Change, History, InLang, List, Report, kinds};

/// A member of an Ensemble initiative, without a screen.
///
/// Each home is one folder, one device and one initiative; several initiatives are several homes. Everything that is
/// written is durable in the home when the command ends, and goes to the relay with `sync` or by file with `export`.
#[derive(Debug, Parser)]
#[command(name = "ensemble", version, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Cli {
    /// The folder of this home; it holds keys, so it is for you alone
    #[arg(long, global = true, env = "ENSEMBLE_HOME", value_name = "DIR")]
    pub(crate) home: Option<PathBuf>,

    /// Answer in JSON, one line for each answer
    #[arg(long, global = true)]
    pub(crate) json: bool,

    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "\
Answers go to standard output, everything else to standard error. A TEXT, LINK or FILE of - is read from standard input.

Exit codes:
   0  done
   1  done, but something needs attention: the relay or a file's reader refused part of it
  64  the command line is not as expected
  65  what was given is not as expected: a text, a link, a file
  66  a file to be read is not there
  69  the relay cannot be reached, or does not have the initiative
  73  a file or home cannot be made, or is there already
  74  reading or writing failed
  75  not now: another process works on the home, or something has yet to arrive
  76  relay and program speak different versions
  77  this member, or this device, may not do that
  78  the home holds no initiative, or knows no relay";

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Found an initiative in an empty home, and become its lead
    Found(Found),
    /// Join an initiative in an empty home by an invitation's link
    Join(Join),
    /// Make an invitation, and print its link
    Invite(Invite),
    /// List who is and was a member; with --json, invitations and late changes too
    Members,
    /// Remove a member and change the lock: what they write later counts nowhere
    Remove(Remove),
    /// Change the lock: what is written from now on opens with a new key
    ChangeLock,
    /// Give a voice
    Give(Give),
    /// Rewrite one of the agenda's texts in one language
    SetText(SetText),
    /// Record a reading of an indicator
    Record(Record),
    /// List what there is of any kind, one entry a line: key, name, and where it stands
    List(List),
    /// Write something new of any kind, and print its key
    Add(Add),
    /// Change fields of what is there
    Change(Change),
    /// Print who changed what in an entry or a text, newest first
    History(History),
    /// Write a report for print: one HTML file that needs no network
    Report(Report),
    /// Write meetings, activities and tasks with their days as an iCalendar file
    Calendar(InLang),
    /// Write goals, indicators and their values for funders' programs: Common Impact Data Standard, JSON-LD
    ImpactData(InLang),
    /// Send and fetch everything, then stop; or stay and go on
    Sync(Sync),
    /// Print the whole initiative: what every member can read, the same on all of them
    Show(Show),
    /// Print where this home stands: its role, its relay, what is to be sent
    Status,
    /// Write a file for somebody whom no network reaches, or for other programs
    Export(Export),
    /// Take in such a file, or say what it would change
    Import(Import),
    /// Print the recovery sheet, with which a lost home is restored: whoever has it is a lead
    RecoverySheet,
    /// Make an empty home a lead's, with the lines of the recovery sheet on standard input
    Recover(Recover),
}

#[derive(Debug, Args)]
pub(crate) struct Found {
    /// The address of the relay, beginning with https or, for a try-out, http
    #[arg(long, value_name = "URL")]
    pub(crate) relay: RelayAddress,
    /// What to start with
    #[arg(
        long,
        value_name = "NAME",
        default_value = "neighbourhood-table",
        value_parser = PossibleValuesParser::new(CARDS.iter().map(|card| card.id))
    )]
    pub(crate) template: String,
    /// Your language, for what the template says in one only
    #[arg(
        long,
        value_name = "LANG",
        default_value = "en",
        hide_possible_values = true,
        value_parser = PossibleValuesParser::new(TEXT_LANGUAGES)
    )]
    pub(crate) lang: String,
    /// What others call you
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) name: String,
    /// The code with which the relay lets people found, if it wants one
    #[arg(
        long,
        value_name = "CODE",
        default_value = "",
        env = "ENSEMBLE_CREATION_CODE",
        hide_env_values = true
    )]
    pub(crate) code: String,
}

#[derive(Debug, Args)]
pub(crate) struct Join {
    /// The invitation: a link is a secret, so - keeps it out of the list of processes
    #[arg(value_name = "LINK")]
    pub(crate) link: String,
    /// What others call you
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) name: String,
    /// The relay, if the link does not begin with its address
    #[arg(long, value_name = "URL")]
    pub(crate) relay: Option<RelayAddress>,
}

#[derive(Debug, Args)]
pub(crate) struct Invite {
    /// As what
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: RoleName,
    /// For how many days it can be followed; 0 for as long as nobody ends it
    #[arg(long, value_name = "D", default_value_t = 14)]
    pub(crate) days: u32,
    /// How many devices may follow it; 0 for any number
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) uses: u16,
}

#[derive(Debug, Args)]
pub(crate) struct Remove {
    /// The device's tag or its beginning, or the person's name, as `members` prints them
    #[arg(value_name = "DEVICE")]
    pub(crate) device: String,
}

#[derive(Debug, Args)]
pub(crate) struct Recover {
    /// The relay
    #[arg(long, value_name = "URL")]
    pub(crate) relay: RelayAddress,
    /// What others call you
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) name: String,
}

#[derive(Debug, Args)]
pub(crate) struct Give {
    /// What it is
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(VOICE_KINDS))]
    pub(crate) kind: String,
    /// Who may read it
    #[arg(long, value_name = "AUDIENCE", default_value = "team")]
    pub(crate) audience: AudienceName,
    /// The language it is in
    #[arg(long, value_name = "LANG", default_value = "en")]
    pub(crate) lang: String,
    /// Give each line of TEXT as a voice of its own, such as the slips of paper from a meeting
    #[arg(long)]
    pub(crate) lines: bool,
    /// What is said
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) text: String,
}

#[derive(Debug, Args)]
pub(crate) struct SetText {
    /// Which text
    #[arg(value_name = "FIELD", value_parser = PossibleValuesParser::new(AGENDA_TEXTS))]
    pub(crate) field: String,
    /// In which language
    #[arg(value_name = "LANG", value_parser = PossibleValuesParser::new(TEXT_LANGUAGES))]
    pub(crate) lang: String,
    /// How it is to read
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) text: String,
}

#[derive(Debug, Args)]
pub(crate) struct Record {
    /// The indicator's key, as `show` prints it, or its name in any language
    #[arg(value_name = "INDICATOR")]
    pub(crate) indicator: String,
    /// The period: 2026, 2026-05, 2026-05-03, or two of these with a slash
    #[arg(long, value_name = "P")]
    pub(crate) period: String,
    /// The number, in the indicator's unit
    #[arg(long, value_name = "V", allow_negative_numbers = true)]
    pub(crate) value: f64,
    /// How it was found
    #[arg(long, value_name = "M", default_value = "")]
    pub(crate) method: String,
    /// A remark
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) note: String,
}

#[derive(Debug, Args)]
pub(crate) struct Sync {
    /// Stop when everything is sent and fetched (the default)
    #[arg(long, conflicts_with = "watch")]
    pub(crate) once: bool,
    /// Stay, and say what changes, until interrupted
    #[arg(long)]
    pub(crate) watch: bool,
    /// Where the relay is from now on
    #[arg(long, value_name = "URL")]
    pub(crate) relay: Option<RelayAddress>,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Add what only this home can open
    #[arg(long)]
    pub(crate) opened: bool,
    /// The language to prefer
    #[arg(long, value_name = "LANG", default_value = "en")]
    pub(crate) lang: String,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The file, usually NAME.ensemble; a table is printed if none is named
    #[arg(value_name = "FILE", required_unless_present = "csv")]
    pub(crate) file: Option<PathBuf>,
    /// Write what there is of a kind as a table for a spreadsheet
    #[arg(long, value_name = "KIND", value_parser = kinds(), hide_possible_values = true,
        conflicts_with_all = ["automerge", "unsent"])]
    pub(crate) csv: Option<String>,
    /// Write the tables of all kinds as one ZIP file
    #[arg(long, conflicts_with_all = ["csv", "automerge", "unsent"])]
    pub(crate) tables: bool,
    /// Only what no relay has yet, for somebody who will meet one sooner
    #[arg(long, conflicts_with = "automerge")]
    pub(crate) unsent: bool,
    /// Write the document alone, readable by every program that reads Automerge; it is not sealed
    #[arg(long)]
    pub(crate) automerge: bool,
    /// Replace the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The file
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// It is a table of this kind, as `export` writes them; all of it is taken in, or nothing
    #[arg(long, value_name = "KIND", value_parser = kinds(), hide_possible_values = true)]
    pub(crate) csv: Option<String>,
    /// Only say whom it is from and what it would change
    #[arg(long)]
    pub(crate) preview: bool,
}

/// The names of roles on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum RoleName {
    Viewer,
    Resident,
    FieldWorker,
    Partner,
    Coordinator,
    Lead,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Viewer => Self::Viewer,
            RoleName::Resident => Self::Resident,
            RoleName::FieldWorker => Self::FieldWorker,
            RoleName::Partner => Self::Partner,
            RoleName::Coordinator => Self::Coordinator,
            RoleName::Lead => Self::Lead,
        }
    }
}

/// As [`RoleName`] has it.
pub(crate) const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Viewer => "viewer",
        Role::Resident => "resident",
        Role::FieldWorker => "field-worker",
        Role::Partner => "partner",
        Role::Coordinator => "coordinator",
        Role::Lead => "lead",
    }
}

/// The names of audiences on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum AudienceName {
    Team,
    Everyone,
}

impl From<AudienceName> for Audience {
    fn from(name: AudienceName) -> Self {
        match name {
            AudienceName::Team => Self::Team,
            AudienceName::Everyone => Self::Everyone,
        }
    }
}
