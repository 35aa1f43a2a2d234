//! What each screen shows, derived from the plain state and cheap to compare.
//!
//! A screen asks one [`Query`] and receives the [`View`] that answers it, again whenever it changes.

mod activities;
mod agenda;
mod aside;
mod backbone;
mod balance;
mod cadence;
mod commitments;
mod day;
mod decisions;
mod definitions;
mod desk;
mod engagement;
mod entry;
mod fate;
mod field;
mod form;
pub(super) mod history;
mod home;
mod list;
pub(crate) mod measure;
mod meeting;
pub(super) mod name;
mod people;
mod pledges;
mod practices;
mod pulses;
mod ratings;
mod readiness;
mod same;
mod since;
mod stories;
mod timeline;
mod trail;
pub(crate) mod versions;
mod voices;
mod wordings;
mod worries;

use serde::{Deserialize, Serialize};

pub use activities::{ActivityMap, ActivityRow, LinkRow, MatrixRow};
pub use agenda::{AgendaView, GoalRow, PartnerRow};
pub use aside::{AsideRow, matter_of_pair};
pub use backbone::{ContactRow, Coverage, SkillRow};
pub use balance::Balance;
pub use cadence::{Cadence, MeetingRow};
pub use commitments::{CommitmentRow, Ledger};
pub use day::{FormRow, MyDay, ToRecord};
pub use decisions::{PositionRow, Positions};
pub use definitions::{DefinitionRow, TermMark, Wording, terms_in};
pub use desk::DeskView;
pub use engagement::{Engagement, GroupRow, Involved};
pub use entry::{ArchivedView, BackLink, EntryField, EntryView};
pub(crate) use fate::is_dealt_with;
pub(crate) use field::day_in_field;
pub use field::{DayCount, FieldDay};
pub use form::{FormView, Sum};
pub use history::{Edited, HistoryRow, HistoryView, PastEdit};
pub(crate) use home::home;
pub use home::{Closed, HomeView};
pub use list::{EntryRow, ListView};
pub use measure::freshness::{Freshness, ToCountRow};
pub use measure::gap::GapRow;
pub use measure::grid::{Grid, GridCell, GridRow};
pub use measure::headline::{Change, Headline, Mark, NEEDLE, Needle, Refusal, Verdict};
pub use measure::public::{PEOPLE_MIN, PublicFigure, PublicValue};
pub use measure::target::TargetRow;
pub use measure::what_if::Choice;
pub use measure::{
    AdoptedRow, Answer, HEADLINES_MAX, IndicatorRow, IndicatorView, PeriodRow, Reached, TwoAnswers,
};
pub use meeting::{MeetingView, NoteRow};
pub use name::{Name, Named, Piece};
pub use people::{InviteRow, LateRow, MemberRow, PeopleView};
pub use pledges::PledgeSum;
pub use practices::{Practices, Site};
pub use pulses::{ANSWERS_MIN, PULSE, PulseRow};
pub use ratings::{RatedItem, Ratings};
pub use readiness::{NeedRow, Readiness};
pub use same::{Group, Same, joined};
pub use since::{NewRow, Since};
pub use stories::SelectionRow;
pub use timeline::{Happened, Timeline, TimelineStep};
pub use trail::{Step, Trail};
pub use versions::{Drift, EndorsementRow, VersionView};
pub use voices::{MediaRow, OpenVoice, OpenVoices, ReplyRow, VoiceRow};
pub use wordings::{OneWording, TwoWordings};
pub use worries::{Matter, Worry};

use super::initiative::Initiative;
use super::rights::Role;
use crate::document::Clash;
use crate::keys::DeviceTag;

/// Where something a person wrote has got to. It only ever moves forward, except into `NeedsAttention` and out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SendState {
    /// Durable on this phone, with no way to send it at present.
    OnThisPhone,
    /// As [`Self::OnThisPhone`], and in a file that was saved or shared.
    HandedOver,
    /// On its way.
    Sending,
    /// Durable at the relay.
    Received,
    /// Refused; a person has to look.
    NeedsAttention,
}

