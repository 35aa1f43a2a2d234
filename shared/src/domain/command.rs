//! What a person can do, as data, and how it becomes edits of the document.

mod agenda;
mod entry;
mod field;
mod fields;
mod measure;
mod place;
mod promote;
mod reword;
mod voices;

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Edit;
use super::initiative::{Initiative, Value};
use super::media::Media;
use super::questions::Answers;
use super::rights::{Reach, Role};
use super::schema::Kind;
use super::view::measure::series::Place;
use crate::keys::seal::SealPublic;
use crate::keys::{DeviceTag, fresh_key};
use crate::sync::Millis;
pub(crate) use entry::may_change;
pub use entry::may_create;
use fields::Fields;
pub(crate) use reword::print_of_words;
pub use voices::team_key;

/// Who may read what a person gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// Coordinators and leads; sealed, so that nobody else can open it.
    Team,
    /// Everybody in the initiative.
    Everyone,
}

/// One thing a person does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// Gives a voice.
    GiveVoice {
        /// One of [`schema::VOICE_KINDS`].
        kind: String,
        /// What the person says.
        body: String,
        /// Who may read it.
        audience: Audience,
        /// The language it is said in.
        lang: String,
        /// What was photographed or spoken; if anything was, nothing need be said in words.
        media: Vec<Media>,
    },
    /// Says where a voice stands.
    Review {
        /// The voice.
        contribution: String,
        /// One of [`schema::REVIEW_STATES`]; empty to take back what was said.
        state: String,
        /// Why, in words for its author; may be empty.
        reason: String,
    },
    /// Answers a voice; readable by those who can read the voice, and its author.
    Reply {
        /// The voice.
        contribution: String,
        /// The answer.
        body: String,
        /// The language it is in.
        lang: String,
    },
    /// Puts one's own voice for everyone into other words, until somebody of the team has dealt with it.
    Reword {
        /// The voice.
        contribution: String,
        /// What the person says now.
        body: String,
    },
    /// Takes a voice back: its author does, or somebody of the team for her. Nobody is shown it any more, nor its answers;
    /// if it was for the team, its words are erased wherever they are.
    Withdraw {
        /// The voice.
        contribution: String,
    },
    /// Takes back what a household answered: whoever asked does, or somebody of the team. That they were asked stays; what
    /// they said is erased wherever it is.
    WithdrawAnswers {
        /// The filled-in form.
        submission: String,
    },
    /// Makes an entry of a voice, says that it came from there, and answers the voice.
    Promote {
        /// The voice.
        contribution: String,
        /// The kind of the entry.
        kind: String,
        /// Its fields, as for [`Command::Create`].
        fields: Vec<(String, Value)>,
        /// The answer; may be empty.
        reply: String,
        /// The language the answer is in.
        lang: String,
    },
    /// Takes back that a voice became something: the way is cut, and the entry goes out of the lists.
    TakeBack {
        /// The key of the promotion.
        promotion: String,
    },
    /// Records a reading of an indicator.
    RecordReading {
        /// The indicator.
        indicator: String,
        /// As [`Period::parse`] reads it.
        period: String,
        /// The number, in the indicator's unit.
        value: f64,
        /// How it was found; may be empty.
        method: String,
        /// Anything to add; may be empty.
        note: String,
    },
    /// Decides which of several readings counts for a period, or what they come to together.
    Adopt {
        /// The indicator.
        indicator: String,
        /// As [`super::period::Period::parse`] reads it.
        period: String,
        /// The area of the readings; empty for everywhere.
        area: String,
        /// The segment of the readings; empty for everybody.
        segment: String,
        /// `single`, `latest`, `average`, `sum`, or `agreed` for a value that is none of them.
        rule: String,
        /// The reading that counts, for `single`; else empty.
        reading: String,
        /// What was agreed on, for `agreed`.
        value: Option<f64>,
        /// Why; required.
        reason: String,
    },
    /// Joins several things with the one that stands for all, or takes them apart again, in one change.
    Join {
        /// The keys of those that are joined; each keeps its author's credit.
        children: Vec<String>,
        /// The key of what stands for all; empty to take them apart.
        into: String,
    },
    /// Rewrites one of the agenda's texts in one language.
    SetText {
        /// One of [`AGENDA_TEXTS`].
        field: String,
        /// One of [`TEXT_LANGUAGES`].
        lang: String,
        /// The text as the person left it.
        text: String,
        /// The text as it stood when the person began; what others wrote meanwhile is kept.
        base: String,
    },
    /// Names the agenda as it stands, for partners to endorse.
    PublishVersion {
        /// What it is called.
        name: String,
        /// The meeting at which it was agreed on; may be empty.
        meeting: String,
        /// A remark; may be empty.
        note: String,
    },
    /// Tells others what to call this device's person; empty to be nobody in particular.
    SetNickname {
        /// At most 40 characters.
        label: String,
    },
    /// Writes a new entity of any kind that needs no command of its own. Of a keyed kind, the parts of its key are among
    /// the fields, and what is there already is changed.
    Create {
        /// The kind.
        kind: String,
        /// Value by field name, as [`Kind::field`] takes names.
        fields: Vec<(String, Value)>,
    },
    /// Changes fields of what is there; only what differs is written.
    Change {
        /// The kind.
        kind: String,
        /// The entity's key, or the parts of a keyed one's with `|` between them.
        key: String,
        /// Value by field name; empty text clears a field.
        fields: Vec<(String, Value)>,
    },
    /// Moves something in a list that people arrange.
    Place {
        /// The kind.
        kind: String,
        /// Its key.
        key: String,
        /// Behind which one of its kind; empty for the beginning.
        after: String,
    },
    /// Takes something out of the lists. It stays, and can be put back.
    Archive {
        /// The kind.
        kind: String,
        /// Its key.
        key: String,
        /// Why; may be empty.
        reason: String,
    },
    /// Puts something back that was taken out.
    Restore {
        /// The kind.
        kind: String,
        /// Its key.
        key: String,
    },
    /// Keeps what a household answered to a form, readable by the team and this device.
    Submit {
        /// The version of the form.
        form: String,
        /// Whether they agreed to be asked; if not, nothing else is kept.
        consent: bool,
        /// What they said.
        answers: Answers,
        /// The language they were asked in.
        lang: String,
        /// Where; empty if that is not said.
        area: String,
        /// Photos and recordings, each with the id of the question it answers; as many as beside one voice.
        media: Vec<(String, Media)>,
    },
    /// Writes down a voice for somebody else, as [`Command::GiveVoice`] does one's own.
    GiveFor {
        /// One of [`schema::VOICE_KINDS`].
        kind: String,
        /// What the person says.
        body: String,
        /// Who may read it.
        audience: Audience,
        /// The language it was said in.
        lang: String,
        /// How it came: one of the schema's codes.
        origin: String,
        /// As of one's own.
        media: Vec<Media>,
    },
    /// Begins this device's day in the field, or says how much it came to.
    FieldDay {
        /// The day, `YYYY-MM-DD`, where the device is.
        date: String,
        /// When it began; looked at only if it has not been said yet.
        since: Millis,
        /// How much it came to; 0 while it lasts.
        count: i64,
    },
}

