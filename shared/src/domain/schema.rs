//! The one table of every kind of entity: its fields, their types, who may write it.
//!
//! Editors, lists, checks and the gate are derived from it. A new kind is one row in the file of its section, its
//! sentences in each language, and nothing else.

mod activities;
mod agenda;
mod backbone;
mod collections;
mod communication;
mod field;
mod frameworks;
mod learning;
mod measurement;
mod voices;

pub use collections::{COLLECTIONS, Collection, collection};

/// Where a kind's values live in the document, which decides how concurrent writes merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `collection[key]` is a map, created whole by one device; its fields are registers.
    Entity,
    /// `collection["key|field"]` is a register, so that two devices can write the same key without hiding each other.
    Keyed,
    /// `collection[field|lang]` is a text that exists from genesis and merges word by word.
    Texts,
}

/// What a field may hold. Lengths are in UTF-16 units, as browsers count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// One line of at most this length.
    Line(usize),
    /// Several lines of at most this length.
    Prose(usize),
    /// One of these codes.
    Choice(&'static [&'static str]),
    /// Any number of these codes, each a flag of its own: `field:code`.
    Codes(&'static [&'static str]),
    /// A finite number.
    Number,
    /// A whole number from 0.
    Count,
    /// A whole number between these, both included.
    Score(i64, i64),
    /// `YYYY-MM-DD`.
    Date,
    /// A day and, if it is known, an hour of the place's clock: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
    Moment,
    /// As [`crate::domain::period::Period::parse`] reads it.
    Period,
    /// Yes or no.
    Flag,
    /// The key of an entity of this kind.
    Link(&'static str),
    /// Any number of entities of this kind, each a flag of its own: `field:key`.
    Links(&'static str),
    /// The key of an entity of any kind.
    Subject,
    /// The tag of the device that writes it; filled in, never asked for.
    Device,
    /// Who speaks: the key of a partner, or the tag of the device that writes it if nothing is said.
    Who,
    /// A web address.
    Address,
    /// A reference ([`crate::wire::blob::BlobRef`]) to a body only named people can open ([`crate::keys::blob`]).
    Sealed,
    /// Key bytes, in clear.
    PublicKey,
}

/// One field of a kind, or one part of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// Its name in the document; with [`FieldSpec::worded`], followed by `@` and a language.
    pub name: &'static str,
    /// What it may hold.
    pub ty: FieldType,
    /// Whether an entity without it is incomplete; of a worded one, without it in any language.
    pub required: bool,
    /// Whether it is written once per language.
    pub worded: bool,
}

/// The part of an initiative that a kind belongs to, in the order of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The initiative itself.
    Initiative,
    /// What is agreed on.
    Agenda,
    /// What is counted, and how.
    Measurement,
    /// What is done, and by whom.
    Activities,
    /// Meetings, decisions, news.
    Communication,
    /// Partners and what holds them together.
    Backbone,
    /// Readiness and ratings.
    Frameworks,
    /// What was learned.
    Learning,
    /// What people say, and what became of it.
    Voices,
    /// Days in the field.
    Field,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As people arranged it.
    Rank,
    /// Oldest first.
    Oldest,
    /// Newest first.
    Newest,
}

/// One kind of entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The collection's name: a top-level map of the document.
    pub name: &'static str,
    /// Where it belongs.
    pub section: Section,
    /// The field whose words name one of it; empty if the parts of its key do.
    pub title: &'static str,
    /// The order of its lists.
    pub order: Order,
    /// Whether what was written stays as it was written.
    pub append_only: bool,
    /// Whether one of it may be taken out of the lists; nothing is ever deleted.
    pub archivable: bool,
    /// Whether only commands of its own write it: what it holds must be sealed, or follows from something else.
    pub by_command: bool,
    /// Whether it only makes sense beside something else, or on a screen of its own: it has no list, and nothing offers to
    /// add one.
    pub beside: bool,
    /// Whether who wrote what is for nobody to know: each device is shown its own, and views show what all come to.
    pub blind: bool,
    /// Fields of which one at least is wanted, whichever; none if there is no such demand.
    pub one_of: &'static [&'static str],
    /// What its composite key consists of, in order; empty for entities, whose keys say who created them. The last part
    /// decides whose a keyed value is, as the gate judges it.
    pub parts: &'static [FieldSpec],
    /// Its fields, in the order of a form.
    pub fields: &'static [FieldSpec],
}