/// What a screen wants to show.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Query {
    /// The first screen.
    Home,
    /// Vision, problem, goals, partners.
    Agenda,
    /// All indicators.
    Indicators,
    /// One indicator with its readings.
    Indicator(String),
    /// What this device gave, newest first.
    MyVoices,
    /// One voice with its answers.
    Voice(String),
    /// The coordinator's piles.
    Desk {
        /// No more than so many of each are shown.
        n_max: usize,
        /// The day it is, `YYYY-MM-DD`.
        today: String,
    },
    /// What waits to be sent or was refused.
    ToSend,
    /// Members, invitations, and what came too late.
    People,
    /// The figures that may be shown to everybody.
    PublicFigures,
    /// How old the indicators' values are.
    ToCount {
        /// The day it is, `YYYY-MM-DD`.
        today: String,
    },
    /// All indicators beside all years.
    Grid {
        /// The day it is, `YYYY-MM-DD`.
        today: String,
    },
    /// Terms and their wordings.
    Definitions,
    /// Named versions of the agenda.
    Versions,
    /// Activities, their links, and partners beside strategies.
    Activities,
    /// What each partner changes inside.
    Commitments {
        /// The day it is, `YYYY-MM-DD`.
        today: String,
    },
    /// Partners, sectors, contacts, skills.
    Coverage {
        /// The day it is, `YYYY-MM-DD`.
        today: String,
    },
    /// What was pledged.
    Pledges,
    /// The rhythm of talking.
    Cadence {
        /// The day it is, `YYYY-MM-DD`.
        today: String,
    },
    /// The pulse, period by period.
    Pulses,
    /// How much was learned from what.
    Balance {
        /// The day it is, `YYYY-MM-DD`.
        today: String,
    },
    /// Who is involved at which stage.
    Engagement,
    /// How a framework was rated in a round.
    Ratings {
        /// The framework's id.
        framework: String,
        /// The round's key.
        round: String,
    },
    /// A page of the voices that everybody may read.
    OpenVoices {
        /// How many to leave out at the beginning.
        from: usize,
        /// How many to show.
        count: usize,
    },
    /// What is the same thing, and what might be.
    Same {
        /// The day it is, `YYYY-MM-DD`.
        today: String,
    },
    /// What became of a voice, or which voices something came from.
    Trail(String),
    /// What became of a voice, step by step. Read from the document's history like [`Query::History`].
    Timeline(String),
    /// Practices beside partners, messages in use, referrals.
    Practices,
    /// A meeting while it is held.
    Meeting(String),
    /// Where people stand on a decision.
    Positions(String),
    /// What panels chose in a round.
    Selections {
        /// The round's key.
        round: String,
    },
    /// Champions, urgency, early resources.
    Readiness,
    /// Declared days in the field, and what has arrived of them.
    FieldDays,
    /// This device's day in the field.
    MyDay {
        /// The day it is where the device is, `YYYY-MM-DD`.
        today: String,
        /// When that day began there, in milliseconds since 1970.
        midnight_ms: i64,
    },
    /// The voices with this receipt ([`crate::domain::receipt::code`]).
    Receipt(String),
    /// One version of a form, with what was answered to it.
    Form(String),
    /// What there is to worry about.
    Worries {
        /// The day it is, `YYYY-MM-DD`.
        today: String,
    },
    /// What others wrote since a moment.
    Since {
        /// The moment, in milliseconds since 1970.
        at_ms: i64,
    },
    /// A page of the entities of a kind, in the kind's order, archived ones last.
    List {
        /// The kind.
        kind: String,
        /// Only those whose field of this name, or part of their key, holds this.
        of: Option<(String, String)>,
        /// Whether archived ones are wanted.
        archived: bool,
        /// How many to leave out at the beginning.
        from: usize,
        /// How many to show.
        count: usize,
    },
    /// One entity of any kind.
    Entry {
        /// The kind.
        kind: String,
        /// Its key.
        key: String,
    },
    /// Paragraphs of the agenda that two people rewrote without knowing of each other. Read from the document's history like
    /// [`Query::History`].
    Wordings {
        /// The language of the texts.
        lang: String,
    },
    /// Who changed what in one entity of any kind, or in one of the agenda's texts. Read from the document's own history,
    /// which takes longer than other answers: for screens that somebody opens to look at it.
    History {
        /// The kind; `agenda` for a text.
        kind: String,
        /// Its key; a text's field and language with `|` between them.
        key: String,
    },
}

