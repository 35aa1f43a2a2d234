//! Sentences about coming back with the recovery sheet.

/// See the module.
#[derive(Debug)]
pub(crate) struct RecoverText {
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,
    pub(crate) lines: &'static str,
    pub(crate) lines_hint: &'static str,
    pub(crate) act: &'static str,
    pub(crate) acting: &'static str,
    pub(crate) afterwards: &'static str,
}
