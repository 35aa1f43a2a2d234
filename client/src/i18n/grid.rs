//! Sentences of the measurement desk.

/// See the module.
#[derive(Debug)]
pub(crate) struct GridText {
    pub(crate) title: &'static str,
    pub(crate) caption: &'static str,
    pub(crate) how_to_read: &'static str,
    pub(crate) nameless: &'static str,
    pub(crate) never: &'static str,
    pub(crate) due: &'static str,
    pub(crate) old: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) record: &'static str,
    /// An indicator, a period.
    pub(crate) record_for: fn(&str, &str) -> String,
    pub(crate) paste: &'static str,
    pub(crate) paste_for: fn(&str) -> String,
    /// An indicator, a period, what was found, and whether that is several answers.
    pub(crate) cell: fn(&str, &str, &str, bool) -> String,
    pub(crate) two_answers: &'static str,
    pub(crate) adopted: &'static str,
    pub(crate) story: &'static str,
    /// An indicator, a period.
    pub(crate) story_for: fn(&str, &str) -> String,
}
