//! Sentences about making and following invitations.

use shared::domain::Role;

/// See the module.
#[derive(Debug)]
pub(crate) struct InvitationsText {
    pub(crate) invite: &'static str,
    pub(crate) as_what: &'static str,
    pub(crate) can: fn(Role) -> &'static str,
    pub(crate) open_for: &'static str,
    pub(crate) days: fn(u32) -> String,
    pub(crate) no_end: &'static str,
    pub(crate) for_whom: &'static str,
    /// For so many phones; 0 for any number.
    pub(crate) uses: fn(u16) -> &'static str,
    pub(crate) uses_about: fn(u16) -> &'static str,
    /// What the sheet says of that; 0 for any number.
    pub(crate) for_uses: fn(u16) -> String,
    pub(crate) make: &'static str,
    pub(crate) may_not: &'static str,
    pub(crate) link: &'static str,
    pub(crate) warning: &'static str,
    pub(crate) qr_title: fn(&str) -> String,
    pub(crate) sheet_title: fn(&str) -> String,
    pub(crate) sheet_how: &'static str,
    pub(crate) for_role: fn(&str) -> String,
    pub(crate) open_until: fn(&str) -> String,
    pub(crate) another: &'static str,

    pub(crate) join: &'static str,
    pub(crate) invited_to: fn(&str) -> String,
    pub(crate) invited_untitled: &'static str,
    pub(crate) you_would_be: fn(&str) -> String,
    pub(crate) member_already: &'static str,
    pub(crate) member_returns: &'static str,
    /// For a further phone of who is called so; empty if nobody said.
    pub(crate) same_person: fn(&str) -> String,
    pub(crate) same_person_about: &'static str,
    pub(crate) what_is_kept: &'static str,
    pub(crate) kept_here: &'static str,
    pub(crate) kept_sealed: &'static str,
    pub(crate) kept_nothing_else: &'static str,
    pub(crate) do_join: &'static str,
    pub(crate) open: &'static str,
    pub(crate) joining: &'static str,
    /// It was pressed before what joins is there.
    pub(crate) joins_soon: &'static str,
    /// That part is still on its way.
    pub(crate) still_coming: &'static str,
    pub(crate) first_words: &'static str,
    pub(crate) first_words_hint: &'static str,
    pub(crate) first_words_unkept: &'static str,
    pub(crate) not_now: &'static str,
    pub(crate) none_here: &'static str,
}
