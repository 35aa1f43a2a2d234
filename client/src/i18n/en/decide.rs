//! What the team decides on its desk, in English.

use crate::i18n::DecideText;

pub(in crate::i18n) static TEXT: DecideText = DecideText {
    undo: "Undo",
    undone: "Undone. It is on the desk again.",
    see_it: "See it",
    marked: |state| format!("Marked: {state}"),
    answered: "The answer is sent. It cannot be called back; you can send another.",
    adopted: "Decided.",
    reopen: "Open the question again",
    promote: "Make something of it",
    promote_which: |code| format!("Make something of it: {code}"),
    promote_to: "What does it become?",
    promote_choose: "Choose what it becomes.",
    promote_from_team: "This note is for the team only. What you write as a title, everybody can read. Do not copy her words \
                        unless she agreed.",
    promote_title: "In a few words",
    promote_title_hint: "You can change it later, and add more on its own page.",
    promote_untitled: "Say in a few words what it is.",
    promote_reply: "Answer to the person who gave it",
    promote_reply_hint: |language| format!("In {language}. Empty the field to send no answer."),
    promote_suggested: |kind| match kind {
        "causes" => "Thank you. What you wrote now stands among the causes we work on together.",
        "definitions" => {
            "Thank you. Your words helped us say what we mean. They now stand among our definitions."
        }
        "goals" => "Thank you. What you wrote became a goal of the whole initiative.",
        "activities" => {
            "Thank you. What you wrote became an activity. Below your note you can follow what comes of it."
        }
        "learnings" => "Thank you. We have learned from what you wrote, and noted it for everybody.",
        "stories" => "Thank you for your story. It now stands among the stories of the initiative.",
        _ => "Thank you. What you wrote is being used.",
    },
    promote_do: "Add it",
    promoted: |title| format!("“{title}” is added, and says where it came from."),
    aside: "Set aside",
    aside_which: |what| format!("Set aside {what}"),
    aside_how: "What with it?",
    aside_later: "Look again on another day",
    aside_given: "Give it to somebody of the team",
    aside_until: "On which day?",
    aside_day_wrong: "Choose a day that is still ahead.",
    aside_to: "To whom?",
    aside_to_wrong: "Choose somebody.",
    aside_alone: "Nobody else is in the team yet.",
    aside_why: "Remark",
    aside_done: "It is set aside.",
    aside_list: "What is set aside",
    aside_none: "Nothing is set aside.",
    aside_till: |day| format!("Until {day}"),
    aside_since: |day| format!("Back on the desk since {day}"),
    aside_given_to: |who| format!("Given to {who}"),
    aside_given_to_you: |who| format!("Given to you by {who}"),
    aside_apart: "Not the same thing",
    aside_back: "Put it back",
    same: "Same thing?",
    same_about: "Nothing is joined unless somebody says so, and it can be taken apart. Everybody keeps the credit.",
    same_none: "No two things look alike.",
    not_same: "Not the same",
    many: |n| format!("{n} that look alike: tick those that are the same"),
    many_about: "The first one you tick stands for all. Everybody keeps the credit, and everybody is told.",
    join_many: "Join the ticked ones",
    joined_many: |n| format!("{n} are joined."),
    joined: "Joined. Everybody who said it can read that.",
    keys: "By keyboard: j and k go from note to note, r responds, m makes something of it, s sets it aside, u undoes.",
};
