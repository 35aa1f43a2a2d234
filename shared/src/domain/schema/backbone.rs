//! The backbone: partners and sectors, relationships, pledges, skills, tables and what holds the initiative together.

use super::{FieldType, Kind, LINE, NOTE, PROSE, SECTORS, Section, may, must, named};

const BACKBONE: Section = Section::Backbone;

/// The backbone itself, the six things it does, and the seven it has.
pub(super) const PARTS: &[&str] = &[
    "backbone",
    "guide_vision",
    "support_activities",
    "shared_measurement",
    "public_will",
    "advance_policy",
    "mobilise_funding",
    "human_resources",
    "financial_resources",
    "external_support",
    "reference_frameworks",
    "training",
    "communities_of_practice",
    "governance",
];

pub(super) const KINDS: &[Kind] = &[
    Kind::keyed(
        BACKBONE,
        "backbone",
        &[must("part", FieldType::Choice(PARTS))],
        &[
            may(
                "form",
                FieldType::Choice(&[
                    "single_organisation",
                    "shared",
                    "table",
                    "funder",
                    "government",
                    "steering_committee",
                ]),
            ),
            may("name", LINE),
            may("label", FieldType::Choice(&["backbone", "community_quarterback", "table"])),
            may("state", FieldType::Choice(&["missing", "being_built", "in_place"])),
            may("owner", FieldType::Link("partners")),
            may("document", FieldType::Link("resources")),
            may("note", NOTE),
        ],
    )
    .kept(),
    Kind::entity(
        BACKBONE,
        "partners",
        "name",
        &[
            named("name", LINE),
            may("alternate_name", LINE),
            must("sector", FieldType::Choice(SECTORS)),
            may("description", PROSE),
            may("website", FieldType::Address),
            may(
                "roles",
                FieldType::Codes(&["backbone", "steering", "funder", "data", "delivery", "lived_experience"]),
            ),
            may("since", FieldType::Date),
            may("until", FieldType::Date),
            may("skills_offered", FieldType::Links("skills")),
        ],
    )
    .ranked(),
    Kind::keyed(
        BACKBONE,
        "relationships",
        &[must("partner", FieldType::Link("partners"))],
        &[
            may("owner", LINE),
            may("last_contact", FieldType::Date),
            may("next_step", NOTE),
            may("strength", FieldType::Choice(&["new", "growing", "strong", "strained"])),
        ],
    ),
    Kind::entity(
        BACKBONE,
        "contacts_log",
        "what",
        &[
            must("partner", FieldType::Link("partners")),
            must("on", FieldType::Date),
            may("how", FieldType::Choice(&["visit", "phone", "message", "meeting"])),
            must("what", NOTE),
        ],
    ),
    Kind::entity(
        BACKBONE,
        "pledges",
        "what",
        &[
            must("partner", FieldType::Link("partners")),
            must("kind", FieldType::Choice(&["money", "people", "space", "goods", "data", "skill"])),
            must("what", NOTE),
            may("amount", FieldType::Number),
            may("unit", FieldType::Line(20)),
            may("period", FieldType::Period),
            must("state", FieldType::Choice(&["offered", "confirmed", "received", "ended"])),
        ],
    ),
    Kind::entity(
        BACKBONE,
        "roundtables",
        "name",
        &[
            must("name", LINE),
            may("about", PROSE),
            may("parent", FieldType::Link("roundtables")),
            may("peers", FieldType::Links("roundtables")),
            may("area", FieldType::Link("areas")),
            may("since", FieldType::Date),
        ],
    )
    .ranked(),
    Kind::entity(
        BACKBONE,
        "bodies",
        "name",
        &[
            must("name", LINE),
            may("mandate", PROSE),
            may("members", FieldType::Links("partners")),
            may("rule", FieldType::Choice(&["consent", "consensus", "vote"])),
            may("roundtable", FieldType::Link("roundtables")),
        ],
    )
    .ranked(),
    Kind::entity(BACKBONE, "skills", "name", &[must("name", LINE), may("about", NOTE)]).ranked(),
    Kind::keyed(
        BACKBONE,
        "skills_used",
        &[
            must("activity", FieldType::Link("activities")),
            must("skill", FieldType::Link("skills")),
            must("partner", FieldType::Link("partners")),
        ],
        &[may("since", FieldType::Date), may("note", NOTE)],
    ),
    Kind::entity(
        BACKBONE,
        "resources",
        "title",
        &[
            must("title", LINE),
            must(
                "kind",
                FieldType::Choice(&["reading", "guide", "document", "community_of_practice", "other"]),
            ),
            may("about", PROSE),
            may("url", FieldType::Address),
            may("file", FieldType::Link("blobs")),
        ],
    )
    .ranked(),
    Kind::keyed(
        BACKBONE,
        "tags",
        &[must("of", FieldType::Subject), must("tag", FieldType::Line(40))],
        &[must("on", FieldType::Flag)],
    )
    .kept()
    .beside(),
    Kind::keyed(
        BACKBONE,
        "devices",
        &[must("device", FieldType::Device)],
        &[may("label", FieldType::Line(40)), may("partner", FieldType::Link("partners"))],
    )
    .kept()
    .beside(),
];