/// The answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum View {
    /// To [`Query::Home`].
    Home(HomeView),
    /// To [`Query::Agenda`].
    Agenda(AgendaView),
    /// To [`Query::Indicators`].
    Indicators(Vec<IndicatorRow>),
    /// To [`Query::Indicator`]; nothing if there is none of that key.
    Indicator(Option<IndicatorView>),
    /// To [`Query::MyVoices`].
    MyVoices(Vec<VoiceRow>),
    /// To [`Query::Voice`]; nothing if there is none of that key.
    Voice(Option<VoiceRow>),
    /// To [`Query::Desk`].
    Desk(DeskView),
    /// To [`Query::ToSend`], oldest first.
    ToSend(Vec<ToSendRow>),
    /// To [`Query::People`].
    People(PeopleView),
    /// To [`Query::PublicFigures`].
    PublicFigures(Vec<PublicFigure>),
    /// To [`Query::ToCount`].
    ToCount(Vec<ToCountRow>),
    /// To [`Query::Grid`].
    Grid(Grid),
    /// To [`Query::Definitions`].
    Definitions(Vec<DefinitionRow>),
    /// To [`Query::Versions`], newest first.
    Versions(Vec<VersionView>),
    /// To [`Query::Activities`].
    Activities(ActivityMap),
    /// To [`Query::Commitments`].
    Commitments(Vec<Ledger>),
    /// To [`Query::Coverage`].
    Coverage(Coverage),
    /// To [`Query::Pledges`].
    Pledges(Vec<PledgeSum>),
    /// To [`Query::Cadence`].
    Cadence(Cadence),
    /// To [`Query::Pulses`].
    Pulses(Vec<PulseRow>),
    /// To [`Query::Balance`].
    Balance(Balance),
    /// To [`Query::Engagement`].
    Engagement(Engagement),
    /// To [`Query::Ratings`].
    Ratings(Ratings),
    /// To [`Query::OpenVoices`].
    OpenVoices(OpenVoices),
    /// To [`Query::Same`].
    Same(Same),
    /// To [`Query::Trail`].
    Trail(Trail),
    /// To [`Query::Timeline`]; nothing if there is none of that key.
    Timeline(Option<Timeline>),
    /// To [`Query::Practices`].
    Practices(Practices),
    /// To [`Query::Meeting`]; nothing if there is none of that key.
    Meeting(Option<MeetingView>),
    /// To [`Query::Positions`].
    Positions(Positions),
    /// To [`Query::Selections`].
    Selections(Vec<SelectionRow>),
    /// To [`Query::Readiness`].
    Readiness(Readiness),
    /// To [`Query::FieldDays`].
    FieldDays(Vec<FieldDay>),
    /// To [`Query::MyDay`].
    MyDay(MyDay),
    /// To [`Query::Receipt`]: where each stands and its answers; its words only for the team.
    Receipt(Vec<VoiceRow>),
    /// To [`Query::Form`]; nothing if there is none of that key.
    Form(Option<FormView>),
    /// To [`Query::Worries`].
    Worries(Vec<Worry>),
    /// To [`Query::Since`].
    Since(Since),
    /// To [`Query::List`]; nothing if there is no such kind.
    List(Option<ListView>),
    /// To [`Query::Entry`]; nothing if there is none of that key.
    Entry(Option<EntryView>),
    /// To [`Query::Wordings`].
    Wordings(Vec<TwoWordings>),
    /// To [`Query::History`]; nothing if there is no such kind, or who wrote it is for nobody to know.
    History(Option<HistoryView>),
}

/// One thing that waits to be sent, or was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToSendRow {
    /// The kind of the first thing it writes: a collection's name, or `agenda`.
    pub kind: String,
    /// Its key, or the agenda text's `field|lang`.
    pub key: String,
    /// When this phone wrote it, in milliseconds since 1970 by this phone's clock.
    pub at_ms: i64,
    /// Where it has got to.
    pub state: SendState,
    /// Why it was refused, as the relay's code, if it was.
    pub refusal: Option<String>,
}

/// Who is looking, and what only this device knows.
pub trait Beholder {
    /// The device's tag.
    fn tag(&self) -> &DeviceTag;
    /// The person's role.
    fn role(&self) -> Role;
    /// Where the device's own entity has got to; `Received` for what it did not write.
    fn send_state(&self, kind: &str, key: &str) -> SendState;
    /// The words of a sealed body, if this device can open it.
    fn opened(&self, kind: &str, key: &str) -> Option<&str>;
    /// Whether the words of a sealed body are for this device's eyes and have not arrived yet.
    fn awaits(&self, kind: &str, key: &str) -> bool;
    /// Whether the sealed body of a place is here, and for this device's eyes.
    fn holds(&self, kind: &str, key: &str) -> bool;
    /// What was written to one place, newest first, up to a number; of its fields, those that are wanted.
    fn past(&self, kind: &str, key: &str, is_wanted: &dyn Fn(&str) -> bool) -> Vec<PastEdit>;
    /// Paragraphs of these agenda texts that two people rewrote without knowing of each other.
    fn clashes(&self, keys: &[String]) -> Vec<Clash>;
    /// What waits to be sent.
    fn to_send(&self) -> Vec<ToSendRow>;
    /// Who is in the initiative, as far as this device has heard.
    fn people(&self) -> PeopleView;
}

