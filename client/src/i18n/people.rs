//! Sentences about who is in the initiative, their phones, and the lock.

/// See the module.
#[derive(Debug)]
pub(crate) struct PeopleText {
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,

    pub(crate) members: &'static str,
    pub(crate) since: fn(&str) -> String,
    /// Since when, and by whose invitation.
    pub(crate) since_by: fn(&str, &str) -> String,
    pub(crate) n_phones: fn(usize) -> String,
    /// One of a person's phones: its number among them, and since when.
    pub(crate) phone_since: fn(usize, &str) -> String,
    pub(crate) this_phone: &'static str,
    pub(crate) out: fn(usize) -> String,
    pub(crate) out_about: &'static str,
    pub(crate) remove_whom: fn(&str) -> String,
    pub(crate) remove_phone: fn(usize) -> String,
    pub(crate) remove_means: fn(&str) -> String,
    pub(crate) remove_phone_means: &'static str,
    pub(crate) remove_keeps: &'static str,
    pub(crate) do_remove: &'static str,
    pub(crate) removed: &'static str,
    pub(crate) let_in: fn(&str) -> String,
    pub(crate) is_in: &'static str,
    pub(crate) leave: &'static str,

    pub(crate) late: &'static str,
    pub(crate) late_about: &'static str,
    pub(crate) late_last: fn(&str) -> String,
    pub(crate) late_words: &'static str,
    pub(crate) late_nothing: &'static str,
    pub(crate) take_up: &'static str,
    pub(crate) taken_up: &'static str,
    pub(crate) leave_out: &'static str,
    pub(crate) left_out: &'static str,

    /// An invitation for another phone of who is called so.
    pub(crate) for_other_phone: fn(&str) -> String,
    pub(crate) this_person: &'static str,
    pub(crate) invitations: &'static str,
    pub(crate) invitations_about: &'static str,
    pub(crate) no_invitations: &'static str,
    pub(crate) made_by: fn(&str, &str) -> String,
    /// So many of so many may still join.
    pub(crate) uses_left: fn(usize, usize) -> String,
    pub(crate) uses_any: &'static str,
    pub(crate) no_last_day: &'static str,
    pub(crate) joined: fn(&str) -> String,
    pub(crate) joined_nobody: &'static str,
    pub(crate) revoke: &'static str,
    pub(crate) revoke_means: &'static str,
    pub(crate) do_revoke: &'static str,
    pub(crate) revoked: &'static str,

    pub(crate) lock: &'static str,
    pub(crate) lock_about: &'static str,
    pub(crate) lock_can: &'static str,
    pub(crate) lock_cannot: &'static str,
    pub(crate) change_lock: &'static str,
    pub(crate) lock_means: &'static str,
    pub(crate) lock_changed: &'static str,

    pub(crate) second_phone: &'static str,
    pub(crate) second_phone_about: &'static str,
    pub(crate) second_phone_stays: &'static str,
    pub(crate) second_phone_warning: &'static str,
    pub(crate) second_phone_make: &'static str,
    pub(crate) second_phone_how: &'static str,
    pub(crate) second_phone_code: &'static str,
    pub(crate) second_phone_link: &'static str,
}
