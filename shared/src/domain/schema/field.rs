//! Days in the field: forms, routes, submissions, and what was settled when two answers met.

use super::{FieldType, Kind, LINE, NOTE, Section, WITHDRAWN_BY, may, must, named};

const FIELD: Section = Section::Field;

pub(super) const KINDS: &[Kind] = &[
    Kind::entity(
        FIELD,
        "forms",
        "title",
        &[
            must("form_id", FieldType::Line(40)),
            must("version", FieldType::Line(20)),
            named("title", LINE),
            must("definition", FieldType::Prose(60_000)),
        ],
    )
    .append_only(),
    Kind::entity(
        FIELD,
        "routes",
        "title",
        &[
            must("title", LINE),
            may("worker", FieldType::Line(40)),
            may("area", FieldType::Link("areas")),
            must("date", FieldType::Date),
            may("note", NOTE),
        ],
    ),
    Kind::entity(
        FIELD,
        "submissions",
        "form",
        &[
            must("form", FieldType::Link("forms")),
            // For the team's eyes: sealed, unless somebody wrote them by the table.
            may("answers", FieldType::Prose(20_000)),
            may("blob", FieldType::Sealed),
            may("withdrawn", FieldType::Choice(WITHDRAWN_BY)),
            may("started", FieldType::Moment),
            may("ended", FieldType::Moment),
            must("consent", FieldType::Choice(&["yes", "no"])),
            may("place", LINE),
            may("area", FieldType::Link("areas")),
        ],
    )
    .append_only(),
    Kind::entity(
        FIELD,
        "field_days",
        "date",
        &[
            must("date", FieldType::Date),
            must("count_declared", FieldType::Count),
            may("route", FieldType::Link("routes")),
            may("note", NOTE),
        ],
    ),
    Kind::entity(
        FIELD,
        "resolutions",
        "matter",
        // What somebody set aside on the desk: until a day, for somebody, or because two things are not the same.
        &[
            must("matter", FieldType::Line(200)),
            must("chosen", FieldType::Choice(&["later", "given", "apart"])),
            may("until", FieldType::Date),
            may("to", FieldType::Who),
            may("reason", NOTE),
        ],
    )
    .append_only()
    .beside(),
];