/// What every kind has beside its own fields: its place in a list somebody arranged, the language it is written in, when
/// its author's phone says it was written, by whom (of what is keyed), and whether it was taken out of the lists.
pub const ENVELOPE: &[FieldSpec] = &[
    may("rank", FieldType::Line(40)),
    may("lang", FieldType::Line(8)),
    may("at", FieldType::Count),
    may("by", FieldType::Device),
    may("archived", FieldType::Line(400)),
];

impl Kind {
    const fn entity(
        section: Section,
        name: &'static str,
        title: &'static str,
        fields: &'static [FieldSpec],
    ) -> Self {
        Self {
            name,
            section,
            title,
            order: Order::Newest,
            append_only: false,
            archivable: true,
            by_command: false,
            beside: false,
            blind: false,
            one_of: &[],
            parts: &[],
            fields,
        }
    }

    const fn keyed(
        section: Section,
        name: &'static str,
        parts: &'static [FieldSpec],
        fields: &'static [FieldSpec],
    ) -> Self {
        Self { parts, ..Self::entity(section, name, "", fields) }
    }

    const fn ranked(self) -> Self {
        Self { order: Order::Rank, ..self }
    }

    const fn oldest_first(self) -> Self {
        Self { order: Order::Oldest, ..self }
    }

    const fn append_only(self) -> Self {
        Self { append_only: true, ..self }
    }

    const fn one_of(self, one_of: &'static [&'static str]) -> Self {
        Self { one_of, ..self }
    }

    const fn kept(self) -> Self {
        Self { archivable: false, ..self }
    }

    const fn beside(self) -> Self {
        Self { beside: true, ..self }
    }

    const fn blind(self) -> Self {
        Self { blind: true, archivable: false, ..self }
    }

    const fn by_command(self) -> Self {
        Self { by_command: true, archivable: false, ..self }
    }

    /// Where it is stored, and who may write it.
    ///
    /// # Panics
    /// Never: a test holds that every kind has its collection.
    #[must_use]
    pub fn collection(&self) -> &'static Collection {
        collection(self.name).expect("every kind has its collection")
    }

    /// Whether what is said in it can be a sealed body beside the log, which is erased when it is withdrawn.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.fields.iter().any(|field| field.ty == FieldType::Sealed)
    }

    /// The field called `name`, `name@language` for a worded one, or `name:member` for one that holds several.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static FieldSpec> {
        let worded = name.split_once('@').map(|(base, _)| base);
        let member = name.split_once(':').filter(|_| worded.is_none()).map(|(base, _)| base);
        let base = worded.or(member).unwrap_or(name);
        self.fields.iter().chain(ENVELOPE).find(|field| {
            field.name == base && field.worded == worded.is_some() && field.ty.is_set() == member.is_some()
        })
    }
}

impl FieldType {
    /// Whether it holds any number of members, each a flag of its own.
    #[must_use]
    pub const fn is_set(&self) -> bool {
        matches!(self, Self::Codes(_) | Self::Links(_))
    }

    /// The kind it leads to, if it leads to one.
    #[must_use]
    pub const fn target(&self) -> Option<&'static str> {
        if let Self::Link(kind) | Self::Links(kind) = self { Some(kind) } else { None }
    }

    /// Whether it says when something is.
    #[must_use]
    pub const fn is_when(&self) -> bool {
        matches!(self, Self::Date | Self::Moment | Self::Period)
    }
}

const fn must(name: &'static str, ty: FieldType) -> FieldSpec {
    FieldSpec { name, ty, required: true, worded: false }
}

const fn may(name: &'static str, ty: FieldType) -> FieldSpec {
    FieldSpec { name, ty, required: false, worded: false }
}

