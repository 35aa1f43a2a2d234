//! What a person can do, as data, and how it becomes edits of the document.

use std::collections::BTreeMap;

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Edit;
use super::initiative::{Initiative, Value};
use super::period::Period;
use super::rights::{Reach, Role};
use super::schema::{self, AGENDA_MAX, AGENDA_TEXTS, FieldType, Kind, Shape, TEXT_LANGUAGES};
use crate::keys::seal::SealPublic;
use crate::keys::{DeviceTag, blob, fresh_key, tag_of_key};
use crate::sync::Millis;
use crate::wire::blob::BlobRef;

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
    },
    /// Says where a voice stands.
    Review {
        /// The voice.
        contribution: String,
        /// One of [`schema::REVIEW_STATES`].
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
    /// Takes a voice back: its author does, or somebody of the team for her. Nobody is shown it any more, nor its answers;
    /// if it was for the team, its words are erased wherever they are.
    Withdraw {
        /// The voice.
        contribution: String,
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
    /// Tells others what to call this device's person; empty to be nobody in particular.
    SetNickname {
        /// At most 40 characters.
        label: String,
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
    /// Not one of the answers offered.
    NotOffered,
    /// Not a finite number.
    NotANumber,
    /// Not a period ([`Period::parse`]).
    NotAPeriod,
    /// What it speaks of is not in the initiative.
    Unknown,
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
    /// The sealed body that the entity refers to, to be kept and sent beside it.
    pub blob: Option<Vec<u8>>,
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
            Self::GiveVoice { kind, body, audience, lang } => {
                let mut fields = Fields::new("contributions");
                fields.words("body", body, true);
                fields.set("kind", Value::Text(kind.clone()));
                fields.set("lang", Value::Text(lang.clone()));
                let code = if *audience == Audience::Team { "team" } else { "everyone" };
                fields.set("audience", Value::Text(code.to_owned()));
                fields.set("reply_key", Value::Bytes(author.seal_to.as_bytes().to_vec()));
                let key = fresh_key(&author.tag, rng);
                if *audience == Audience::Team {
                    let team = team_key(initiative).ok_or(CommandError::TeamKeyMissing)?;
                    fields.seal("body", &[team, author.seal_to.clone()], &key, rng);
                }
                fields.create(author, key, now)
            }
            Self::Review { contribution, state, reason } => {
                let mut fields = Fields::new("reviews");
                fields.set("state", Value::Text(state.clone()));
                fields.words("reason", reason, false);
                fields.exists("contribution", initiative, "contributions", contribution);
                fields.keyed(author, contribution)
            }
            Self::Reply { contribution, body, lang } => {
                let mut fields = Fields::new("replies");
                fields.words("body", body, true);
                fields.set("contribution", Value::Text(contribution.clone()));
                fields.set("lang", Value::Text(lang.clone()));
                fields.exists("contribution", initiative, "contributions", contribution);
                if initiative.is_withdrawn("contributions", contribution) {
                    fields.fail("contribution", Problem::Unknown);
                }
                let key = fresh_key(&author.tag, rng);
                let voice = initiative.get("contributions", contribution);
                if let Some(voice) = voice.filter(|voice| voice.text("audience") == Some("team")) {
                    let team = team_key(initiative).ok_or(CommandError::TeamKeyMissing)?;
                    let mut readers = vec![team];
                    readers.extend(voice.bytes("reply_key").and_then(SealPublic::from_slice));
                    fields.seal("body", &readers, &key, rng);
                }
                fields.create(author, key, now)
            }
            Self::Withdraw { contribution } => withdraw(initiative, author, contribution),
            Self::RecordReading { indicator, period, value, method, note } => {
                let mut fields = Fields::new("readings");
                fields.set("indicator", Value::Text(indicator.clone()));
                fields.exists("indicator", initiative, "indicators", indicator);
                fields.period(period);
                fields.set("value", Value::Number(*value));
                fields.words("method", method, false);
                fields.words("note", note, false);
                fields.create(author, fresh_key(&author.tag, rng), now)
            }
            Self::SetText { field, lang, text, base } => set_text(author, (field, lang), text, base),
            Self::SetNickname { label } => {
                let mut fields = Fields::new("devices");
                fields.words("label", label, false);
                if label.trim().is_empty() {
                    fields.set("label", Value::Text(String::new()));
                }
                fields.keyed(author, author.tag.as_str())
            }
        }
    }
}

