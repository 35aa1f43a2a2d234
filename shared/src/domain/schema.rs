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
    /// A reference ([`crate::wire::blob::BlobRef`]) to a body only named people can open ([`crate::keys::blob`]).
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
    /// Its fields, in the order of a form.
    pub fields: &'static [FieldSpec],
}

impl Kind {
    /// Where it is stored, and who may write it.
    ///
    /// # Panics
    /// Never: a test holds that every kind has its collection.
    #[must_use]
    pub fn collection(&self) -> &'static Collection {
        collection(self.name).expect("every kind has its collection")
    }

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
/// The longest agenda text; rewriting one from end to end stays within a change's operations.
pub const AGENDA_MAX: usize = 8_000;
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
/// Who withdrew a voice: the person who gave it, or somebody of the team.
pub const WITHDRAWN_BY: &[&str] = &["author", "team"];
/// The agenda's texts.
pub const AGENDA_TEXTS: &[&str] = &["vision", "problem", "approach", "boundaries"];
/// Languages whose texts exist from genesis; others can be added by a migration only.
pub const TEXT_LANGUAGES: &[&str] =
    &["en", "fr", "es", "ar", "ht", "pt", "el", "hi", "pa", "ur", "bn", "ta", "zh", "vi", "it", "ru"];

/// The kinds in use.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "meta",
        fields: &[
            worded("title", FieldType::Line(LINE_MAX)),
            worded("summary", FieldType::Prose(600)),
            may("place", FieldType::Line(LINE_MAX)),
            may("template", FieldType::Line(40)),
            may("team_key", FieldType::PublicKey),
            may("example", FieldType::Flag),
        ],
    },
    Kind { name: "agenda", fields: &[] },
    Kind {
        name: "goals",
        fields: &[
            worded("title", FieldType::Line(LINE_MAX)),
            worded("description", FieldType::Prose(PROSE_MAX)),
            may("rank", FieldType::Line(40)),
        ],
    },
    Kind {
        name: "partners",
        fields: &[
            worded("name", FieldType::Line(LINE_MAX)),
            must("sector", FieldType::Choice(SECTORS)),
            may("rank", FieldType::Line(40)),
        ],
    },
    Kind {
        name: "indicators",
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
        fields: &[
            must("kind", FieldType::Choice(VOICE_KINDS)),
            may("body", FieldType::Prose(PROSE_MAX)),
            may("blob", FieldType::Sealed),
            may("reply_key", FieldType::PublicKey),
            must("audience", FieldType::Choice(&["team", "everyone"])),
            must("lang", FieldType::Line(8)),
            may("withdrawn", FieldType::Choice(WITHDRAWN_BY)),
        ],
    },
    Kind {
        name: "reviews",
        fields: &[must("state", FieldType::Choice(REVIEW_STATES)), may("reason", FieldType::Prose(600))],
    },
    Kind {
        name: "replies",
        fields: &[
            must("contribution", FieldType::Link("contributions")),
            may("body", FieldType::Prose(PROSE_MAX)),
            may("blob", FieldType::Sealed),
            must("lang", FieldType::Line(8)),
        ],
    },
    Kind { name: "devices", fields: &[may("label", FieldType::Line(40))] },
];

/// One top-level map of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Collection {
    /// Its name at the document's root.
    pub name: &'static str,
    /// How it is stored.
    pub shape: Shape,
    /// Who may write it.
    pub rights: Rights,
}

const fn entity(name: &'static str, rights: Rights) -> Collection {
    Collection { name, shape: Shape::Entity, rights }
}

const fn keyed(name: &'static str, rights: Rights) -> Collection {
    Collection { name, shape: Shape::Keyed, rights }
}

const fn texts(name: &'static str, rights: Rights) -> Collection {
    Collection { name, shape: Shape::Texts, rights }
}

