//! A day in the field, in English.

use shared::domain::questions::Ask;

use crate::i18n::FieldText;

pub(in crate::i18n) static TEXT: FieldText = FieldText {
    day: "My day",
    day_about: "Forms, figures and notes for a day without signal.",
    begin: "Start the day",
    begun: |time| format!("Started at {time}"),
    may_not: "In your role there is no day in the field. Field workers, partners and the team have one.",

    ready: "Ready to go offline?",
    app_ready: "The app opens without internet.",
    app_preparing: "The app is still being stored. Keep this page open a moment.",
    app_never: "This browser cannot open the app without internet. Use another one for the day.",
    all_here: "The initiative is on this phone.",
    not_all_here: "The initiative is still arriving. Stay where there is internet a moment.",
    room: |megabytes| format!("Room left for the app: about {megabytes} MB."),
    room_unknown: "This browser does not say how much room is left.",
    n_forms: |n| if n == 1 { "1 form".to_owned() } else { format!("{n} forms") },
    n_areas: |n| if n == 1 { "1 area".to_owned() } else { format!("{n} areas") },
    n_services: |n| {
        if n == 1 {
            "1 service to point people to".to_owned()
        } else {
            format!("{n} services to point people to")
        }
    },
    n_indicators: |n| if n == 1 { "1 figure to count".to_owned() } else { format!("{n} figures to count") },

    where_to: "Where to today",
    ask: "What to ask",
    no_forms: "There is no form yet. A coordinator makes one.",
    n_questions: |n| if n == 1 { "1 question".to_owned() } else { format!("{n} questions") },
    to_count: "What to count",
    due: "A new value is due",
    so_far: "So far today",
    n_interviews: |n| if n == 1 { "1 interview".to_owned() } else { format!("{n} interviews") },
    n_refusals: |n| {
        if n == 1 { "1 who did not want to".to_owned() } else { format!("{n} who did not want to") }
    },
    n_voices: |n| if n == 1 { "1 note".to_owned() } else { format!("{n} notes") },
    n_figures: |n| if n == 1 { "1 figure".to_owned() } else { format!("{n} figures") },
    nothing_yet: "Nothing yet.",

    end: "End the day",
    end_about: "Say how much the day brought. The team then sees whether everything has arrived.",
    on_this_phone: |n| format!("On this phone: {n} in all"),
    how_many: "How many in all",
    how_many_hint: "By your own count, if you kept one on paper. If it differs, the team knows that something is missing.",
    do_end: "Yes, that was the day",
    ended: |n| format!("You said: {n} in all"),
    ended_about: "If more comes, end the day once more. It is sent by itself when there is internet, or goes along by file.",

    whose_day: |who, day| format!("{who}, {day}"),
    all_arrived: |n| format!("{n} of {n} are here"),
    some_arrived: |n, of| format!("{n} of {of} are here"),
    n_missing: |n| if n == 1 { "1 is missing".to_owned() } else { format!("{n} are missing") },
    more_arrived: |n, of| format!("{n} are here, {of} were said"),
    still_out: |n| format!("{n} so far; the day has not been ended"),
    words_awaited: |codes| format!("The words of these are still on their way: {codes}"),
    no_days: "Nobody has begun a day in the field yet.",

    version: |version| format!("Version {version}"),
    newer: "There is a newer version. What was answered to this one stays with it.",
    see_newer: "See the newest version",
    ask_these: "Ask these questions",
    next_version: "Make a new version",
    read_first: "Read out first",
    no_consent_text: "Nothing is read out first.",
    how: |ask| match ask {
        Ask::YesNo => "Yes or no",
        Ask::Number => "A number",
        Ask::OneOf => "One of a few answers",
        Ask::Text => "In words",
    },
    n_asked: |asked, refused| format!("Asked: {asked}. Did not want to: {refused}."),
    n_read: |n| {
        if n == 1 {
            "You can read the answers of 1 household.".to_owned()
        } else {
            format!("You can read the answers of {n} households.")
        }
    },
    n_awaited: |n| {
        if n == 1 {
            "The answers of 1 are still on their way.".to_owned()
        } else {
            format!("The answers of {n} are still on their way.")
        }
    },
    n_withdrawn: |n| format!("Taken back: {n}."),
    withdraw: "Take these answers back",
    withdraw_about: "For somebody who does not want to have said it any more. What they answered is erased on every phone and \
                     at the relay. That they were asked stays.",
    withdraw_yes: "Yes, take them back",
    n_said: |what, n| format!("{what}: {n}"),
    mean: |mean, n| format!("On average {mean}, from {n} answers"),
    n_declined: |n| format!("Did not want to say: {n}"),
    unknown_form: "This form is not on this phone, or not yet.",

    make: "Make a form",
    make_about: "A few questions to ask at the door. Once saved, this version never changes; a new one can follow.",
    make_next_about: "Answers already given stay with the version they were given to.",
    form_title: "What the form is called",
    consent: "What is read out before the questions",
    consent_hint: "Who asks, what for, who sees it, and that one may stop at any time.",
    in_this: |what, language| format!("{what}, in {language}"),
    question: |n| format!("Question {n}"),
    question_words: "What is asked",
    how_answered: "How it is answered",
    offers: "The answers, one a line",
    offers_hint: "In the same order in both languages.",
    repeats: "Often the same from one door to the next",
    add_question: "Add a question",
    remove_question: |n| format!("Remove question {n}"),
    needs_title: "Give the form a name, in one language at least.",
    needs_question: "A form needs one question at least.",
    needs_words: "Write what is asked, in one language at least.",
    needs_offers: "Offer two answers at least.",
    offers_differ: "Both languages need as many answers.",
    too_many_offers: |n| format!("Offer {n} answers at most."),

    before: "Before the questions",
    which_language: "In which language do you ask?",
    read_aloud: "Read this out",
    agrees: "Does the person agree?",
    yes: "Yes",
    no: "No",
    say_yes_or_no: "Say whether the person agrees.",
    where_is_it: "Where is it? (optional)",
    everywhere: "Everywhere",
    nowhere_said: "Not said",
    unfinished: |time| format!("You have unfinished answers from {time}"),
    skip: "Skip",
    decline: "Does not want to say",
    same_as_last: |answer| format!("Same as the last household: {answer}"),
    answer: "Answer",
    answer_first: "Give an answer, or choose one of the ways on below.",
    too_long: "That is too long. Keep what matters.",
    skipped: "Skipped",
    declined: "Does not want to say",
    check: "Is this right?",
    refused_about: "Nothing about this person is kept, only that somebody was asked and did not want to.",
    sealed_about: "Only the team, and this phone, can read the answers.",
    visit_saved: "Saved on this phone",
    next_household: "Next household",

    for_another: "Write down what somebody says",
    for_another_about: "With a receipt to hand over.",
    for_another_how: "Write the person’s own words, in their language if you can, and read them back. Leave out names.",
    how_it_came: "How did it come to you?",
    choose_origin: "Choose how it came to you.",
    said_in: "In which language was it said?",
    came: |how, language| format!("{how}, in {language}"),
    was_for_another: |how| format!("Written down for somebody else. {how}."),
    card: "Receipt to hand over",
    card_keep: "Please keep this word and number: they are the only way to ask what became of it.",
    card_use: |address| format!("Look it up at {address}/field/code, or ask somebody of the team."),
    code: "Look up a receipt",
    code_about: "The word and the number on a receipt say where a note stands and what was answered.",
    code_label: "Word and number",
    code_hint: "For example: tulipe 417",
    look: "Look it up",
    no_such_code: "No note with this receipt is on this phone. Look at the spelling, or ask the team: they may have it already.",
    code_words: "The words themselves are not shown here, in case a receipt was mistyped.",
};
