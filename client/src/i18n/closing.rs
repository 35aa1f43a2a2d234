//! Sentences on closing an initiative or handing it over.

/// See the module.
#[derive(Debug)]
pub(crate) struct ClosingText {
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,
    pub(crate) leads_only: &'static str,
    pub(crate) take_along: &'static str,
    pub(crate) take_along_about: &'static str,
    pub(crate) whole_file: &'static str,
    pub(crate) report: &'static str,
    pub(crate) tables: &'static str,
    pub(crate) leads: &'static str,
    pub(crate) n_leads: fn(usize) -> String,
    pub(crate) one_lead: &'static str,
    pub(crate) end: &'static str,
    pub(crate) end_about: &'static str,
    pub(crate) on: &'static str,
    pub(crate) until: &'static str,
    pub(crate) until_hint: &'static str,
    pub(crate) note: &'static str,
    pub(crate) note_hint: &'static str,
    pub(crate) close: &'static str,
    pub(crate) reopen: &'static str,
    pub(crate) is_closed: &'static str,
}