/// The key that what is for the team is sealed to.
#[must_use]
pub fn team_key(initiative: &Initiative) -> Option<SealPublic> {
    initiative.get("meta", "initiative")?.bytes("team_key").and_then(SealPublic::from_slice)
}

/// Rewrites an agenda text; the document keeps what others changed in it since `base`.
fn set_text(
    author: &Author,
    (field, lang): (&str, &str),
    text: &str,
    base: &str,
) -> Result<Prepared, CommandError> {
    allowed(author, schema::kind("agenda"), "agenda", Reach::All)?;
    let mut errors = Vec::new();
    let field = AGENDA_TEXTS.iter().find(|known| **known == field);
    if field.is_none() || !TEXT_LANGUAGES.contains(&lang) {
        errors.push(FieldError { field: "field".to_owned(), problem: Problem::NotOffered });
    }
    check_length("text", text, AGENDA_MAX, &mut errors);
    let (Some(field), true) = (field, errors.is_empty()) else {
        return Err(CommandError::Fields(errors));
    };
    let (lang, base, text) = (lang.to_owned(), base.to_owned(), text.to_owned());
    Ok(Prepared { edits: vec![Edit::Text { field, lang, base, text }], created: None, blob: None })
}

/// Marks a voice as withdrawn; what follows for its words, each device draws from that.
fn withdraw(initiative: &Initiative, author: &Author, voice: &str) -> Result<Prepared, CommandError> {
    let kind = schema::kind("contributions").expect("the schema has it");
    let is_own = tag_of_key(voice) == author.tag.as_str();
    allowed(author, Some(kind), kind.name, if is_own { Reach::Own } else { Reach::All })?;
    if initiative.get(kind.name, voice).is_none() {
        let unknown = FieldError { field: "contribution".to_owned(), problem: Problem::Unknown };
        return Err(CommandError::Fields(vec![unknown]));
    }
    let edits = if initiative.is_withdrawn(kind.name, voice) {
        Vec::new()
    } else {
        let by = Value::Text(if is_own { "author" } else { "team" }.to_owned());
        let (key, field) = (voice.to_owned(), "withdrawn".to_owned());
        vec![Edit::Set { kind: kind.name, key, field, value: by }]
    };
    Ok(Prepared { edits, created: None, blob: None })
}

fn check_length(field: &str, words: &str, max: usize, errors: &mut Vec<FieldError>) {
    let found = words.encode_utf16().count();
    if found > max {
        errors.push(FieldError { field: field.to_owned(), problem: Problem::TooLong { max, found } });
    }
}

fn allowed(author: &Author, kind: Option<&Kind>, section: &str, needs: Reach) -> Result<(), CommandError> {
    let reach = kind.map_or(Reach::Nothing, |kind| kind.collection().rights.reach(author.role));
    match (reach, needs) {
        (Reach::All, _) | (Reach::Own, Reach::Own) => Ok(()),
        (Reach::Own | Reach::Nothing, _) => {
            Err(CommandError::NotAllowed { role: author.role, section: section.to_owned() })
        }
    }
}

/// The fields of one entity on their way into the document, checked against its kind.
struct Fields {
    kind: &'static Kind,
    values: BTreeMap<String, Value>,
    errors: Vec<FieldError>,
    blob: Option<Vec<u8>>,
}

impl Fields {
    fn new(kind: &str) -> Self {
        let kind = schema::kind(kind).expect("commands name kinds of the schema");
        Self { kind, values: BTreeMap::new(), errors: Vec::new(), blob: None }
    }

    fn fail(&mut self, field: &str, problem: Problem) {
        if !self.errors.iter().any(|error| error.field == field) {
            self.errors.push(FieldError { field: field.to_owned(), problem });
        }
    }

