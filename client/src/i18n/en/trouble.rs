//! What can go wrong, in English.

use crate::i18n::TroubleText;

pub(in crate::i18n) static TEXT: TroubleText = TroubleText {
    form_title: "Some answers need another look",
    in_field: |label, sentence| format!("{label}: {sentence}"),

    missing: "Fill this in.",
    too_long: |max, found| format!("This is too long: {found} characters, and {max} fit. Shorten it."),
    too_heavy: |max, found| {
        format!("This is too large: {found} KB, and {max} KB fit. Take it again, or leave it out.")
    },
    not_offered: "Choose one of the answers offered.",
    not_a_number: "Enter a number, such as 12 or 12.5.",
    not_a_period: "Enter a year, a month or a day, such as 2026, 2026-05 or 2026-05-03.",
    not_a_day: "Enter a day that exists, such as 2026-05-03.",
    out_of_range: |min, max| {
        if max.is_empty() {
            return format!("Enter a whole number from {min} upwards.");
        }
        format!("Enter a whole number from {min} to {max}.")
    },
    not_an_address: "Enter a web address that begins with https://.",
    unknown: "What this is about is not on this phone, or not yet.",
    not_allowed: |role| {
        format!("Nothing was changed: this is not part of your role ({role}). Ask a coordinator.")
    },
    written_once: "Nothing was changed: what was written here stays as it is, so that everyone can see it. Add something new.",
    team_key_missing: "Not given yet: this phone has not received what it needs to seal a note for the team. Your words are \
                       kept here. Connect to the internet once, then try again; or let everyone in the initiative see it.",

    storage_full: "Not saved: this phone has no room left. What you typed is still here. Free some space, then try again.",
    storage_failed: "Not saved: this phone’s storage failed. What you typed is still here. Try again.",
    other_window: "Not saved: Ensemble is open in another window. What you typed is still here.",
    nothing_open: "No initiative is open on this phone. Open your invitation again.",
    newer_window: "Not saved: a newer version of Ensemble is open in another window. What you typed is still here.",
    not_here_yet: "A part of the app has not arrived yet. Try again when there is internet; what you typed is still here.",
    engine_stopped: "A part of the app stopped twice over this. Look whether it was done before you try again; what you typed \
                     is still here.",
    part_missing: "A part of the app has not reached this phone yet. Connect to the internet once; then it is here for good.",
    leads_only: "This phone does not have the recovery sheet. Only a phone that founded the initiative, or came back with the \
                 sheet, can show it.",
    sheet_lines: |expected, found| {
        format!("The sheet has {expected} lines; here are {found}. Nothing was changed.")
    },
    sheet_group: |line, group| {
        format!(
            "Line {line}: “{group}” is not as it was printed. A group has four letters or digits, the last one of a line two. \
             Nothing was changed."
        )
    },
    sheet_line: |line| {
        format!("Line {line} is not as it was printed. Compare it letter by letter. Nothing was changed.")
    },
    sheet_too_new: "This sheet was printed by a newer version of Ensemble. Reload this page with internet, then try again. \
                    Nothing was changed.",
    member_unknown: "This phone does not know of that any more. Look again. Nothing was changed.",
    member_not_allowed: "This is not for your role to decide. Ask a lead. Nothing was changed.",
    member_oneself: "That is yourself. Ask another lead to do it. Nothing was changed.",
    member_too_many_hands: "This phone came through too many hands to bring in another. Ask a coordinator for an invitation. \
                            Nothing was changed.",

    link_missing: "This is not an invitation. Ask for the link again, and copy all of it. Nothing was changed on this phone.",
    link_damaged: "Part of the link is missing: it was cut short or changed on its way. Ask for it again, and copy all of it. \
                   Nothing was changed on this phone.",
    link_too_new: "This invitation was made with a newer version of Ensemble. Reload this page with internet, then open it \
                   again. Nothing was changed on this phone.",
    link_expired: "This invitation has ended. Ask the person who gave it to you for a new one. Nothing was changed on this \
                   phone.",
    link_other_relay: |address| {
        format!(
            "This invitation belongs to another address: {address}. Open it there. Nothing was \
                                         changed on this phone."
        )
    },
    link_open_there: "Open it there",
    link_not_allowed: "The person who made this invitation may not invite people in this role. Ask a coordinator for another. \
                       Nothing was changed on this phone.",

    alarm_full: "Not everything is saved: this phone has no room left. What is saved stays safe. Free some space, and keep \
                 this page open until this message is gone.",
    alarm_no_room: "This phone has no room left. You can read everything here, but nothing can be saved until you free some space.",
    alarm_newer_window: "A newer version of Ensemble is open in another window. Here you can still read, and what is saved is \
                         still sent; to write, reload.",
    alarm_failed: "Not everything is saved: this phone’s storage failed. What is saved stays safe. Keep this page open; if \
                   this message stays, copy what you are writing and reload.",
    alarm_code_wanted: "This server takes new initiatives with a code only. Everything is safe on this phone. Ask the \
                        server’s operator for the code, then found the initiative again with it.",
    alarm_unknown_initiative: "The server does not know this initiative. Everything is safe on this phone and you can keep \
                               working. Ask a lead to look at it.",
    alarm_invitation_ended: "The invitation this phone came with has ended: its last day has passed, it has been used as often \
                             as it may be, or somebody ended it. Nothing can be sent or received. Everything is safe on this \
                             phone. Ask the person who invited you for a new one.",
    alarm_removed: "This phone was taken out of the initiative, so nothing can be sent or received. What you wrote stays on \
                    this phone. To come back, ask a lead for a new invitation and open it here.",
    alarm_app_too_old: "This app is too old for the server, so nothing can be sent. Everything is safe on this phone and you \
                        can keep working. Reload with internet to update.",
    alarm_relay_too_old: "The server is older than this app, so nothing can be sent. Everything is safe on this phone and you \
                          can keep working. The person who runs the server must update it.",
    alarm_set_aside: |n| {
        if n == 1 {
            "One piece of what is on this phone could not be read. It is set aside and kept; everything else is open."
                .to_owned()
        } else {
            format!(
                "{n} pieces of what is on this phone could not be read. They are set aside and kept; everything else is \
                     open."
            )
        }
    },

    refusal: |code| match code {
        "initiative_full" => {
            "The server has no room left for this initiative. This stays on your phone and is sent once there is room. \
             Please tell a coordinator."
        }
        "device_full" => {
            "The server keeps no more from this phone. This stays on your phone and is sent once there is room. Please tell \
             a coordinator."
        }
        _ => "The server did not take it. It stays on this phone. Show this line to a coordinator.",
    },

    window_title: "Ensemble is open in another window",
    window_text: "Only one window at a time works, so that nothing is written twice. What you wrote is safe.",
    use_here: "Use here",
    broken_title: "This phone’s storage cannot be opened",
    broken_text: "Ensemble cannot read or save anything at present. What was saved before has not been touched. Close other \
                  windows of Ensemble, then reload. In a private window, open Ensemble in an ordinary one.",
    broken_report: |reason| format!("The browser says: {reason}"),
    technical: |code| format!("Code: {code}"),
};
