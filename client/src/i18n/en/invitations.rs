//! Invitations, in English.

use shared::domain::Role;

use crate::i18n::InvitationsText;

pub(in crate::i18n) static TEXT: InvitationsText = InvitationsText {
    invite: "Invite somebody",
    as_what: "As what?",
    can: |role| match role {
        Role::Viewer => "Reads along, as things change, all that is not for the team only. Writes nothing.",
        Role::Resident => "Says something, sees what became of it, reads the agenda and the results.",
        Role::FieldWorker => "Says something, records figures and edits the agenda.",
        Role::Partner => {
            "Says something, records figures and edits the agenda, on behalf of an organisation."
        }
        Role::Coordinator => {
            "Reads what is said to the team and answers it, records figures, edits the agenda."
        }
        Role::Lead => "Can do everything, including inviting other leads.",
    },
    open_for: "How long may the invitation be used?",
    days: |n| format!("{n} days"),
    no_end: "No end",
    for_whom: "For whom is it?",
    uses: |n| match n {
        1 => "One person",
        0 => "Whoever comes until its last day",
        _ => "A table of people",
    },
    uses_about: |n| match n {
        1 => "It works once. Whoever opens it second is told so.",
        0 => "For a poster or a newsletter.",
        _ => "For a meeting: it works for twelve phones.",
    },
    for_uses: |n| match n {
        1 => "For one phone: it works once".to_owned(),
        0 => "For any number of phones".to_owned(),
        n => format!("For {n} phones"),
    },
    make: "Make the invitation",
    may_not: "In your role you do not invite others. Ask a coordinator.",
    link: "Link of the invitation",
    warning: "Whoever holds this link can join. Give it only to people you mean to invite.",
    qr_title: |title| format!("Code to join {title} with a phone’s camera"),
    sheet_title: |title| format!("Join {title}"),
    sheet_how: "Point a phone’s camera at the square. No account is needed.",
    for_role: |role| format!("Invitation as: {role}"),
    open_until: |date| format!("Can be used until {date}"),
    another: "Make another invitation",

    join: "Invitation",
    invited_to: |title| format!("You are invited to {title}."),
    invited_untitled: "You are invited to an initiative.",
    you_would_be: |role| format!("Your role: {role}"),
    member_already: "This phone is in this initiative already.",
    member_returns: "If it was taken out or its invitation has ended, it comes back with this one, and sends what was written on \
                     it meanwhile.",
    same_person: |name| {
        if name.is_empty() {
            "This would be another phone of the person who showed you this.".to_owned()
        } else {
            format!("This would be another phone of {name}.")
        }
    },
    same_person_about: "It shows what the first phone shows, and both act for the same person. If that is not you, put it away.",
    what_is_kept: "What is kept",
    kept_here: "What you say is kept on your phone and sent to the other phones of the initiative.",
    kept_sealed: "It travels sealed: the server that passes it on cannot read it. What you say to the team only, only the \
                  team can open.",
    kept_nothing_else: "No name, no telephone number, no place is asked or kept.",
    do_join: "Join",
    open: "Open the initiative",
    joining: "Joining…",
    joins_soon: "You join as soon as the app is all here…",
    still_coming: "The rest of the app is still on its way. You can already write.",
    first_words: "The first thing you would like to say",
    first_words_hint: "It stays on this phone. Once you have joined, you check it and decide whether to give it.",
    first_words_unkept: "This phone has no room to keep these words. Note them elsewhere before you close this page.",
    not_now: "Not now",
    none_here: "There is no invitation here. Open the link again, or paste it.",
};
