//! Sentences about files from hand to hand, backups, and what was set aside.

/// See the module.
#[derive(Debug)]
pub(crate) struct HandOverText {
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,
    pub(crate) give: &'static str,
    pub(crate) unsent_about: &'static str,
    pub(crate) unsent: &'static str,
    pub(crate) backup_about: &'static str,
    pub(crate) backup: &'static str,
    pub(crate) made: fn(&str) -> String,
    pub(crate) save: &'static str,
    pub(crate) take: &'static str,
    pub(crate) choose: &'static str,
    pub(crate) take_in: &'static str,
    pub(crate) leave: &'static str,
    pub(crate) taken: &'static str,
    pub(crate) from: fn(&str, &str) -> String,
    pub(crate) nothing_new: &'static str,
    /// How many of a collection are new.
    pub(crate) adds: fn(&str, usize) -> String,
    pub(crate) changes: fn(usize) -> String,
    pub(crate) disagrees: fn(usize) -> String,
    pub(crate) waits: fn(usize) -> String,
    pub(crate) refused: fn(usize) -> String,

    pub(crate) other_file: &'static str,
    pub(crate) too_new: &'static str,
    pub(crate) cut_short: &'static str,
    pub(crate) too_large: &'static str,
    pub(crate) other_initiative: &'static str,
    pub(crate) altered: &'static str,
    pub(crate) stranger: &'static str,

    pub(crate) set_aside: &'static str,
    pub(crate) set_aside_none: &'static str,
    pub(crate) set_aside_about: &'static str,
}
