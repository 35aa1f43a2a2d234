//! Sentences for what can go wrong: what happened, what is safe, what to do.

/// See the module.
#[derive(Debug)]
pub(crate) struct TroubleText {
    pub(crate) form_title: &'static str,
    /// What is wrong, after the label of the field.
    pub(crate) in_field: fn(&str, &str) -> String,

    pub(crate) missing: &'static str,
    pub(crate) too_long: fn(&str, &str) -> String,
    /// So many kilobytes fit, and so many were found.
    pub(crate) too_heavy: fn(&str, &str) -> String,
    pub(crate) not_offered: &'static str,
    pub(crate) not_a_number: &'static str,
    pub(crate) not_a_period: &'static str,
    pub(crate) not_a_day: &'static str,
    /// The least and the most; the most is empty where there is none.
    pub(crate) out_of_range: fn(&str, &str) -> String,
    pub(crate) not_an_address: &'static str,
    pub(crate) unknown: &'static str,
    pub(crate) not_allowed: fn(&str) -> String,
    pub(crate) written_once: &'static str,
    pub(crate) team_key_missing: &'static str,

    pub(crate) storage_full: &'static str,
    pub(crate) storage_failed: &'static str,
    pub(crate) other_window: &'static str,
    pub(crate) nothing_open: &'static str,
    pub(crate) newer_window: &'static str,
    pub(crate) engine_stopped: &'static str,
    pub(crate) not_here_yet: &'static str,
    pub(crate) part_missing: &'static str,
    pub(crate) leads_only: &'static str,
    /// So many lines were expected, so many found.
    pub(crate) sheet_lines: fn(usize, usize) -> String,
    /// Which group of which line cannot be as printed.
    pub(crate) sheet_group: fn(usize, &str) -> String,
    /// Which line is not as printed.
    pub(crate) sheet_line: fn(usize) -> String,
    pub(crate) sheet_too_new: &'static str,
    pub(crate) member_unknown: &'static str,
    pub(crate) member_not_allowed: &'static str,
    pub(crate) member_oneself: &'static str,
    pub(crate) member_too_many_hands: &'static str,

    pub(crate) link_missing: &'static str,
    pub(crate) link_damaged: &'static str,
    pub(crate) link_too_new: &'static str,
    pub(crate) link_expired: &'static str,
    pub(crate) link_other_relay: fn(&str) -> String,
    pub(crate) link_open_there: &'static str,
    pub(crate) link_not_allowed: &'static str,

    pub(crate) alarm_full: &'static str,
    pub(crate) alarm_no_room: &'static str,
    pub(crate) alarm_newer_window: &'static str,
    pub(crate) alarm_failed: &'static str,
    pub(crate) alarm_unknown_initiative: &'static str,
    pub(crate) alarm_code_wanted: &'static str,
    pub(crate) alarm_invitation_ended: &'static str,
    pub(crate) alarm_removed: &'static str,
    pub(crate) alarm_app_too_old: &'static str,
    pub(crate) alarm_relay_too_old: &'static str,
    pub(crate) alarm_set_aside: fn(usize) -> String,

    /// Why something was refused, by the relay's code.
    pub(crate) refusal: fn(&str) -> &'static str,

    pub(crate) window_title: &'static str,
    pub(crate) window_text: &'static str,
    pub(crate) use_here: &'static str,
    pub(crate) broken_title: &'static str,
    pub(crate) broken_text: &'static str,
    pub(crate) broken_report: fn(&str) -> String,
    pub(crate) technical: fn(&str) -> String,
}
