//! The common agenda, in English.

use crate::i18n::AgendaText;

pub(in crate::i18n) static TEXT: AgendaText = AgendaText {
    title: "Agenda",
    text: |code| match code {
        "vision" => "Vision",
        "problem" => "The problem",
        "approach" => "How we go about it",
        "boundaries" => "What we leave to others",
        _ => "Text",
    },
    edit: |name| format!("Edit: {name}"),
    not_written: "Not written yet.",
    goals: "Goals",
    no_goals: "No goals yet.",
    partners: "Partners",
    no_partners: "No partners yet.",
    missing_sectors: "Nobody at the table yet from",
    sector: |code| match code {
        "resident" => "Residents",
        "community" => "Community organisations",
        "public" => "Public services",
        "school" => "Schools",
        "health" => "Health",
        "business" => "Businesses",
        "philanthropy" => "Philanthropy",
        "faith" => "Faith communities",
        "academic" => "Universities and colleges",
        _ => "Others",
    },
    edit_title: |name| format!("Edit: {name}"),
    edit_hint: |language| {
        format!("In {language}. Others may be writing too: what they write stays, and so does yours.")
    },
    changed_meanwhile: "Somebody changed this text while you were writing. Save: both changes are kept.",
    may_not: "In your role you read the agenda. Say something to have it changed.",
    unknown: "The agenda has no such text.",
    draft_from: |time| format!("You have an unfinished change from {time}"),
    draft_drop: "Delete my change",
    two_wordings: "Two people rewrote the same passage",
    two_wordings_about: "Neither knew of the other, and their words now stand between each other. Choose how it is to read. \
                         What was agreed on is not touched, and both wordings stay in the history.",
    keep_first: "Keep A",
    keep_second: "Keep B",
    keep_both: "Keep both, side by side",
    wording_kept: "This is how it reads now.",
};
