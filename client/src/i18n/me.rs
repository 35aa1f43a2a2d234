//! Sentences about this person, this phone, and what waits to be sent.

/// See the module.
#[derive(Debug)]
pub(crate) struct MeText {
    pub(crate) title: &'static str,
    pub(crate) who: &'static str,
    pub(crate) your_role: fn(&str) -> String,
    pub(crate) nickname: &'static str,
    pub(crate) nickname_hint: &'static str,
    pub(crate) language: &'static str,
    pub(crate) my_notes: &'static str,
    pub(crate) initiatives: &'static str,
    pub(crate) untitled: &'static str,
    pub(crate) open_now: &'static str,
    pub(crate) open: fn(&str) -> String,
    pub(crate) add_initiative: &'static str,
    pub(crate) data: &'static str,
    pub(crate) protected: &'static str,
    pub(crate) not_protected: &'static str,
    pub(crate) protection_unknown: &'static str,
    pub(crate) protect: &'static str,
    pub(crate) people: &'static str,
    pub(crate) see_people: &'static str,
    pub(crate) second_phone: &'static str,
    pub(crate) recovery: &'static str,
    pub(crate) recovery_about: &'static str,
    pub(crate) about: &'static str,
    pub(crate) about_text: &'static str,
    pub(crate) version: fn(&str) -> String,
    pub(crate) licences: &'static str,
    pub(crate) licences_text: &'static str,

    pub(crate) to_send: &'static str,
    pub(crate) to_send_none: &'static str,
    pub(crate) to_send_how: &'static str,
    pub(crate) handed_over: &'static str,
    pub(crate) send_now: &'static str,
    pub(crate) trying: &'static str,
    /// What was written, by the name of its collection.
    pub(crate) thing: fn(&str) -> &'static str,
    pub(crate) written_at: fn(&str) -> String,
}
