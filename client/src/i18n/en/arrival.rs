//! The first screens, in English.

use crate::i18n::ArrivalText;

pub(in crate::i18n) static TEXT: ArrivalText = ArrivalText {
    welcome: "Welcome to Ensemble",
    what_it_is: "What your neighbourhood says, decides and does, on this phone, with or without internet.",
    choose_language: "Choose your language",
    facts: "Good to know",
    fact_no_account: "No account. No password, no e-mail, no real name.",
    fact_offline: "Works without internet. It sends by itself when there is some.",
    fact_you_decide: "You decide who sees what you say.",
    have_invitation: "I have an invitation",
    have_invitation_how: "Open the link you were given, or paste it here.",
    invitation_link: "Link of the invitation",
    open_invitation: "Open the invitation",
    invitation_waiting: "You have opened an invitation and not answered it yet.",
    see_invitation: "See the invitation",
    found_title: "Found an initiative",
    found_about: "For the person who starts one with a neighbourhood. You will invite the others.",

    have_sheet: "I have a recovery sheet",
    have_sheet_about: "For a lead whose phone is lost or broken. The printed sheet brings everything back.",
    use_sheet: "Use the recovery sheet",

    found_intro: "Choose what to begin with. Everything in it can be changed later.",
    template: "Begin with",
    example: "Or an example to look at",
    example_about: "Published figures of real initiatives. Who speaks in them is invented.",
    nickname: "What others may call you",
    code: "Code of the server",
    code_hint: "Only if the server’s operator gave you one.",
    nickname_hint: "A first name or a nickname. Others in the initiative see it. You can change it later.",
    found: "Found",
    founding: "Founding…",

    recovery: "Recovery sheet",
    recovery_why: "If this phone is lost or broken, this sheet is the only way back into your initiative as its lead. \
                   Nobody can send you another one, because nobody else has it.",
    recovery_how: "Print it, or copy every line by hand. Keep it where you keep important papers.",
    recovery_secret: "Whoever holds the sheet can act as lead and read what was said to the team. Do not photograph it.",
    recovery_lines: "The lines",
    recovery_of: |title| format!("Recovery sheet of {title}"),
    recovery_use: |address| {
        format!("To use it: open {address} on another phone and choose “I have a recovery sheet”.")
    },
    recovery_printed_on: |date| format!("Printed on {date}"),
    recovery_kept: "I have printed it or copied it by hand",
    recovery_tick_first: "Tick the box once the sheet is on paper.",
    recovery_nudge: "Your recovery sheet is not on paper yet. Without it, losing this phone means losing the initiative.",
    recovery_nudge_do: "Open the recovery sheet",
};