/// Every top-level map, created by genesis in this order, whether a kind below uses it yet or not.
///
/// Two devices that both create a map hide each other's entries, so no map is ever created later; and as every device
/// must judge every change alike, whatever its version, a map's rights are as fixed as its name.
pub const COLLECTIONS: &[Collection] = &[
    keyed("meta", Rights::LEAD),
    texts("agenda", Rights::FIELD_ALL),
    entity("definitions", Rights::PARTNERS_OWN),
    entity("causes", Rights::PARTNERS_OWN),
    entity("goals", Rights::TEAM),
    entity("strategies", Rights::TEAM),
    entity("versions", Rights::TEAM),
    keyed("endorsements", Rights::PARTNERS_OWN),
    entity("indicators", Rights::PARTNERS_OWN),
    keyed("measurement_plan", Rights::TEAM),
    entity("areas", Rights::TEAM),
    entity("segments", Rights::TEAM),
    entity("readings", Rights::FIELD_OWN),
    keyed("adoptions", Rights::TEAM),
    entity("targets", Rights::PARTNERS_OWN),
    entity("annotations", Rights::FIELD_OWN),
    entity("activities", Rights::PARTNERS_OWN),
    keyed("activity_partners", Rights::PARTNERS_OWN),
    keyed("activity_links", Rights::PARTNERS_OWN),
    entity("tasks", Rights::PARTNERS_OWN),
    entity("commitments", Rights::PARTNERS_OWN),
    entity("checkins", Rights::FIELD_OWN),
    entity("services", Rights::PARTNERS_OWN),
    entity("referral_paths", Rights::PARTNERS_OWN),
    keyed("referral_tally", Rights::FIELD_OWN),
    entity("practice_standards", Rights::TEAM),
    keyed("practice_adoptions", Rights::PARTNERS_OWN),
    entity("shared_messages", Rights::TEAM),
    keyed("message_use", Rights::PARTNERS_OWN),
    entity("campaigns", Rights::TEAM),
    entity("campaign_actions", Rights::PARTNERS_OWN),
    entity("meetings", Rights::PARTNERS_OWN),
    keyed("attendance", Rights::EVERYBODYS_OWN),
    entity("decisions", Rights::PARTNERS_OWN),
    keyed("positions", Rights::EVERYBODYS_OWN),
    entity("actions", Rights::PARTNERS_OWN),
    entity("updates", Rights::PARTNERS_OWN),
    entity("comments", Rights::EVERYBODYS_OWN),
    keyed("pulses", Rights::EVERYBODYS_OWN),
    keyed("backbone", Rights::TEAM),
    entity("partners", Rights::PARTNERS_OWN),
    keyed("relationships", Rights::TEAM),
    entity("contacts_log", Rights::TEAM),
    entity("pledges", Rights::PARTNERS_OWN),
    entity("roundtables", Rights::TEAM),
    entity("bodies", Rights::TEAM),
    keyed("skills_used", Rights::TEAM),
    entity("frameworks", Rights::TEAM),
    keyed("ratings", Rights::EVERYBODYS_OWN),
    entity("rounds", Rights::TEAM),
    entity("champions", Rights::TEAM),
    entity("urgency", Rights::TEAM),
    entity("early_resources", Rights::TEAM),
    keyed("engagement", Rights::TEAM),
    entity("equity_checks", Rights::PARTNERS_OWN),
    entity("learnings", Rights::FIELD_OWN),
    entity("questions", Rights::PARTNERS_OWN),
    entity("experiments", Rights::PARTNERS_OWN),
    entity("stories", Rights::EVERYBODYS_OWN),
    keyed("selections", Rights::PARTNERS_OWN),
    entity("reflections", Rights::PARTNERS_OWN),
    entity("system_changes", Rights::PARTNERS_OWN),
    entity("container_log", Rights::TEAM),
    entity("contributions", Rights::EVERYBODYS_OWN),
    keyed("reviews", Rights::TEAM),
    entity("replies", Rights::TEAM),
    keyed("promotions", Rights::TEAM),
    keyed("joined", Rights::TEAM),
    keyed("supports", Rights::EVERYBODYS_OWN),
    entity("forms", Rights::TEAM),
    entity("routes", Rights::TEAM),
    entity("submissions", Rights::FIELD_OWN),
    entity("field_days", Rights::FIELD_OWN),
    keyed("devices", Rights::EVERYBODYS_OWN),
    entity("invites", Rights::FIELD_OWN),
    entity("key_epochs", Rights::TEAM),
    entity("resolutions", Rights::TEAM),
    keyed("tags", Rights::TEAM),
    entity("resources", Rights::TEAM),
    entity("skills", Rights::TEAM),
    entity("tools", Rights::TEAM),
    entity("blobs", Rights::EVERYBODYS_OWN),
];

/// The collection called `name`.
#[must_use]
pub fn collection(name: &str) -> Option<&'static Collection> {
    COLLECTIONS.iter().find(|collection| collection.name == name)
}

/// The kind stored in the collection called `name`.
#[must_use]
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

#[cfg(test)]
mod tests {
    use super::{COLLECTIONS, FieldType, KINDS, collection, kind};

    #[test]
    fn every_kind_has_its_collection_and_every_link_its_kind() {
        for row in KINDS {
            assert!(collection(row.name).is_some(), "{} has no collection", row.name);
            for field in row.fields {
                if let FieldType::Link(target) = field.ty {
                    assert!(kind(target).is_some(), "{}.{} links to {target}", row.name, field.name);
                }
            }
        }
    }

    #[test]
    fn no_collection_is_named_twice() {
        let mut names: Vec<_> = COLLECTIONS.iter().map(|row| row.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), COLLECTIONS.len());
    }
}
