//! Learning: what worked and what did not, questions, experiments, stories, changes in the system.

use super::{CONDITIONS, FieldType, Kind, LINE, NOTE, PROSE, Section, may, must};

const LEARNING: Section = Section::Learning;

pub(super) const KINDS: &[Kind] = &[
    Kind::entity(
        LEARNING,
        "learnings",
        "what",
        &[
            must("kind", FieldType::Choice(&["worked", "did_not", "surprise", "challenge"])),
            must("what", NOTE),
            may("why", NOTE),
            may("so_what", NOTE),
            may("adopted", NOTE),
            may("subject", FieldType::Subject),
            may("shared_with", FieldType::Choice(&["everyone", "public"])),
        ],
    ),
    Kind::entity(
        LEARNING,
        "questions",
        "question",
        &[
            must("question", NOTE),
            may("why", NOTE),
            must("state", FieldType::Choice(&["open", "looking", "answered", "dropped"])),
            may("answer", PROSE),
            may("goal", FieldType::Link("goals")),
        ],
    ),
    Kind::entity(
        LEARNING,
        "experiments",
        "hypothesis",
        &[
            must("hypothesis", NOTE),
            may("test", NOTE),
            may("result", NOTE),
            may("decide", FieldType::Choice(&["keep", "adapt", "stop"])),
            may("question", FieldType::Link("questions")),
            may("activity", FieldType::Link("activities")),
        ],
    ),
    Kind::entity(
        LEARNING,
        "stories",
        "story",
        &[
            must("story", PROSE),
            may("domain", FieldType::Choice(&["people", "relationships", "services", "rules", "other"])),
            may("why_it_matters", NOTE),
            may("read_back", FieldType::Flag),
            // What its teller agreed to.
            may("audience", FieldType::Choice(&["everyone", "public"])),
            may("may_quote", FieldType::Flag),
        ],
    ),
    Kind::keyed(
        LEARNING,
        "selections",
        &[
            must("round", FieldType::Link("rounds")),
            must("story", FieldType::Link("stories")),
            must("panel", FieldType::Device),
        ],
        &[must("chosen", FieldType::Flag), must("reason", NOTE)],
    )
    .kept(),
    Kind::entity(
        LEARNING,
        "reflections",
        "text",
        &[
            must("prompt", FieldType::Choice(&["actions", "knowledge", "expertise"])),
            must("text", PROSE),
            may("meeting", FieldType::Link("meetings")),
            may("activity", FieldType::Link("activities")),
            may("learning", FieldType::Link("learnings")),
        ],
    )
    // A thought that is tied to nothing is found by nobody.
    .one_of(&["activity", "learning"]),
    Kind::entity(
        LEARNING,
        "system_changes",
        "what",
        &[
            must("what", NOTE),
            must("layer", FieldType::Choice(&["early", "system", "population"])),
            may("condition", FieldType::Choice(CONDITIONS)),
            may("breadth", FieldType::Choice(&["one_org", "common_purpose", "mixed_purpose"])),
            may("formality", FieldType::Choice(&["informal", "formal"])),
            may("evidence", NOTE),
            // What we did alongside others, and what else brought it about; never "caused".
            may("contribution", NOTE),
            must("others", NOTE),
            may("inside_own_org", FieldType::Flag),
            may("partner", FieldType::Link("partners")),
        ],
    ),
    Kind::entity(
        LEARNING,
        "container_log",
        "what",
        &[
            must("kind", FieldType::Choice(&["hard_conversation", "diversity", "experiment", "training"])),
            must("what", NOTE),
            may("on", FieldType::Date),
            may("who", LINE),
            // What was practised.
            may("skill", FieldType::Link("skills")),
        ],
    ),
];
