//! Sentences of the frame around every screen, and words used on several.

use shared::domain::Role;
use shared::domain::view::SendState;

/// See the module.
#[derive(Debug)]
pub(crate) struct ShellText {
    pub(crate) skip: &'static str,
    pub(crate) main_nav: &'static str,
    pub(crate) home: &'static str,
    pub(crate) add: &'static str,
    pub(crate) results: &'static str,
    pub(crate) agenda: &'static str,
    pub(crate) desk: &'static str,
    pub(crate) to_send: &'static str,
    pub(crate) me: &'static str,

    pub(crate) all_sent: &'static str,
    pub(crate) n_to_send: fn(usize) -> String,
    pub(crate) n_need_attention: fn(usize) -> String,
    pub(crate) offline: &'static str,
    pub(crate) state: fn(SendState) -> &'static str,

    pub(crate) opening: &'static str,
    /// The screens show what they showed last, at this moment.
    pub(crate) as_it_was: fn(&str) -> String,
    pub(crate) ready: &'static str,
    pub(crate) getting_ready: &'static str,
    pub(crate) never_ready: &'static str,
    pub(crate) update_waiting: &'static str,
    pub(crate) update: &'static str,
    pub(crate) engine_restarted: &'static str,
    pub(crate) understood: &'static str,
    pub(crate) later: &'static str,

    pub(crate) back: &'static str,
    pub(crate) next: &'static str,
    pub(crate) go_on: &'static str,
    pub(crate) save: &'static str,
    pub(crate) saving: &'static str,
    pub(crate) saved: &'static str,
    pub(crate) delete: &'static str,
    pub(crate) done: &'static str,
    pub(crate) print: &'static str,
    pub(crate) reload: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) copied: &'static str,
    pub(crate) share: &'static str,
    pub(crate) more: &'static str,

    /// A field's label followed by a word that it may stay empty.
    pub(crate) optional: fn(&str) -> String,
    /// The draft was kept, at this time.
    pub(crate) draft_saved: fn(&str) -> String,
    /// A text shown in another language than the reader's.
    pub(crate) shown_in: fn(&str) -> String,
    /// A language's name, by code.
    pub(crate) language: fn(&str) -> &'static str,
    pub(crate) role: fn(Role) -> &'static str,
    /// Who wrote something, and when.
    pub(crate) by_at: fn(&str, &str) -> String,
    pub(crate) somebody: &'static str,
    pub(crate) you: &'static str,
    pub(crate) a_link: &'static str,

    pub(crate) not_found: &'static str,
    pub(crate) not_found_text: &'static str,
    pub(crate) go_home: &'static str,
}
