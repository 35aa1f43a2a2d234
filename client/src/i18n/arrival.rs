//! Sentences of the first screens: welcome, founding, the recovery sheet.

/// See the module.
#[derive(Debug)]
pub(crate) struct ArrivalText {
    pub(crate) welcome: &'static str,
    pub(crate) what_it_is: &'static str,
    pub(crate) choose_language: &'static str,
    pub(crate) facts: &'static str,
    pub(crate) fact_no_account: &'static str,
    pub(crate) fact_offline: &'static str,
    pub(crate) fact_you_decide: &'static str,
    pub(crate) have_invitation: &'static str,
    pub(crate) have_invitation_how: &'static str,
    pub(crate) invitation_link: &'static str,
    pub(crate) open_invitation: &'static str,
    pub(crate) invitation_waiting: &'static str,
    pub(crate) see_invitation: &'static str,
    pub(crate) found_title: &'static str,
    pub(crate) found_about: &'static str,

    pub(crate) have_sheet: &'static str,
    pub(crate) have_sheet_about: &'static str,
    pub(crate) use_sheet: &'static str,

    pub(crate) found_intro: &'static str,
    pub(crate) template: &'static str,
    pub(crate) example: &'static str,
    pub(crate) example_about: &'static str,
    pub(crate) nickname: &'static str,
    pub(crate) nickname_hint: &'static str,
    pub(crate) code: &'static str,
    pub(crate) code_hint: &'static str,
    pub(crate) found: &'static str,
    pub(crate) founding: &'static str,

    pub(crate) recovery: &'static str,
    pub(crate) recovery_why: &'static str,
    pub(crate) recovery_how: &'static str,
    pub(crate) recovery_secret: &'static str,
    pub(crate) recovery_lines: &'static str,
    pub(crate) recovery_of: fn(&str) -> String,
    /// What to do with it, at this address.
    pub(crate) recovery_use: fn(&str) -> String,
    pub(crate) recovery_printed_on: fn(&str) -> String,
    pub(crate) recovery_kept: &'static str,
    pub(crate) recovery_tick_first: &'static str,
    pub(crate) recovery_nudge: &'static str,
    pub(crate) recovery_nudge_do: &'static str,
}
