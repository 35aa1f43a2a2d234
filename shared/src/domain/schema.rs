//! The one table of every kind of entity: its fields, their types, who may write it.
//!
//! Editors, lists, checks and the gate are derived from it. A new kind is one row here, its sentences in each
//! language, and nothing else.

use super::rights::Rights;

/// Where a kind's values live in the document, which decides how concurrent writes merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `collection[key]` is a map, created whole by one device; its fields are registers.
    Entity,
    /// `collection["key|field"]` is a register, so that two devices can write the same key without hiding each other.
    Keyed,
    /// `collection[field|lang]` is a text that exists from genesis and merges by character.
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
    /// A finite number.
    Number,
    /// `YYYY-MM-DD`.
    Date,
    /// Yes or no.
    Flag,
    /// The key of an entity of this kind.
    Link(&'static str),
    /// A web address.
    Address,
    /// Bytes only named people can open ([`crate::keys::seal`]).
    Sealed,
    /// Key bytes, in clear.
    PublicKey,
}

/// One field of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// Its name in the document; with [`FieldSpec::worded`], followed by `@` and a language.
    pub name: &'static str,
    /// What it may hold.
    pub ty: FieldType,
    /// Whether an entity without it is incomplete.
    pub required: bool,
    /// Whether it is written once per language.
    pub worded: bool,
}

/// One kind of entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The collection's name: a top-level map of the document.
    pub name: &'static str,
    /// How it is stored.
    pub shape: Shape,
    /// Who may write it.
    pub rights: Rights,
    /// Its fields, in the order of a form.
    pub fields: &'static [FieldSpec],
}

impl Kind {
    /// The field called `name`, or `name@language` for a worded one.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&FieldSpec> {
        let (base, lang) = name.split_once('@').map_or((name, None), |(base, lang)| (base, Some(lang)));
        self.fields.iter().find(|field| field.name == base && field.worded == lang.is_some())
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

/// The longest voice, reply or note.
pub const PROSE_MAX: usize = 4_000;
/// The longest agenda text.
pub const AGENDA_MAX: usize = 20_000;
/// The longest title or name.
pub const LINE_MAX: usize = 120;

/// Sectors a partner can belong to.
pub const SECTORS: &[&str] =
    &["resident", "community", "public", "school", "health", "business", "philanthropy", "faith", "academic"];
/// What a voice can be.
pub const VOICE_KINDS: &[&str] = &["idea", "concern", "observation", "story", "question", "offer"];
/// Where a voice stands at the team.
pub const REVIEW_STATES: &[&str] =
    &["received", "read", "in_discussion", "used", "joined_with", "kept_for_later", "not_now"];
/// The agenda's texts.
pub const AGENDA_TEXTS: &[&str] = &["vision", "problem", "approach", "boundaries"];
/// Languages whose texts exist from genesis; others can be added by a migration only.
pub const TEXT_LANGUAGES: &[&str] =
    &["en", "fr", "es", "ar", "ht", "pt", "el", "hi", "pa", "ur", "bn", "ta", "zh", "vi", "it", "ru"];

/// The kinds in use.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "meta",
        shape: Shape::Keyed,
        rights: Rights::TEAM,
        fields: &[
            worded("title", FieldType::Line(LINE_MAX)),
            worded("summary", FieldType::Prose(600)),
            may("place", FieldType::Line(LINE_MAX)),
            may("template", FieldType::Line(40)),
            may("team_key", FieldType::PublicKey),
            may("example", FieldType::Flag),
        ],
    },
    Kind { name: "agenda", shape: Shape::Texts, rights: Rights::FIELD_ALL, fields: &[] },
    Kind {
        name: "goals",
        shape: Shape::Entity,
        rights: Rights::TEAM,
        fields: &[
            worded("title", FieldType::Line(LINE_MAX)),
            worded("description", FieldType::Prose(PROSE_MAX)),
            may("rank", FieldType::Line(40)),
        ],
    },
    Kind {
        name: "partners",
        shape: Shape::Entity,
        rights: Rights::PARTNERS_OWN,
        fields: &[
            worded("name", FieldType::Line(LINE_MAX)),
            must("sector", FieldType::Choice(SECTORS)),
            may("rank", FieldType::Line(40)),
        ],
    },
    Kind {
        name: "indicators",
        shape: Shape::Entity,
        rights: Rights::PARTNERS_OWN,
        fields: &[
            worded("name", FieldType::Line(LINE_MAX)),
            worded("definition", FieldType::Prose(600)),
            must("level", FieldType::Choice(&["population", "performance"])),
            must("value_kind", FieldType::Choice(&["count", "percent", "rate", "mean", "index"])),
            must("direction", FieldType::Choice(&["up", "down"])),
            must("unit", FieldType::Choice(&["percent", "cad", "people", "per_1000"])),
            may("headline", FieldType::Flag),
            may("goal", FieldType::Link("goals")),
            may("rank", FieldType::Line(40)),
        ],
    },
    Kind {
        name: "readings",
        shape: Shape::Entity,
        rights: Rights::FIELD_OWN,
        fields: &[
            must("indicator", FieldType::Link("indicators")),
            must("period_start", FieldType::Date),
            must("period_end", FieldType::Date),
            must("value", FieldType::Number),
            may("method", FieldType::Line(LINE_MAX)),
            may("note", FieldType::Prose(600)),
            may("source_url", FieldType::Address),
        ],
    },
    Kind {
        name: "contributions",
        shape: Shape::Entity,
        rights: Rights::EVERYBODYS_OWN,
        fields: &[
            must("kind", FieldType::Choice(VOICE_KINDS)),
            may("body", FieldType::Prose(PROSE_MAX)),
            may("sealed", FieldType::Sealed),
            may("reply_key", FieldType::PublicKey),
            must("audience", FieldType::Choice(&["team", "everyone"])),
            must("lang", FieldType::Line(8)),
        ],
    },
    Kind {
        name: "reviews",
        shape: Shape::Keyed,
        rights: Rights::TEAM,
        fields: &[must("state", FieldType::Choice(REVIEW_STATES)), may("reason", FieldType::Prose(600))],
    },
    Kind {
        name: "replies",
        shape: Shape::Entity,
        rights: Rights::TEAM,
        fields: &[
            must("contribution", FieldType::Link("contributions")),
            may("body", FieldType::Prose(PROSE_MAX)),
            may("sealed", FieldType::Sealed),
            must("lang", FieldType::Line(8)),
        ],
    },
    Kind {
        name: "devices",
        shape: Shape::Keyed,
        rights: Rights::EVERYBODYS_OWN,
        fields: &[may("label", FieldType::Line(40))],
    },
];