/// Derives what answers `query`.
#[must_use]
pub fn view(query: &Query, initiative: &Initiative, me: &impl Beholder) -> View {
    match query {
        Query::Home => View::Home(home(initiative, me)),
        Query::Agenda => View::Agenda(agenda::agenda(initiative)),
        Query::Indicators => View::Indicators(measure::rows(initiative)),
        Query::Indicator(key) => View::Indicator(measure::indicator(initiative, me, key)),
        Query::MyVoices => View::MyVoices(voices::mine(initiative, me)),
        Query::Voice(key) => View::Voice(voices::voice(initiative, me, key)),
        Query::Desk { n_max, today } => View::Desk(desk::desk(initiative, me, *n_max, today)),
        Query::ToSend => View::ToSend(me.to_send()),
        Query::People => View::People(me.people()),
        Query::PublicFigures => View::PublicFigures(measure::public::figures(initiative)),
        Query::ToCount { today } => View::ToCount(measure::freshness::to_count(initiative, today)),
        Query::Grid { today } => View::Grid(measure::grid::grid(initiative, today)),
        Query::Definitions => View::Definitions(definitions::definitions(initiative)),
        Query::Versions => View::Versions(versions::versions(initiative, me)),
        Query::Activities => View::Activities(activities::map(initiative, me)),
        Query::Commitments { today } => View::Commitments(commitments::ledgers(initiative, me, today)),
        Query::Coverage { today } => View::Coverage(backbone::coverage(initiative, me, today)),
        Query::Pledges => View::Pledges(pledges::pledges(initiative)),
        Query::Cadence { today } => View::Cadence(cadence::cadence(initiative, me, today)),
        Query::Pulses => View::Pulses(pulses::pulses(initiative)),
        Query::Balance { today } => View::Balance(balance::balance(initiative, today)),
        Query::Engagement => View::Engagement(engagement::engagement(initiative, me)),
        Query::Ratings { framework, round } => View::Ratings(ratings::ratings(initiative, framework, round)),
        Query::OpenVoices { from, count } => View::OpenVoices(voices::open(initiative, me, *from, *count)),
        Query::Same { today } => View::Same(same::same(initiative, me, today)),
        Query::Trail(key) => View::Trail(trail::trail(initiative, me, key)),
        Query::Timeline(key) => View::Timeline(timeline::timeline(initiative, me, key)),
        Query::Practices => View::Practices(practices::practices(initiative, me)),
        Query::Meeting(key) => View::Meeting(meeting::meeting(initiative, me, key)),
        Query::Positions(decision) => View::Positions(decisions::positions(initiative, me, decision)),
        Query::Selections { round } => View::Selections(stories::selections(initiative, me, round)),
        Query::Readiness => View::Readiness(readiness::readiness(initiative, me)),
        Query::FieldDays => View::FieldDays(field::days(initiative, me)),
        Query::MyDay { today, midnight_ms } => View::MyDay(day::my_day(initiative, me, today, *midnight_ms)),
        Query::Receipt(code) => View::Receipt(voices::with_receipt(initiative, me, code)),
        Query::Form(key) => View::Form(form::form(initiative, me, key)),
        Query::Worries { today } => View::Worries(worries::worries(initiative, me, today)),
        Query::Since { at_ms } => View::Since(since::since(initiative, me, *at_ms)),
        Query::List { kind, of, archived, from, count } => {
            let of = of.as_ref().map(|(field, value)| (field.as_str(), value.as_str()));
            View::List(list::list(initiative, me, (kind, of, *archived), (*from, *count)))
        }
        Query::Entry { kind, key } => View::Entry(entry::entry(initiative, me, kind, key)),
        Query::Wordings { lang } => View::Wordings(wordings::wordings(initiative, me, lang)),
        Query::History { kind, key } => View::History(history::history(initiative, me, kind, key)),
    }
}
