//! Closing or handing over, in English.

use crate::i18n::ClosingText;

pub(in crate::i18n) static TEXT: ClosingText = ClosingText {
    title: "Close or hand over",
    about: "An initiative ends well if somebody has everything, somebody stays in charge, and everybody knows until when it is kept.",
    leads_only: "A lead closes the initiative or hands it over.",
    take_along: "1. Take everything along",
    take_along_about: "One file holds everything, for another phone of the initiative. The report and the tables can be read without the app.",
    whole_file: "Everything in one file",
    report: "The report",
    tables: "Each list as a table",
    leads: "2. Who stays in charge",
    n_leads: |n| {
        format!(
            "{n} leads. Whoever stays goes on without the others; under People you can take out who leaves."
        )
    },
    one_lead: "You are the only lead. If your phone is lost, nobody can open the initiative again or hand it on. Invite a second lead first.",
    end: "3. The end",
    end_about: "Everybody can still read everything. Nothing new is asked for. What somebody wrote without a signal still comes in. A lead can open the initiative again.",
    on: "It ends on",
    until: "The relay keeps it until",
    until_hint: "Agree on it with whoever runs the relay: the app tells everybody the day and deletes nothing.",
    note: "What people should know",
    note_hint: "For example who carries the work on, and where to ask.",
    close: "Close the initiative",
    reopen: "Open it again",
    is_closed: "This initiative is closed",
};
