//! Paper and files for other programs, in English.

use crate::i18n::PapersText;

pub(in crate::i18n) static TEXT: PapersText = PapersText {
    title: "Papers and files",
    about: "Everything here is made on this phone, without internet.",
    report: "Report",
    report_about: "What was promised, whether things are better, what was done and learned, who took part.",
    report_lang: "In which language?",
    reader: "Who will read it?",
    at_table: "Those at the table",
    at_table_about: "With everything that is for everybody in the initiative.",
    funder: "A funder",
    funder_about: "People are quoted only if they agreed to it.",
    public: "Everybody",
    public_about: "Beside that, only learnings that are shared with the public. How partners change inside is counted, not told.",
    period: "About which time?",
    failures: "Say what did not work",
    without_failures: "The report will say that this was left out, and how much it was.",
    make_report: "Make the report",
    report_is_there: "Here it is. It is one file: print it, save it, pass it on.",
    publish: "To have it read on the web, put the edition for everybody on your own web site as it is. This app’s server cannot show it: it cannot read anything of yours.",
    calendar: "Calendar",
    calendar_about: "Meetings, activities and tasks with their days, as a file that every calendar opens (iCalendar).",
    make_calendar: "Make the calendar file",
    tables: "Tables for a spreadsheet",
    tables_about: "Every list has one: open the list and choose “As a table”.",
};
