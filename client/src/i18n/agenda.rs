//! Sentences of the common agenda.

/// See the module.
#[derive(Debug)]
pub(crate) struct AgendaText {
    pub(crate) title: &'static str,
    /// A text of the agenda, by code.
    pub(crate) text: fn(&str) -> &'static str,
    pub(crate) edit: fn(&str) -> String,
    pub(crate) not_written: &'static str,
    pub(crate) goals: &'static str,
    pub(crate) no_goals: &'static str,
    pub(crate) partners: &'static str,
    pub(crate) no_partners: &'static str,
    pub(crate) missing_sectors: &'static str,
    /// A sector, by code.
    pub(crate) sector: fn(&str) -> &'static str,
    pub(crate) edit_title: fn(&str) -> String,
    pub(crate) edit_hint: fn(&str) -> String,
    pub(crate) changed_meanwhile: &'static str,
    pub(crate) may_not: &'static str,
    pub(crate) unknown: &'static str,
    pub(crate) draft_from: fn(&str) -> String,
    pub(crate) draft_drop: &'static str,
    pub(crate) two_wordings: &'static str,
    pub(crate) two_wordings_about: &'static str,
    pub(crate) keep_first: &'static str,
    pub(crate) keep_second: &'static str,
    pub(crate) keep_both: &'static str,
    pub(crate) wording_kept: &'static str,
}
