//! Sentences on what is made for paper and for other programs.

/// See the module.
#[derive(Debug)]
pub(crate) struct PapersText {
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,

    pub(crate) report: &'static str,
    pub(crate) report_about: &'static str,
    pub(crate) report_lang: &'static str,
    pub(crate) reader: &'static str,
    pub(crate) at_table: &'static str,
    pub(crate) at_table_about: &'static str,
    pub(crate) funder: &'static str,
    pub(crate) funder_about: &'static str,
    pub(crate) public: &'static str,
    pub(crate) public_about: &'static str,
    pub(crate) period: &'static str,
    pub(crate) failures: &'static str,
    pub(crate) without_failures: &'static str,
    pub(crate) make_report: &'static str,
    pub(crate) report_is_there: &'static str,
    pub(crate) publish: &'static str,

    pub(crate) calendar: &'static str,
    pub(crate) calendar_about: &'static str,
    pub(crate) make_calendar: &'static str,

    pub(crate) tables: &'static str,
    pub(crate) tables_about: &'static str,

    pub(crate) form: &'static str,
    pub(crate) form_about: &'static str,
    pub(crate) form_title: fn(&str) -> String,
    pub(crate) form_how: &'static str,
    pub(crate) form_lang: &'static str,
    pub(crate) form_quote: &'static str,
    pub(crate) form_quote_yes: &'static str,
    pub(crate) form_quote_no: &'static str,
    pub(crate) form_back: &'static str,
    pub(crate) form_slip: &'static str,
    pub(crate) form_code: &'static str,
    pub(crate) form_code_about: &'static str,
    pub(crate) form_day: &'static str,

    pub(crate) invitations: &'static str,
    pub(crate) invitations_about: &'static str,
    pub(crate) as_poster: &'static str,
    pub(crate) poster_ask: &'static str,
    pub(crate) poster_facts: [&'static str; 3],

    pub(crate) cards: &'static str,
    pub(crate) cards_about: &'static str,
    pub(crate) card: &'static str,
    pub(crate) card_of: fn(&str) -> String,
    pub(crate) card_to: fn(&str) -> String,
    pub(crate) card_from: &'static str,
    pub(crate) card_for: &'static str,
    pub(crate) card_day: &'static str,
    pub(crate) card_no_name: &'static str,
}
