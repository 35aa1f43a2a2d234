//! Sentences of a meeting while it is held.

/// See the module.
#[derive(Debug)]
pub(crate) struct MeetText {
    pub(crate) title: &'static str,
    /// What leads to it.
    pub(crate) hold: &'static str,
    pub(crate) works_offline: &'static str,
    pub(crate) wall: &'static str,
    pub(crate) wall_about: &'static str,
    pub(crate) item_of: fn(usize, usize) -> String,
    pub(crate) then: fn(&str) -> String,
    pub(crate) no_agenda: &'static str,
    pub(crate) all_done: &'static str,
    pub(crate) no_notes: &'static str,
    pub(crate) note: &'static str,
    pub(crate) note_it: &'static str,
    pub(crate) next: &'static str,
    pub(crate) back: &'static str,
    pub(crate) agenda: &'static str,
    pub(crate) now: &'static str,
    pub(crate) talk_about: &'static str,
    pub(crate) talk_about_it: fn(&str) -> String,
    pub(crate) edit_agenda: &'static str,
    pub(crate) loose: &'static str,

    pub(crate) here: fn(usize) -> String,
    pub(crate) who_is_here: &'static str,
    pub(crate) me: &'static str,
    pub(crate) others: &'static str,

    pub(crate) decisions: &'static str,
    pub(crate) no_decisions: &'static str,
    pub(crate) question: &'static str,
    pub(crate) outcome: &'static str,
    pub(crate) decide: &'static str,

    pub(crate) thoughts: &'static str,
    pub(crate) thoughts_about: &'static str,
    pub(crate) about_activity: &'static str,
    pub(crate) no_activity: &'static str,
    pub(crate) n_thoughts: fn(usize) -> String,
    pub(crate) keep_thought: &'static str,

    pub(crate) end: &'static str,
    pub(crate) finish: &'static str,
    pub(crate) finish_about: &'static str,
    pub(crate) is_held: &'static str,
    pub(crate) add_notes: &'static str,
    pub(crate) to_minutes: &'static str,
}