    fn set(&mut self, field: &str, value: Value) {
        self.values.insert(field.to_owned(), value);
    }

    /// Words without the blanks around them; nothing is written for none.
    fn words(&mut self, field: &str, words: &str, required: bool) {
        let words = words.trim();
        if words.is_empty() {
            if required {
                self.fail(field, Problem::Missing);
            }
        } else {
            self.set(field, Value::Text(words.to_owned()));
        }
    }

    fn exists(&mut self, field: &str, initiative: &Initiative, kind: &str, key: &str) {
        if initiative.get(kind, key).is_none() {
            self.fail(field, Problem::Unknown);
        }
    }

    fn period(&mut self, words: &str) {
        match Period::parse(words) {
            Ok(period) => {
                self.set("period_start", Value::Text(period.start().to_owned()));
                self.set("period_end", Value::Text(period.end().to_owned()));
            }
            Err(_) if words.trim().is_empty() => self.fail("period", Problem::Missing),
            Err(_) => self.fail("period", Problem::NotAPeriod),
        }
    }

    /// Takes the words of a field out of the clear and seals them to `readers`, in a blob that is referred to.
    fn seal(&mut self, field: &str, readers: &[SealPublic], key: &str, rng: &mut impl CryptoRng) {
        // A field that is too long must be told so, not sealed.
        self.check();
        if let Some(Value::Text(words)) = self.values.remove(field) {
            let bytes = blob::seal_body(words.as_bytes(), readers, key.as_bytes(), rng);
            self.set("blob", Value::Bytes(BlobRef::to(&bytes).to_bytes()));
            self.blob = Some(bytes);
        }
    }

    fn check(&mut self) {
        for (name, value) in self.values.clone() {
            let Some(spec) = self.kind.field(&name) else { continue };
            match (spec.ty, &value) {
                (FieldType::Line(max) | FieldType::Prose(max), Value::Text(words)) => {
                    check_length(&name, words, max, &mut self.errors);
                }
                (FieldType::Choice(offered), Value::Text(code)) if !offered.contains(&code.as_str()) => {
                    self.fail(&name, Problem::NotOffered);
                }
                (FieldType::Number, Value::Number(number)) if !number.is_finite() => {
                    self.fail(&name, Problem::NotANumber);
                }
                _ => {}
            }
        }
        for spec in self.kind.fields.iter().filter(|spec| spec.required) {
            // A period that does not read leaves its two dates empty; it has been told so once.
            let told = spec.ty == FieldType::Date && self.errors.iter().any(|error| error.field == "period");
            if !told && !self.values.contains_key(spec.name) {
                self.fail(spec.name, Problem::Missing);
            }
        }
    }

    fn create(mut self, author: &Author, key: String, now: Millis) -> Result<Prepared, CommandError> {
        allowed(author, Some(self.kind), self.kind.name, Reach::Own)?;
        self.check();
        if !self.errors.is_empty() {
            return Err(CommandError::Fields(self.errors));
        }
        let mut fields: Vec<(String, Value)> = self.values.into_iter().collect();
        fields.push(("at".to_owned(), Value::Int(now.0)));
        let created = Some((self.kind.name.to_owned(), key.clone()));
        Ok(Prepared {
            edits: vec![Edit::Create { kind: self.kind.name, key, fields }],
            created,
            blob: self.blob,
        })
    }

    fn keyed(mut self, author: &Author, key: &str) -> Result<Prepared, CommandError> {
        debug_assert_eq!(self.kind.collection().shape, Shape::Keyed, "only keyed kinds are written this way");
        let needs = if key == author.tag.as_str() { Reach::Own } else { Reach::All };
        allowed(author, Some(self.kind), self.kind.name, needs)?;
        self.check();
        if !self.errors.is_empty() {
            return Err(CommandError::Fields(self.errors));
        }
        let edits = self
            .values
            .into_iter()
            .map(|(field, value)| Edit::Set { kind: self.kind.name, key: key.to_owned(), field, value })
            .collect();
        Ok(Prepared { edits, created: None, blob: None })
    }
}
