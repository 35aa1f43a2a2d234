//! Sentences of the first screen.

/// See the module.
#[derive(Debug)]
pub(crate) struct HomeText {
    pub(crate) title: &'static str,
    pub(crate) coming: &'static str,
    pub(crate) coming_offline: &'static str,
    pub(crate) example: &'static str,
    pub(crate) say_something: &'static str,
    pub(crate) say_something_about: &'static str,
    pub(crate) mine: &'static str,
    pub(crate) mine_none: &'static str,
    pub(crate) all_mine: fn(usize) -> String,
    pub(crate) happening: &'static str,
    pub(crate) vision: &'static str,
    pub(crate) read_agenda: &'static str,
    pub(crate) all_results: &'static str,
    pub(crate) record: &'static str,
    pub(crate) record_about: &'static str,
    pub(crate) to_send: fn(usize) -> String,
    pub(crate) nothing_to_send: &'static str,
    pub(crate) see_agenda: &'static str,
    pub(crate) see_agenda_about: &'static str,
    pub(crate) desk: &'static str,
    pub(crate) new_in: fn(usize) -> String,
    pub(crate) two_answers: fn(usize) -> String,
    pub(crate) invite: &'static str,
    pub(crate) invite_about: &'static str,
    pub(crate) one_lead: &'static str,
    pub(crate) invite_lead: &'static str,
    pub(crate) people: &'static str,
    pub(crate) people_about: &'static str,
}
