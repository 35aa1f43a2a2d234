//! Sentences about giving a voice and what becomes of it.

use shared::domain::Audience;

/// See the module.
#[derive(Debug)]
pub(crate) struct VoicesText {
    pub(crate) give: &'static str,
    pub(crate) step: fn(usize, usize) -> String,
    pub(crate) kind_title: &'static str,
    /// A kind of voice, by code.
    pub(crate) kind: fn(&str) -> &'static str,
    /// What to ask for a kind, by code.
    pub(crate) prompt: fn(&str) -> &'static str,
    pub(crate) body: &'static str,
    pub(crate) body_hint: &'static str,
    pub(crate) audience_title: &'static str,
    pub(crate) audience: fn(Audience) -> &'static str,
    pub(crate) audience_about: fn(Audience) -> &'static str,
    pub(crate) check_title: &'static str,
    pub(crate) check_kind: &'static str,
    pub(crate) check_body: &'static str,
    pub(crate) check_audience: &'static str,
    pub(crate) change: &'static str,
    /// What a change link changes, for those who only hear it.
    pub(crate) change_what: fn(&str) -> String,
    pub(crate) do_give: &'static str,
    pub(crate) unfinished: fn(&str) -> String,
    pub(crate) choose_kind: &'static str,
    pub(crate) write_something: &'static str,
    pub(crate) read_only: &'static str,

    pub(crate) receipt: &'static str,
    pub(crate) saved: &'static str,
    pub(crate) receipt_code: &'static str,
    pub(crate) receipt_about: &'static str,
    pub(crate) receipt_waiting: &'static str,
    pub(crate) receipt_received: &'static str,
    pub(crate) give_another: &'static str,

    pub(crate) mine: &'static str,
    pub(crate) mine_none: &'static str,
    pub(crate) voice: &'static str,
    pub(crate) unknown: &'static str,
    pub(crate) unreadable: &'static str,
    pub(crate) not_arrived: &'static str,
    /// Who took it back, by code.
    pub(crate) withdrawn: fn(&str) -> &'static str,
    pub(crate) reword: &'static str,
    pub(crate) reword_label: &'static str,
    pub(crate) reword_hint: &'static str,
    /// That a voice's words were changed after the team had looked at it.
    pub(crate) edited_since: &'static str,
    pub(crate) withdraw: &'static str,
    /// What taking it back does, and what it cannot do.
    pub(crate) withdraw_about: fn(Audience) -> &'static str,
    pub(crate) withdraw_yes: &'static str,
    pub(crate) code_is: fn(&str) -> String,
    pub(crate) given_at: fn(&str) -> String,
    pub(crate) who_sees: fn(&str) -> String,
    /// Where a voice stands, by code.
    pub(crate) review: fn(&str) -> &'static str,
    pub(crate) reason: fn(&str) -> String,
    pub(crate) answers: &'static str,
    pub(crate) no_answers: &'static str,
    pub(crate) n_answers: fn(usize) -> String,
}
