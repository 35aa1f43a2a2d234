//! Continuous communication: meetings, decisions, news, comments, pulses.

use super::{FieldType, Kind, LINE, NOTE, PROSE, Section, may, must};

const COMMUNICATION: Section = Section::Communication;

pub(super) const KINDS: &[Kind] = &[
    Kind::entity(
        COMMUNICATION,
        "meetings",
        "title",
        &[
            must("title", LINE),
            must("dtstart", FieldType::Moment),
            may("agenda", PROSE),
            may("dtend", FieldType::Moment),
            may("rrule", FieldType::Line(200)),
            may("location", LINE),
            may("body", FieldType::Link("bodies")),
            may("minutes", PROSE),
            may("sense_making", PROSE),
            may("state", FieldType::Choice(&["planned", "held", "cancelled"])),
        ],
    ),
    Kind::keyed(
        COMMUNICATION,
        "attendance",
        &[must("meeting", FieldType::Link("meetings")), must("who", FieldType::Who)],
        &[must("state", FieldType::Choice(&["present", "remote", "excused", "absent"]))],
    )
    .kept(),
    Kind::entity(
        COMMUNICATION,
        "decisions",
        "question",
        &[
            must("question", NOTE),
            may("options", PROSE),
            may("method", FieldType::Choice(&["consent", "consensus", "vote"])),
            must("state", FieldType::Choice(&["open", "decided", "dropped"])),
            may("outcome", NOTE),
            may("reasons", PROSE),
            may("meeting", FieldType::Link("meetings")),
            may("review_on", FieldType::Date),
        ],
    ),
    Kind::keyed(
        COMMUNICATION,
        "positions",
        &[must("decision", FieldType::Link("decisions")), must("who", FieldType::Who)],
        &[
            must("stance", FieldType::Choice(&["agree", "can_live_with", "concern", "against"])),
            may("reason", NOTE),
        ],
    )
    .kept(),
    Kind::entity(
        COMMUNICATION,
        "actions",
        "title",
        &[
            must("title", LINE),
            may("meeting", FieldType::Link("meetings")),
            may("decision", FieldType::Link("decisions")),
            may("owner", FieldType::Link("partners")),
            may("due", FieldType::Date),
            must("state", FieldType::Choice(&["open", "started", "done", "dropped"])),
        ],
    ),
    Kind::entity(
        COMMUNICATION,
        "updates",
        "title",
        &[
            must("title", LINE),
            must("body", PROSE),
            may("audience", FieldType::Choice(&["everyone", "public"])),
        ],
    ),
    Kind::entity(
        COMMUNICATION,
        "comments",
        "body",
        // In a meeting: the words of the item that it was noted under.
        &[must("subject", FieldType::Subject), must("body", NOTE), may("item", LINE)],
    )
    .oldest_first()
    .append_only(),
    Kind::keyed(
        COMMUNICATION,
        "pulses",
        &[must("period", FieldType::Period), must("device", FieldType::Device)],
        &[
            may("trust", FieldType::Score(1, 5)),
            may("clarity", FieldType::Score(1, 5)),
            may("motivation", FieldType::Score(1, 5)),
        ],
    )
    .blind(),
];
