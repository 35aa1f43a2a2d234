//! Mutually reinforcing activities: what is done, commitments, services, practices, messages, campaigns.

use super::{FieldType, Kind, LINE, NOTE, PROSE, Section, TEXT_LANGUAGES, may, must, worded};

const ACTIVITIES: Section = Section::Activities;
/// How far something planned has come.
const STATES: &[&str] = &["idea", "planned", "active", "paused", "done", "stopped"];

pub(super) const KINDS: &[Kind] = &[
    Kind::entity(
        ACTIVITIES,
        "activities",
        "title",
        &[
            must("title", LINE),
            may("description", PROSE),
            may("lead", FieldType::Link("partners")),
            may("mode", FieldType::Choice(&["collaborative", "independent"])),
            may("strategy", FieldType::Link("strategies")),
            may("goal", FieldType::Link("goals")),
            must("state", FieldType::Choice(STATES)),
            may("dtstart", FieldType::Moment),
            may("dtend", FieldType::Moment),
            may("place", LINE),
            may("area", FieldType::Link("areas")),
            may("effort", FieldType::Score(1, 5)),
            may("leverage", FieldType::Score(1, 5)),
            may("reach", NOTE),
        ],
    )
    .ranked(),
    Kind::keyed(
        ACTIVITIES,
        "activity_partners",
        &[must("activity", FieldType::Link("activities")), must("partner", FieldType::Link("partners"))],
        &[
            must("role", FieldType::Choice(&["lead", "partner", "host", "support", "funder"])),
            may("note", NOTE),
        ],
    ),
    Kind::keyed(
        ACTIVITIES,
        "activity_links",
        &[
            must("to", FieldType::Link("activities")),
            must(
                "rel",
                FieldType::Choice(&[
                    "reinforces",
                    "depends_on",
                    "shares_tool",
                    "duplicates",
                    "hands_over_to",
                ]),
            ),
            // Last, as the one whose people say it.
            must("from", FieldType::Link("activities")),
        ],
        &[may("note", NOTE)],
    ),
    Kind::entity(
        ACTIVITIES,
        "tasks",
        "title",
        &[
            must("title", LINE),
            may("activity", FieldType::Link("activities")),
            may("owner", FieldType::Link("partners")),
            may("due", FieldType::Date),
            must("state", FieldType::Choice(&["open", "started", "done", "dropped"])),
            may("note", NOTE),
        ],
    )
    .ranked(),
    Kind::entity(
        ACTIVITIES,
        "commitments",
        "change_inside",
        &[
            must("partner", FieldType::Link("partners")),
            must("change_inside", NOTE),
            must(
                "where",
                FieldType::Choice(&["staff", "board", "volunteers", "budget", "policy", "practice"]),
            ),
            may("goal", FieldType::Link("goals")),
            may("starting_point", NOTE),
            may("due", FieldType::Date),
            must("state", FieldType::Choice(&["promised", "started", "kept", "changed", "dropped"])),
            may("learned", NOTE),
        ],
    ),
    Kind::entity(
        ACTIVITIES,
        "checkins",
        "what",
        &[
            must("commitment", FieldType::Link("commitments")),
            must("what", NOTE),
            may("evidence", FieldType::Link("blobs")),
        ],
    )
    .append_only(),
    Kind::entity(
        ACTIVITIES,
        "services",
        "name",
        &[
            must("name", LINE),
            may("organization", FieldType::Link("partners")),
            may("description", PROSE),
            must("status", FieldType::Choice(&["active", "inactive", "temporarily_closed", "defunct"])),
            may("eligibility_description", NOTE),
            may("minimum_age", FieldType::Count),
            may("maximum_age", FieldType::Count),
            may("application_process", NOTE),
            may("fees_description", NOTE),
            may("required_documents", NOTE),
            may("languages", FieldType::Codes(TEXT_LANGUAGES)),
            may("interpretation_services", NOTE),
            may("schedule", NOTE),
            may("phone", FieldType::Line(40)),
            may("url", FieldType::Address),
            may("location_name", LINE),
            may("address", NOTE),
            may("latitude", FieldType::Number),
            may("longitude", FieldType::Number),
            may("transportation", NOTE),
            may("accessibility", NOTE),
            may("alert", NOTE),
            may("assured_date", FieldType::Date),
            may("adjusted_for", FieldType::Link("goals")),
            may("adjusted_note", NOTE),
        ],
    )
    .ranked(),
    Kind::entity(
        ACTIVITIES,
        "referral_paths",
        "when",
        &[
            must("from", FieldType::Link("services")),
            must("to", FieldType::Link("services")),
            must("when", NOTE),
            may("warm_handover", NOTE),
            may("contact", LINE),
            may("capacity", LINE),
        ],
    ),
    Kind::keyed(
        ACTIVITIES,
        "referral_tally",
        &[
            must("path", FieldType::Link("referral_paths")),
            must("month", FieldType::Period),
            must("device", FieldType::Device),
        ],
        &[must("n", FieldType::Count)],
    )
    .kept(),
    Kind::entity(
        ACTIVITIES,
        "practice_standards",
        "title",
        &[
            must("title", LINE),
            must("area", FieldType::Choice(&["welcome", "support", "referral"])),
            worded("text", PROSE),
            may("version", FieldType::Line(20)),
        ],
    )
    .ranked(),
    Kind::keyed(
        ACTIVITIES,
        "practice_adoptions",
        &[
            must("standard", FieldType::Link("practice_standards")),
            may("site", FieldType::Line(40)),
            must("partner", FieldType::Link("partners")),
        ],
        &[
            must("state", FieldType::Choice(&["not_yet", "trying", "adopted", "not_for_us"])),
            may("since", FieldType::Date),
            may("note", NOTE),
        ],
    ),
    Kind::entity(
        ACTIVITIES,
        "shared_messages",
        "title",
        &[
            must("title", LINE),
            may("audience", LINE),
            worded("message", PROSE),
            may("tool", FieldType::Link("tools")),
        ],
    )
    .ranked(),
    Kind::keyed(
        ACTIVITIES,
        "message_use",
        &[must("message", FieldType::Link("shared_messages")), must("partner", FieldType::Link("partners"))],
        &[must("since", FieldType::Date)],
    ),
    Kind::entity(
        ACTIVITIES,
        "campaigns",
        "ask",
        &[
            must("ask", NOTE),
            may("decision_maker", LINE),
            may("level", FieldType::Choice(&["local", "provincial", "federal", "other"])),
            may("goal", FieldType::Link("goals")),
            may("indicators", FieldType::Links("indicators")),
            may("evidence", PROSE),
            may("allies", FieldType::Links("partners")),
            must("state", FieldType::Choice(&["prepare", "launched", "won", "partly", "lost", "paused"])),
            may("outcome", NOTE),
        ],
    ),
    Kind::entity(
        ACTIVITIES,
        "campaign_actions",
        "what",
        &[
            must("campaign", FieldType::Link("campaigns")),
            must("what", NOTE),
            may("on", FieldType::Date),
            may("partner", FieldType::Link("partners")),
            must("state", FieldType::Choice(&["planned", "done", "dropped"])),
        ],
    ),
    Kind::entity(
        ACTIVITIES,
        "tools",
        "name",
        &[
            must("name", LINE),
            may("about", NOTE),
            may("url", FieldType::Address),
            may("file", FieldType::Link("blobs")),
        ],
    )
    .ranked(),
];