/// What is wrong with one field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name in the command.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a field; the screens have a sentence for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Nothing was entered.
    Missing,
    /// Longer than allowed.
    TooLong {
        /// UTF-16 units allowed.
        max: usize,
        /// UTF-16 units found.
        found: usize,
    },
    /// A photo or a recording of more bytes than allowed.
    TooHeavy {
        /// Bytes allowed.
        max: usize,
        /// Bytes found.
        found: usize,
    },
    /// Not one of the answers offered.
    NotOffered,
    /// Not a finite number.
    NotANumber,
    /// Not a period ([`Period::parse`]).
    NotAPeriod,
    /// What it speaks of is not in the initiative.
    Unknown,
    /// Not a day that exists, or not one with an hour where that is wanted.
    NotADay,
    /// Not a whole number between these.
    OutOfRange {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// Not an address of the web.
    NotAnAddress,
}

/// Why a command was not carried out. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum CommandError {
    /// Some fields need another look.
    #[error("{} field(s) of the form are not as expected", .0.len())]
    Fields(Vec<FieldError>),
    /// The person's role does not write this section.
    #[error("a {role:?} does not write {section}")]
    NotAllowed {
        /// The person's role.
        role: Role,
        /// The section.
        section: String,
    },
    /// What was written there stays as it was written; something new can be added.
    #[error("what was written to {section} stays as it was written")]
    WrittenOnce {
        /// The section.
        section: String,
    },
    /// The team's key has not arrived yet, so nothing can be sealed to it.
    #[error("the team's key has not arrived on this device yet")]
    TeamKeyMissing,
}

/// The person at this device.
#[derive(Debug, Clone)]
pub struct Author {
    /// The device's tag, the first part of every key it creates.
    pub tag: DeviceTag,
    /// Its role.
    pub role: Role,
    /// Where answers for it alone are sealed to.
    pub seal_to: SealPublic,
}

