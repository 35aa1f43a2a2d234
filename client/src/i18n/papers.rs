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
}
