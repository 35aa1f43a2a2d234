//! The team's desk, in English.

use crate::i18n::DeskText;

pub(in crate::i18n) static TEXT: DeskText = DeskText {
    title: "Desk",
    team_only: "The desk is for coordinators and leads.",
    new_in: "New in",
    new_in_none: "Nothing new. Everything has been looked at.",
    two_answers: "Two answers",
    two_answers_none: "No figure has two answers.",
    two_answers_about: "Both figures are kept and shown. Nothing is lost.",
    dealt_with: "Dealt with",
    dealt_with_none: "Nothing yet.",
    from: |who| format!("From {who}"),
    respond: "Respond",
    respond_to: |code| format!("Respond to {code}"),
    where_it_stands: "Where does it stand?",
    decide: |code| match code {
        "read" => "Read",
        "in_discussion" => "In discussion",
        "kept_for_later" => "Kept for later",
        "not_now" => "Not now",
        _ => "Looked at",
    },
    reason: "Reason",
    reason_hint: "Its author reads this.",
    mark: "Mark",
    choose_one: "Choose one.",
    answer: "Answer",
    answer_hint_author: "Only its author and the team can read the answer.",
    answer_hint_everyone: "Everyone in the initiative can read the answer.",
    send_answer: "Send the answer",
    see_indicator: "See the indicator",
    author_speaks: |language| format!("Written in {language}"),
};
