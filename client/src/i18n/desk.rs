//! Sentences of the team's desk.

/// See the module.
#[derive(Debug)]
pub(crate) struct DeskText {
    pub(crate) title: &'static str,
    pub(crate) team_only: &'static str,
    pub(crate) new_in: &'static str,
    pub(crate) new_in_none: &'static str,
    pub(crate) two_answers: &'static str,
    pub(crate) two_answers_none: &'static str,
    pub(crate) two_answers_about: &'static str,
    pub(crate) dealt_with: &'static str,
    pub(crate) dealt_with_none: &'static str,
    pub(crate) from: fn(&str) -> String,
    pub(crate) respond: &'static str,
    /// Names the voice a button is about, by its code.
    pub(crate) respond_to: fn(&str) -> String,
    pub(crate) where_it_stands: &'static str,
    /// A decision about a voice, by the code of where it then stands.
    pub(crate) decide: fn(&str) -> &'static str,
    pub(crate) reason: &'static str,
    pub(crate) reason_hint: &'static str,
    pub(crate) mark: &'static str,
    pub(crate) choose_one: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) answer_hint_author: &'static str,
    pub(crate) answer_hint_everyone: &'static str,
    pub(crate) send_answer: &'static str,
    pub(crate) see_indicator: &'static str,
    pub(crate) author_speaks: fn(&str) -> String,
}
