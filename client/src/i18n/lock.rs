//! Sentences of the lock between people who share a phone.

/// See the module.
#[derive(Debug)]
pub(crate) struct LockText {
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,
    pub(crate) limits: &'static str,
    pub(crate) impossible: &'static str,
    pub(crate) is_set: &'static str,
    pub(crate) new_code: &'static str,
    pub(crate) code_hint: &'static str,
    pub(crate) again: &'static str,
    pub(crate) set: &'static str,
    pub(crate) too_short: &'static str,
    pub(crate) not_the_same: &'static str,
    pub(crate) take_off: &'static str,
    pub(crate) lock: &'static str,
    pub(crate) locked: &'static str,
    pub(crate) locked_about: &'static str,
    pub(crate) code: &'static str,
    pub(crate) open: &'static str,
    pub(crate) wrong: &'static str,
    pub(crate) forgotten: &'static str,
    pub(crate) forgotten_about: &'static str,
    pub(crate) hand_on: &'static str,
    pub(crate) begin_to_wait: &'static str,
    pub(crate) wait: fn(&str) -> String,
    pub(crate) comes_off: fn(&str) -> String,
}
