//! Voices: what people say, and what became of it.

use super::{
    FieldType, Kind, LINE, NOTE, PROSE, REVIEW_STATES, Section, VOICE_KINDS, WITHDRAWN_BY, may, must,
};
use crate::domain::media::MEDIA_TYPES;

const VOICES: Section = Section::Voices;

pub(super) const KINDS: &[Kind] = &[
    Kind::entity(
        VOICES,
        "contributions",
        "body",
        &[
            must("kind", FieldType::Choice(VOICE_KINDS)),
            may("body", PROSE),
            may("blob", FieldType::Sealed),
            may("reply_key", FieldType::PublicKey),
            must("audience", FieldType::Choice(&["team", "everyone"])),
            must("lang", FieldType::Line(8)),
            may("place", LINE),
            may("area", FieldType::Link("areas")),
            may("on_behalf", FieldType::Flag),
            may("origin", FieldType::Choice(&["phone", "field", "paper", "meeting"])),
            may("may_quote", FieldType::Flag),
            may("withdrawn", FieldType::Choice(WITHDRAWN_BY)),
        ],
    )
    .by_command(),
    Kind::keyed(
        VOICES,
        "reviews",
        &[must("contribution", FieldType::Link("contributions"))],
        &[
            must("state", FieldType::Choice(REVIEW_STATES)),
            may("reason", NOTE),
            // A print of the words that were looked at.
            may("words", FieldType::Line(16)),
        ],
    )
    .kept()
    .beside(),
    Kind::entity(
        VOICES,
        "replies",
        "body",
        &[
            must("contribution", FieldType::Link("contributions")),
            may("body", PROSE),
            may("blob", FieldType::Sealed),
            must("lang", FieldType::Line(8)),
        ],
    )
    .oldest_first()
    .append_only()
    .by_command(),
    Kind::keyed(
        VOICES,
        "promotions",
        &[must("contribution", FieldType::Link("contributions")), must("target", FieldType::Subject)],
        &[
            must("relation", FieldType::Choice(&["became", "informed", "example_of"])),
            may("undone", FieldType::Flag),
        ],
    )
    .kept()
    .beside(),
    // Cleared to take two things that were joined apart again.
    Kind::keyed(
        VOICES,
        "joined",
        &[must("child", FieldType::Subject)],
        &[may("into", FieldType::Subject), may("reason", NOTE)],
    )
    .kept()
    .beside(),
    Kind::keyed(
        VOICES,
        "supports",
        &[must("contribution", FieldType::Link("contributions")), must("device", FieldType::Device)],
        &[must("on", FieldType::Flag)],
    )
    .blind(),
    // Beside one voice, or one answer at a door, sealed to the team and its author whoever may read the words, so that it
    // can be erased.
    Kind::entity(
        VOICES,
        "blobs",
        "media_type",
        &[
            may("contribution", FieldType::Link("contributions")),
            may("submission", FieldType::Link("submissions")),
            // The question's id in its form.
            may("question", LINE),
            must("media_type", FieldType::Choice(MEDIA_TYPES)),
            must("blob", FieldType::Sealed),
            may("seconds", FieldType::Count),
        ],
    )
    .oldest_first()
    .append_only()
    .by_command()
    .beside(),
];
