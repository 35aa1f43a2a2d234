//! The initiative itself and its common agenda: definitions, causes, goals, strategies, versions.

use super::{
    AGENDA_MAX, CONDITIONS, FieldType, Kind, LINE, NOTE, NOTE_MAX, PROSE, Section, may, must, named, worded,
};

const TERM_STATES: &[&str] = &["proposed", "agreed", "contested"];

pub(super) const KINDS: &[Kind] = &[
    Kind::keyed(
        Section::Initiative,
        "meta",
        &[must("of", FieldType::Choice(&["initiative"]))],
        &[
            worded("title", LINE),
            worded("summary", NOTE),
            may("place", LINE),
            may("area", FieldType::Link("areas")),
            may(
                "issue_area",
                FieldType::Choice(&[
                    "poverty",
                    "education",
                    "health",
                    "homelessness",
                    "youth",
                    "animal_welfare",
                    "environment",
                    "other",
                ]),
            ),
            may("codes", FieldType::Line(200)),
            may("default_lang", FieldType::Line(8)),
            may("timezone", FieldType::Line(40)),
            may("currency", FieldType::Line(3)),
            may("phase_model", FieldType::Choice(&["phase4", "phase5"])),
            may("phase", FieldType::Line(40)),
            may("roundtable", FieldType::Link("roundtables")),
            may("started_on", FieldType::Date),
            may("licence", FieldType::Line(40)),
            may("retention_months", FieldType::Count),
            may("template", FieldType::Line(40)),
            // Closed as long as a day stands here; clearing it opens the initiative again.
            may("closed_on", FieldType::Date),
            may("closed_by", FieldType::Device),
            may("kept_until", FieldType::Date),
            may("closing_note", NOTE),
            may("team_key", FieldType::PublicKey),
            may("example", FieldType::Flag),
        ],
    )
    .kept()
    .beside(),
    Kind::entity(Section::Agenda, "agenda", "", &[]).by_command(),
    Kind::entity(
        Section::Agenda,
        "definitions",
        "term",
        &[
            must("term", LINE),
            must("wording", PROSE),
            must("state", FieldType::Choice(TERM_STATES)),
            may("for", FieldType::Link("definitions")),
            may("decision", FieldType::Link("decisions")),
        ],
    )
    .oldest_first(),
    Kind::entity(
        Section::Agenda,
        "causes",
        "title",
        &[
            must("title", LINE),
            may("note", PROSE),
            may("state", FieldType::Choice(TERM_STATES)),
            may("condition", FieldType::Codes(CONDITIONS)),
            may("evidence", FieldType::Links("readings")),
            may("source_url", FieldType::Address),
        ],
    )
    .ranked(),
    Kind::entity(
        Section::Agenda,
        "goals",
        "title",
        &[
            named("title", LINE),
            worded("description", PROSE),
            may("population", LINE),
            may("horizon", FieldType::Date),
            must("ambition", FieldType::Choice(&["bau_no", "bau_yes"])),
            may("bau_projection", NOTE),
            may("theme", LINE),
        ],
    )
    .ranked(),
    Kind::entity(
        Section::Agenda,
        "strategies",
        "title",
        &[named("title", LINE), worded("description", PROSE), may("goals", FieldType::Links("goals"))],
    )
    .ranked(),
    Kind::entity(
        Section::Agenda,
        "versions",
        "name",
        &[
            must("name", LINE),
            may("meeting", FieldType::Link("meetings")),
            may("note", NOTE),
            worded("vision", FieldType::Prose(AGENDA_MAX)),
            worded("problem", FieldType::Prose(AGENDA_MAX)),
            worded("approach", FieldType::Prose(AGENDA_MAX)),
            worded("boundaries", FieldType::Prose(AGENDA_MAX)),
            may("rows", FieldType::Prose(60_000)),
        ],
    )
    .append_only()
    .by_command(),
    Kind::keyed(
        Section::Agenda,
        "endorsements",
        &[must("version", FieldType::Link("versions")), must("partner", FieldType::Link("partners"))],
        &[
            must("stance", FieldType::Choice(&["endorse", "can_live_with", "concern"])),
            may("note", FieldType::Prose(NOTE_MAX)),
        ],
    ),
];
