//! Readiness and ratings: rounds, champions, urgency, early resources, engagement, equity.

use super::{
    EARLY_NEEDS, FieldType, INVOLVEMENT, Kind, LEVELS, LINE, NOTE, PROSE, STAGES, Section, may, must,
};

const FRAMEWORKS: Section = Section::Frameworks;

pub(super) const KINDS: &[Kind] = &[
    // One made here; those that ship are code and never change.
    Kind::entity(
        FRAMEWORKS,
        "frameworks",
        "name",
        // One item a line.
        &[must("name", LINE), may("about", NOTE), must("items", PROSE)],
    )
    .append_only(),
    Kind::entity(
        FRAMEWORKS,
        "rounds",
        "name",
        &[
            must("name", LINE),
            may("framework", FieldType::Line(40)),
            must("opens", FieldType::Date),
            may("closes", FieldType::Date),
        ],
    ),
    Kind::keyed(
        FRAMEWORKS,
        "ratings",
        &[
            must("framework", FieldType::Line(40)),
            must("item", FieldType::Line(40)),
            must("round", FieldType::Link("rounds")),
            must("rater", FieldType::Device),
        ],
        &[must("level", FieldType::Choice(LEVELS)), may("evidence", NOTE), may("note", NOTE)],
    )
    .blind(),
    Kind::entity(
        FRAMEWORKS,
        "champions",
        "name",
        &[must("name", LINE), may("networks", NOTE), may("commits", NOTE)],
    ),
    Kind::entity(
        FRAMEWORKS,
        "urgency",
        "claim",
        &[
            must("claim", NOTE),
            may("indicator", FieldType::Link("indicators")),
            may("evidence", NOTE),
            may("source_url", FieldType::Address),
        ],
    ),
    Kind::entity(
        FRAMEWORKS,
        "early_resources",
        "need",
        &[must("need", FieldType::Choice(EARLY_NEEDS)), may("have", NOTE), may("gap", NOTE)],
    ),
    Kind::keyed(
        FRAMEWORKS,
        "engagement",
        &[must("stage", FieldType::Choice(STAGES)), must("group", FieldType::Link("segments"))],
        &[
            may("now", FieldType::Choice(INVOLVEMENT)),
            may("wanted", FieldType::Choice(INVOLVEMENT)),
            may("reason", NOTE),
        ],
    ),
    Kind::entity(
        FRAMEWORKS,
        "equity_checks",
        "missing",
        &[
            must("subject", FieldType::Subject),
            must("stage", FieldType::Choice(STAGES)),
            may("benefits", NOTE),
            must("missing", NOTE),
            may("barrier", NOTE),
            may("action", NOTE),
        ],
    ),
];
