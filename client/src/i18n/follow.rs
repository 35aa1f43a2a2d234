//! Sentences of what became of a voice, and of supporting those of others.

/// See the module.
#[derive(Debug)]
pub(crate) struct FollowText {
    pub(crate) title: &'static str,
    pub(crate) given: &'static str,
    pub(crate) arrived: &'static str,
    pub(crate) read: &'static str,
    pub(crate) answered: &'static str,
    /// With how many others it was joined.
    pub(crate) joined: fn(usize) -> String,
    /// What it became: how, and of which kind that is.
    pub(crate) became: fn(&str, &str) -> String,
    pub(crate) moves: &'static str,
    pub(crate) is_out: &'static str,
    pub(crate) waiting: &'static str,
    /// For the team: takes back what it was said to be.
    pub(crate) take_back: &'static str,

    pub(crate) came_from: &'static str,
    pub(crate) from_withdrawn: &'static str,
    pub(crate) others_none: &'static str,
    pub(crate) n_phones: fn(usize) -> String,
    pub(crate) support: &'static str,
    /// Names the voice a button is about, by its code.
    pub(crate) support_which: fn(&str) -> String,
    pub(crate) supported: &'static str,
    pub(crate) unsupport: &'static str,
    pub(crate) unsupport_which: fn(&str) -> String,
}
