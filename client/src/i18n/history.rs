//! Sentences on who changed what.

/// See the module.
#[derive(Debug)]
pub(crate) struct HistoryText {
    pub(crate) title: fn(&str) -> String,
    pub(crate) link: &'static str,
    pub(crate) link_of: fn(&str) -> String,
    pub(crate) about: &'static str,
    pub(crate) phones_clocks: &'static str,
    /// That a date cannot be right.
    pub(crate) misdated: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) cut: &'static str,
    pub(crate) written: fn(&str) -> String,
    pub(crate) before: fn(&str) -> String,
    pub(crate) after: fn(&str) -> String,
    pub(crate) emptied: fn(&str) -> String,
    pub(crate) settled: fn(&str) -> String,
    pub(crate) moved: &'static str,
    pub(crate) back_in_list: &'static str,
    pub(crate) out: fn(&str) -> String,
    pub(crate) put: fn(&str) -> String,
    pub(crate) whole: &'static str,
    pub(crate) no_words: &'static str,
    pub(crate) put_back: fn(&str) -> String,
    pub(crate) put_back_text: fn(&str) -> String,
    pub(crate) is_back: &'static str,
}