const fn worded(name: &'static str, ty: FieldType) -> FieldSpec {
    FieldSpec { name, ty, required: false, worded: true }
}

/// Worded, and wanted in one language at least.
const fn named(name: &'static str, ty: FieldType) -> FieldSpec {
    FieldSpec { name, ty, required: true, worded: true }
}

/// The longest voice, reply or note.
pub const PROSE_MAX: usize = 4_000;
/// The longest agenda text; rewriting one from end to end stays within a change's operations.
pub const AGENDA_MAX: usize = 8_000;
/// The longest remark or reason.
pub const NOTE_MAX: usize = 600;
/// The longest title or name.
pub const LINE_MAX: usize = 120;

const LINE: FieldType = FieldType::Line(LINE_MAX);
const PROSE: FieldType = FieldType::Prose(PROSE_MAX);
const NOTE: FieldType = FieldType::Prose(NOTE_MAX);

/// Sectors a partner can belong to.
pub const SECTORS: &[&str] =
    &["resident", "community", "public", "school", "health", "business", "philanthropy", "faith", "academic"];
/// What a voice can be.
pub const VOICE_KINDS: &[&str] = &["idea", "concern", "observation", "story", "question", "offer"];
/// Where a voice stands at the team.
pub const REVIEW_STATES: &[&str] =
    &["received", "read", "in_discussion", "used", "joined_with", "kept_for_later", "not_now"];
/// Who withdrew a voice: the person who gave it, or somebody of the team.
pub const WITHDRAWN_BY: &[&str] = &["author", "team"];
/// The fields that say, where they are not sealed, what goes when it is withdrawn.
pub const SAID: [&str; 2] = ["body", "answers"];
/// The agenda's texts.
pub const AGENDA_TEXTS: &[&str] = &["vision", "problem", "approach", "boundaries"];
/// Languages whose texts exist from genesis; others can be added by a migration only.
pub const TEXT_LANGUAGES: &[&str] =
    &["en", "fr", "es", "ar", "ht", "pt", "el", "hi", "pa", "ur", "bn", "ta", "zh", "vi", "it", "ru"];
/// The conditions that hold a problem in place: policies, practices and resource flows can be seen, relationships and
/// power partly, mental models hardly.
pub const CONDITIONS: &[&str] =
    &["policies", "practices", "resource_flows", "relationships", "power", "mental_models"];
/// The stages at which people can be involved, and at which equity is looked at.
pub const STAGES: &[&str] = &["design", "governance", "planning", "implementation", "evaluation"];
/// How far people are involved, from hearing of it to leading it.
pub const INVOLVEMENT: &[&str] = &["inform", "consult", "involve", "collaborate", "co_lead"];
/// What is needed before anything else.
pub const EARLY_NEEDS: &[&str] = &["convening", "dialogue", "research", "engagement"];
/// How far something has come, in a rating.
pub const LEVELS: &[&str] = &["not_started", "emerging", "mature", "cant_say"];

/// The kinds in use, section by section.
pub static KINDS: [Kind; N_KINDS] = joined();

const SECTIONS: &[&[Kind]] = &[
    agenda::KINDS,
    measurement::KINDS,
    activities::KINDS,
    communication::KINDS,
    backbone::KINDS,
    frameworks::KINDS,
    learning::KINDS,
    voices::KINDS,
    field::KINDS,
];

const N_KINDS: usize = {
    let (mut n, mut section) = (0, 0);
    while section < SECTIONS.len() {
        n += SECTIONS[section].len();
        section += 1;
    }
    n
};

const fn joined() -> [Kind; N_KINDS] {
    let mut kinds = [SECTIONS[0][0]; N_KINDS];
    let (mut n, mut section) = (0, 0);
    while section < SECTIONS.len() {
        let mut row = 0;
        while row < SECTIONS[section].len() {
            kinds[n] = SECTIONS[section][row];
            n += 1;
            row += 1;
        }
        section += 1;
    }
    kinds
}

/// The kind stored in the collection called `name`.
#[must_use]
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

#[cfg(test)]
mod tests;
