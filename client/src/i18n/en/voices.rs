//! Voices, in English.

use shared::domain::Audience;

use crate::i18n::VoicesText;

pub(in crate::i18n) static TEXT: VoicesText = VoicesText {
    give: "Say something",
    step: |n, of| format!("Question {n} of {of}"),
    kind_title: "What is it?",
    kind: |code| match code {
        "idea" => "An idea",
        "concern" => "A worry",
        "observation" => "Something I saw",
        "story" => "A story",
        "question" => "A question",
        "offer" => "I can help",
        _ => "A note",
    },
    prompt: |code| match code {
        "idea" => "What is your idea?",
        "concern" => "What worries you?",
        "observation" => "What did you see?",
        "story" => "What is your story?",
        "question" => "What would you like to know?",
        "offer" => "How can you help?",
        _ => "What would you like to say?",
    },
    body: "Your words",
    body_hint: "In any language. As long or as short as you like.",
    audience_title: "Who may see it?",
    audience: |audience| match audience {
        Audience::Team => "Only the team",
        Audience::Everyone => "Everyone in the initiative",
    },
    audience_about: |audience| match audience {
        Audience::Team => "Coordinators and leads. Nobody else can open it.",
        Audience::Everyone => "All who have joined can read it.",
    },
    check_title: "Is this right?",
    check_kind: "What it is",
    check_body: "Your words",
    check_audience: "Who may see it",
    change: "Change",
    change_what: |what| format!("Change: {what}"),
    do_give: "Give",
    unfinished: |time| format!("You have an unfinished note from {time}"),
    choose_kind: "Choose what it is.",
    write_something: "Write something first, or show it, or say it.",
    read_only: "You read along in this initiative. To say something, ask for an invitation as a resident.",

    receipt: "Given",
    saved: "Saved on this phone",
    receipt_code: "Your receipt",
    receipt_about: "With this word and number you can ask about it, at the table or on the telephone.",
    receipt_waiting: "It is sent by itself when there is internet. You can close the app.",
    receipt_received: "The initiative has received it.",
    give_another: "Say something else",

    mine: "My notes",
    mine_none: "You have not said anything yet.",
    voice: "Note",
    unknown: "This note is not on this phone, or not yet.",
    unreadable: "Only the team can read these words.",
    not_arrived: "These words have not arrived on this phone yet.",
    withdrawn: |by| match by {
        "author" => "Taken back by the person who gave it",
        _ => "Taken back by the team",
    },
    reword: "Say it in other words",
    reword_label: "What you want to say",
    reword_hint: "You can change this until the team has dealt with it.",
    edited_since: "These words were changed after the team looked at them.",
    withdraw: "Take this note back",
    withdraw_about: |audience| match audience {
        Audience::Team => {
            "Its words, photos and recordings, and the answers to it, are erased on the server, and on every phone as soon as that has internet. \
             Then nobody can read them. What somebody has copied or printed, we cannot call back. This cannot be undone."
        }
        Audience::Everyone => {
            "It disappears from everybody’s screens, with the answers. But it was for everyone: its words stay in the \
             initiative’s history, and somebody who knows how can find them there. Photos and recordings are erased. This \
             cannot be undone."
        }
    },
    withdraw_yes: "Yes, take it back",
    code_is: |code| format!("Receipt {code}"),
    given_at: |when| format!("Given on {when}"),
    who_sees: |who| format!("May be seen by: {who}"),
    review: |code| match code {
        "received" => "Received by the team",
        "read" => "Read by a person",
        "in_discussion" => "Being talked about",
        "used" => "Used",
        "joined_with" => "Joined with others that say the same",
        "kept_for_later" => "Kept for later",
        "not_now" => "Not now",
        _ => "Looked at",
    },
    reason: |reason| format!("Why: {reason}"),
    answers: "Answers",
    no_answers: "No answer yet.",
    n_answers: |n| if n == 1 { "1 answer".to_owned() } else { format!("{n} answers") },
};
