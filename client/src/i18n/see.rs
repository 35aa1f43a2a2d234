//! Sentences of the screens that look at many entries at once.

use shared::domain::view::Matter;

/// See the module.
#[derive(Debug)]
pub(crate) struct SeeText {
    /// What a look is called, by its name in the address.
    pub(crate) title: fn(&str) -> &'static str,
    /// A sentence on it.
    pub(crate) about: fn(&str) -> &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) unknown: &'static str,

    /// What is the matter.
    pub(crate) matter: fn(&Matter, &str) -> String,
    pub(crate) days: fn(i64) -> String,
    pub(crate) no_worries: &'static str,

    pub(crate) partners_by_strategy: &'static str,
    pub(crate) without_strategy: &'static str,
    pub(crate) links: &'static str,
    /// An activity, how it is linked, another activity.
    pub(crate) link: fn(&str, &str, &str) -> String,
    pub(crate) isolated: &'static str,
    pub(crate) isolated_about: &'static str,
    pub(crate) leverage: &'static str,
    pub(crate) leverage_of: fn(&str, i64, i64) -> String,
    pub(crate) alone: &'static str,

    pub(crate) by_day: fn(&str) -> String,
    pub(crate) overdue: &'static str,
    pub(crate) learned: fn(&str) -> String,
    pub(crate) n_checkins: fn(usize) -> String,

    pub(crate) sectors: &'static str,
    pub(crate) nobody: &'static str,
    pub(crate) contacts: &'static str,
    pub(crate) never_spoken: &'static str,
    pub(crate) spoken: fn(i64) -> String,
    pub(crate) next_step: fn(&str) -> String,
    pub(crate) skills: &'static str,
    pub(crate) skill_used: fn(usize) -> String,
    pub(crate) scope: &'static str,
    pub(crate) n_partners: fn(usize) -> String,

    /// Offered, confirmed, received.
    pub(crate) pledged: fn(&str, &str, &str) -> String,
    pub(crate) without_amount: fn(usize) -> String,

    pub(crate) next_meeting: fn(&str) -> String,
    pub(crate) no_meeting: &'static str,
    pub(crate) last_news: fn(i64) -> String,
    pub(crate) no_news: &'static str,
    pub(crate) held: &'static str,
    pub(crate) came: fn(usize, usize, usize) -> String,

    pub(crate) n_answers: fn(usize) -> String,
    pub(crate) too_few: fn(usize) -> String,
    /// One of the three questions, by its place, and the mean.
    pub(crate) mean: fn(usize, &str) -> String,

    pub(crate) balance: fn(usize, usize) -> String,
    pub(crate) surprises: fn(usize, usize) -> String,
    pub(crate) ask_failures: &'static str,
    pub(crate) last_failure: fn(i64) -> String,

    pub(crate) not_involved: &'static str,
    pub(crate) now_wanted: fn(&str, &str) -> String,
    pub(crate) equity: &'static str,

    pub(crate) wordings: fn(usize) -> String,

    pub(crate) drift: &'static str,
    pub(crate) no_drift: &'static str,
    pub(crate) drift_text: fn(&str, &str) -> String,
    pub(crate) drift_added: fn(&str) -> String,
    pub(crate) drift_changed: fn(&str) -> String,
    pub(crate) drift_removed: fn(&str) -> String,
    pub(crate) no_stance: &'static str,
    pub(crate) name_version: &'static str,
    pub(crate) version_name: &'static str,
    pub(crate) version_hint: &'static str,

    pub(crate) rate: &'static str,
    /// Opens what a word of the trade means.
    pub(crate) what_is_this: &'static str,
    pub(crate) choose_list: &'static str,
    pub(crate) choose_round: &'static str,
    pub(crate) no_round: &'static str,
    pub(crate) n_raters: fn(usize) -> String,
    pub(crate) levels: fn(usize, usize, usize, usize) -> String,
    pub(crate) differ: &'static str,
    pub(crate) my_rating: &'static str,
    pub(crate) blind: &'static str,

    pub(crate) since_about: fn(&str) -> String,
    pub(crate) n_new: fn(usize) -> String,

    pub(crate) same_pairs: &'static str,
    pub(crate) join: &'static str,
    pub(crate) joined: &'static str,
    pub(crate) take_apart: &'static str,

    pub(crate) standards: &'static str,
    pub(crate) messages: &'static str,
    pub(crate) message_used: fn(usize) -> String,
    pub(crate) referrals: &'static str,
    pub(crate) n_referred: fn(i64) -> String,
    /// A site of a partner, and how far it is.
    pub(crate) at_site: fn(&str, &str) -> String,

    /// How many panels chose it, how many did not.
    pub(crate) chosen: fn(usize, usize) -> String,
    pub(crate) chosen_why: fn(&str) -> String,
    pub(crate) left_why: fn(&str) -> String,
    pub(crate) choose_story: &'static str,

    pub(crate) champions: &'static str,
    pub(crate) commits: fn(bool) -> &'static str,
    pub(crate) urgency: &'static str,
    pub(crate) has_evidence: fn(bool) -> &'static str,
    pub(crate) needs: &'static str,
    pub(crate) covered: &'static str,
    pub(crate) not_covered: &'static str,
    pub(crate) have: fn(&str) -> String,
    pub(crate) gap: fn(&str) -> String,
}
