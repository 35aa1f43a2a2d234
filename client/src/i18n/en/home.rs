//! The first screen, in English.

use crate::i18n::HomeText;

pub(in crate::i18n) static TEXT: HomeText = HomeText {
    title: "Home",
    coming: "The initiative is on its way to this phone…",
    coming_offline: "The initiative comes to this phone as soon as there is internet. You can already say something to \
                     everyone.",
    out: "This phone is not in the initiative at present",
    out_kept: "Everything you wrote is still here, and you can read what had arrived. What the others have not received you can \
               give to one of them as a file; a coordinator decides about it.",
    out_hand_over: "Hand over by file",
    out_back: "With a new invitation this phone comes back, and sends what you wrote meanwhile.",
    example: "The people in this initiative are invented, to show how it works.",
    say_something: "Say something",
    say_something_about: "An idea, a worry, something you saw.",
    others: "What others say",
    others_about: "Read what people gave to everyone, and support it.",
    mine: "What became of mine",
    mine_none: "You have not said anything yet. What you say will be listed here.",
    all_mine: |n| format!("All my notes ({n})"),
    happening: "What is happening",
    vision: "What we want",
    read_agenda: "Read the agenda",
    all_results: "All results",
    record: "Record a figure",
    record_about: "Choose an indicator, then enter what you found.",
    to_send: |n| if n == 1 { "1 thing to send".to_owned() } else { format!("{n} things to send") },
    nothing_to_send: "Everything is sent",
    see_agenda: "Agenda",
    see_agenda_about: "Vision, problem, goals, partners. You may edit the texts.",
    desk: "Desk",
    new_in: |n| if n == 0 { "Nothing new in".to_owned() } else { format!("{n} new in") },
    two_answers: |n| match n {
        0 => "No figure with two answers".to_owned(),
        1 => "1 figure with two answers".to_owned(),
        n => format!("{n} figures with two answers"),
    },
    invite: "Invite somebody",
    one_lead: "You are the only lead. If this phone and the recovery sheet are lost, so is the initiative: invite a second \
               lead.",
    invite_lead: "Invite a second lead",
    people: "People and phones",
    people_about: "Who is in it, open invitations, the lock.",
    invite_about: "Makes a link and a code to scan.",
    find_help: "Find help",
    find_help_about: "Services nearby, also without internet.",
    happening_about: "News of the initiative.",
    all: "The whole initiative",
    all_about: "Goals, activities, partners, decisions and more.",
    worries: "What to worry about",
    worries_about: "Overdue, old, silent or out of balance.",
};
