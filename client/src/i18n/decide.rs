//! Sentences of what the team decides on its desk, and of taking it back.

/// See the module.
#[derive(Debug)]
pub(crate) struct DecideText {
    pub(crate) undo: &'static str,
    pub(crate) undone: &'static str,
    pub(crate) see_it: &'static str,
    /// Where a voice was said to stand.
    pub(crate) marked: fn(&str) -> String,
    pub(crate) answered: &'static str,
    pub(crate) adopted: &'static str,
    pub(crate) reopen: &'static str,

    pub(crate) promote: &'static str,
    /// Names the voice a button is about, by its code.
    pub(crate) promote_which: fn(&str) -> String,
    pub(crate) promote_to: &'static str,
    pub(crate) promote_choose: &'static str,
    /// That everybody will read what only the team could.
    pub(crate) promote_from_team: &'static str,
    pub(crate) promote_title: &'static str,
    pub(crate) promote_title_hint: &'static str,
    pub(crate) promote_untitled: &'static str,
    pub(crate) promote_reply: &'static str,
    /// In which language it is, and that it may be left out.
    pub(crate) promote_reply_hint: fn(&str) -> String,
    /// A first wording of the answer, by the kind of what the voice became.
    pub(crate) promote_suggested: fn(&str) -> &'static str,
    pub(crate) promote_do: &'static str,
    pub(crate) promoted: fn(&str) -> String,

    pub(crate) aside: &'static str,
    /// Names what a button is about.
    pub(crate) aside_which: fn(&str) -> String,
    pub(crate) aside_how: &'static str,
    pub(crate) aside_later: &'static str,
    pub(crate) aside_given: &'static str,
    pub(crate) aside_until: &'static str,
    pub(crate) aside_day_wrong: &'static str,
    pub(crate) aside_to: &'static str,
    pub(crate) aside_to_wrong: &'static str,
    pub(crate) aside_alone: &'static str,
    pub(crate) aside_why: &'static str,
    pub(crate) aside_done: &'static str,
    pub(crate) aside_list: &'static str,
    pub(crate) aside_none: &'static str,
    pub(crate) aside_till: fn(&str) -> String,
    pub(crate) aside_since: fn(&str) -> String,
    pub(crate) aside_given_to: fn(&str) -> String,
    pub(crate) aside_given_to_you: fn(&str) -> String,
    pub(crate) aside_apart: &'static str,
    pub(crate) aside_back: &'static str,

    pub(crate) same: &'static str,
    pub(crate) same_about: &'static str,
    pub(crate) same_none: &'static str,
    pub(crate) not_same: &'static str,
    pub(crate) many: fn(usize) -> String,
    pub(crate) many_about: &'static str,
    pub(crate) join_many: &'static str,
    pub(crate) joined_many: fn(usize) -> String,
    pub(crate) joined: &'static str,
    /// What single keys do.
    pub(crate) keys: &'static str,
}