/// Every top-level map, created by genesis in this order, whether a row above uses it or not.
///
/// Two devices that both create a map hide each other's entries, so no map is ever created later.
pub const COLLECTIONS: &[&str] = &[
    "meta",
    "agenda",
    "definitions",
    "causes",
    "goals",
    "strategies",
    "versions",
    "endorsements",
    "indicators",
    "measurement_plan",
    "areas",
    "segments",
    "readings",
    "adoptions",
    "targets",
    "annotations",
    "activities",
    "activity_partners",
    "activity_links",
    "tasks",
    "commitments",
    "checkins",
    "services",
    "referral_paths",
    "referral_tally",
    "practice_standards",
    "practice_adoptions",
    "shared_messages",
    "message_use",
    "campaigns",
    "campaign_actions",
    "meetings",
    "meeting_texts",
    "attendance",
    "decisions",
    "positions",
    "actions",
    "updates",
    "comments",
    "pulses",
    "backbone",
    "partners",
    "relationships",
    "contacts_log",
    "pledges",
    "roundtables",
    "bodies",
    "skills_used",
    "frameworks",
    "ratings",
    "rounds",
    "champions",
    "urgency",
    "early_resources",
    "engagement",
    "equity_checks",
    "learnings",
    "questions",
    "experiments",
    "stories",
    "selections",
    "reflections",
    "system_changes",
    "container_log",
    "contributions",
    "reviews",
    "replies",
    "promotions",
    "joined",
    "supports",
    "forms",
    "routes",
    "submissions",
    "field_days",
    "devices",
    "invites",
    "key_epochs",
    "resolutions",
    "tags",
    "resources",
    "skills",
    "tools",
    "links",
    "blobs",
];

/// The kind stored in the collection called `name`.
#[must_use]
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

#[cfg(test)]
mod tests {
    use super::{COLLECTIONS, FieldType, KINDS, kind};

    #[test]
    fn every_kind_has_its_collection_and_every_link_its_kind() {
        for row in KINDS {
            assert!(COLLECTIONS.contains(&row.name), "{} has no collection", row.name);
            for field in row.fields {
                if let FieldType::Link(target) = field.ty {
                    assert!(kind(target).is_some(), "{}.{} links to {target}", row.name, field.name);
                }
            }
        }
    }

    #[test]
    fn no_collection_is_named_twice() {
        let mut names = COLLECTIONS.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), COLLECTIONS.len());
    }
}
