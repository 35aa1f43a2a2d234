//! Shared measurement: indicators, their plan, readings, and which of them counts.

use super::{FieldType, Kind, LINE, NOTE, PROSE, Section, may, must, named, worded};

pub(super) const KINDS: &[Kind] = &[
    Kind::entity(
        Section::Measurement,
        "indicators",
        "name",
        &[
            named("name", LINE),
            worded("definition", NOTE),
            worded("why", NOTE),
            must("level", FieldType::Choice(&["population", "performance"])),
            may("quadrant", FieldType::Choice(&["how_much", "how_well", "better_off"])),
            may("goal", FieldType::Link("goals")),
            must(
                "value_kind",
                FieldType::Choice(&["count", "percent", "rate", "mean", "index", "z_score", "grade"]),
            ),
            must(
                "unit",
                FieldType::Choice(&["percent", "cad", "people", "per_1000", "households", "days", "points"]),
            ),
            may("per", LINE),
            must("direction", FieldType::Choice(&["up", "down"])),
            may("headline", FieldType::Flag),
            may("state", FieldType::Choice(&["proposed", "agreed", "retired"])),
            may("steward", FieldType::Link("partners")),
            may("codes", FieldType::Line(200)),
        ],
    )
    .ranked(),
    Kind::keyed(
        Section::Measurement,
        "measurement_plan",
        &[must("indicator", FieldType::Link("indicators"))],
        &[
            may("method", NOTE),
            may("source", LINE),
            may("frequency", FieldType::Choice(&["month", "quarter", "half_year", "year", "other"])),
            may("collector", LINE),
            may("sharing_terms", NOTE),
            may("quality_notes", NOTE),
        ],
    ),
    Kind::entity(
        Section::Measurement,
        "areas",
        "name",
        &[
            named("name", LINE),
            may("parent", FieldType::Link("areas")),
            may("outline", FieldType::Link("blobs")),
        ],
    )
    .ranked(),
    Kind::entity(
        Section::Measurement,
        "segments",
        "name",
        &[named("name", LINE), may("code", FieldType::Line(40))],
    )
    .ranked(),
    Kind::entity(
        Section::Measurement,
        "readings",
        "indicator",
        &[
            must("indicator", FieldType::Link("indicators")),
            must("period_start", FieldType::Date),
            must("period_end", FieldType::Date),
            may("area", FieldType::Link("areas")),
            may("segment", FieldType::Link("segments")),
            must("value", FieldType::Number),
            // A grade or rank as it was published; `value` is its place on the scale.
            may("label", FieldType::Line(20)),
            may("num", FieldType::Count),
            may("den", FieldType::Count),
            may("n", FieldType::Count),
            may("method", LINE),
            may("quality", FieldType::Choice(&["estimate", "provisional", "final"])),
            may("source_name", LINE),
            may("source_url", FieldType::Address),
            may("partner", FieldType::Link("partners")),
            may("note", NOTE),
            may("evidence", FieldType::Link("blobs")),
            may("supersedes", FieldType::Link("readings")),
        ],
    )
    .append_only(),
    Kind {
        by_command: true,
        ..Kind::keyed(
            Section::Measurement,
            "adoptions",
            &[
                must("indicator", FieldType::Link("indicators")),
                must("period", FieldType::Period),
                may("area", FieldType::Link("areas")),
                may("segment", FieldType::Link("segments")),
            ],
            &[
                must("rule", FieldType::Choice(&["single", "latest", "average", "sum", "agreed"])),
                may("reading", FieldType::Link("readings")),
                may("value", FieldType::Number),
                must("reason", NOTE),
                // A name for the readings it was chosen among.
                may("among", FieldType::Line(16)),
            ],
        )
    },
    Kind::entity(
        Section::Measurement,
        "targets",
        "indicator",
        &[
            must("indicator", FieldType::Link("indicators")),
            must("value", FieldType::Number),
            must("due", FieldType::Date),
            may("area", FieldType::Link("areas")),
            may("segment", FieldType::Link("segments")),
            // Where things go if nothing new is done, at the same date.
            may("bau_value", FieldType::Number),
            may("state", FieldType::Choice(&["proposed", "agreed"])),
            may("note", NOTE),
            may("source_url", FieldType::Address),
        ],
    ),
    Kind::entity(
        Section::Measurement,
        "annotations",
        "story",
        &[
            must("indicator", FieldType::Link("indicators")),
            must("period", FieldType::Period),
            must("story", PROSE),
            may("others", NOTE),
            may("verdict", FieldType::Choice(&["better", "same", "worse", "cant_tell"])),
        ],
    ),
];
