//! Lists, entries and forms, in English.

use crate::i18n::AllText;

pub(in crate::i18n) static TEXT: AllText = AllText {
    title: "The whole initiative",
    about: "Everything that is written down, section by section. It opens without internet.",
    none: "Nothing here yet.",
    n_taken_out: |n| {
        if n == 1 {
            "1 was taken out of the list.".to_owned()
        } else {
            format!("{n} were taken out of the list.")
        }
    },
    show_taken_out: "Show what was taken out",
    hide_taken_out: "Hide what was taken out",
    taken_out: "Taken out",
    taken_out_by: |who, when| format!("Taken out of the list by {who} on {when}."),
    edited_since: "Somebody has written to it since. Keep it out, or put it back.",
    take_out: "Take out of the list",
    take_out_about: "It is kept, with everything that was written, and can be put back.",
    take_out_why: "Why",
    take_out_yes: "Take it out",
    put_back: "Put back into the list",
    edit: "Change",
    edit_one: |name| format!("Change: {name}"),
    unknown: "This is not on this phone, or not yet.",
    may_not: "This is not part of your role. Ask a coordinator.",
    two_answers: "Two people wrote something different here. Both are kept.",
    also: |words| format!("Also: {words}"),
    keep_this: |words| format!("Keep “{words}”"),
    own_answer: "Write something else",
    keep_own: "Let this count",
    leads_here: "Connected with it",
    more_lead_here: |n| if n == 1 { "And one more.".to_owned() } else { format!("And {n} more.") },
    add_to_this: "Add something to it",
    yes: "Yes",
    no: "No",
    choose: "Choose…",
    no_answer: "No answer",
    more_fields: "Say more",
    none_to_choose: "There is nothing to choose from yet.",
    myself: "Myself",
    period_hint: "A year, a month or a day, such as 2026, 2026-05 or 2026-05-03.",
    moment_hint: "A day, or a day and an hour, such as 2026-05-03 or 2026-05-03T18:30.",
    other_field: |name| format!("{name} (from a newer version)"),
    in_language: |field, language| format!("{field} – {language}"),
    nameless: "Without a name",
    phone: |tag| format!("Phone {tag}"),
};