/// A command ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// What to write, in one change.
    pub edits: Vec<Edit>,
    /// The entity it creates, if it creates one: kind and key.
    pub created: Option<(String, String)>,
    /// The sealed bodies that are referred to, to be kept and sent beside it.
    pub blobs: Vec<Vec<u8>>,
}

impl Command {
    /// Checks the command against the schema and the author's role, and turns it into edits.
    ///
    /// # Errors
    /// When a field is not as the schema wants it, the role does not write there, or a key is missing.
    pub fn prepare(
        &self,
        initiative: &Initiative,
        author: &Author,
        now: Millis,
        rng: &mut impl CryptoRng,
    ) -> Result<Prepared, CommandError> {
        match self {
            Self::GiveVoice { kind, body, audience, lang, media } => {
                let given = voices::Given { kind, body, audience: *audience, lang, origin: None, media };
                voices::give(initiative, author, &given, (now, rng))
            }
            Self::GiveFor { kind, body, audience, lang, origin, media } => {
                let origin = Some(origin.as_str());
                let given = voices::Given { kind, body, audience: *audience, lang, origin, media };
                voices::give(initiative, author, &given, (now, rng))
            }
            Self::Review { contribution, state, reason } => {
                voices::review(initiative, author, contribution, (state, reason))
            }
            Self::Reply { contribution, body, lang } => {
                voices::reply(initiative, author, (contribution, body, lang), (now, rng))
            }
            Self::Reword { contribution, body } => reword::reword(initiative, author, contribution, body),
            Self::Withdraw { contribution } => voices::withdraw(initiative, author, contribution),
            Self::WithdrawAnswers { submission } => field::withdraw(initiative, author, submission),
            Self::Promote { contribution, kind, fields, reply, lang } => {
                let what = (contribution.as_str(), kind.as_str(), fields.as_slice());
                promote::promote(initiative, author, what, (reply, lang), (now, rng))
            }
            Self::TakeBack { promotion } => promote::take_back(initiative, author, promotion, now),
            Self::RecordReading { indicator, period, value, method, note } => {
                let what = (indicator.as_str(), period.as_str(), *value);
                measure::record(initiative, author, what, (method, note), (now, rng))
            }
            Self::Adopt { indicator, period, area, segment, rule, reading, value, reason } => {
                let said = |key: &&str| !key.is_empty();
                let place = Place {
                    area: Some(area.as_str()).filter(said),
                    segment: Some(segment.as_str()).filter(said),
                };
                let matter = measure::Matter { indicator, period, place };
                measure::adopt(initiative, author, matter, (rule, reading, *value, reason), now)
            }
            Self::Join { children, into } => entry::join(initiative, author, (children, into), now),
            Self::SetText { field, lang, text, base } => agenda::set_text(author, (field, lang), text, base),
            Self::PublishVersion { name, meeting, note } => {
                agenda::publish(initiative, author, (name, meeting, note), (now, rng))
            }
            Self::SetNickname { label } => {
                let mut fields = Fields::new("devices");
                fields.words("label", label, false);
                if label.trim().is_empty() {
                    fields.set("label", Value::Text(String::new()));
                }
                fields.keyed(author, author.tag.as_str())
            }
            Self::Create { kind, fields } => {
                entry::create(initiative, author, kind, fields, (now, fresh_key(&author.tag, rng)))
            }
            Self::Change { kind, key, fields } => entry::change(initiative, author, (kind, key), fields, now),
            Self::Place { kind, key, after } => place::place(initiative, author, (kind, key), after),
            Self::Archive { kind, key, reason } => {
                entry::archive(initiative, author, (kind, key), reason, now)
            }
            Self::Restore { kind, key } => entry::restore(initiative, author, (kind, key)),
            Self::Submit { form, consent, answers, lang, area, media } => {
                let visit = field::Visit { form, consent: *consent, answers, lang, area, media };
                field::submit(initiative, author, &visit, (now, rng))
            }
            Self::FieldDay { date, since, count } => {
                field::day(initiative, author, (date, *since, *count), (now, rng))
            }
        }
    }
}

fn allowed(author: &Author, kind: &Kind, needs: Reach) -> Result<(), CommandError> {
    match (kind.collection().rights.reach(author.role), needs) {
        (Reach::All, _) | (Reach::Own, Reach::Own) => Ok(()),
        (Reach::Own | Reach::Nothing, _) => {
            Err(CommandError::NotAllowed { role: author.role, section: kind.name.to_owned() })
        }
    }
}

#[cfg(test)]
mod chance;
#[cfg(test)]
mod tests;
