//! What each day in the field was said to bring, and what has arrived of it.

use shared::domain::view::FieldDay;
use yew::prelude::*;

use super::field_day::counted;
use super::see::{card_of_page, cards};
use crate::i18n::{Lang, intl};

/// The days, as cards.
pub(super) fn days(lang: Lang, days: &[FieldDay]) -> Html {
    cards(lang.catalogue().field().no_days, days.iter().map(|day| one(lang, day)).collect())
}

/// A day, as a card.
pub(super) fn one(lang: Lang, day: &FieldDay) -> Html {
    let t = lang.catalogue().field();
    let mut lines = vec![arrived(lang, day)];
    let n_missing = day.n_declared - i64::try_from(day.n_arrived).unwrap_or(i64::MAX);
    if day.n_declared > 0 && n_missing > 0 {
        lines.push((t.n_missing)(n_missing));
    }
    if !day.awaited.is_empty() {
        lines.push((t.words_awaited)(&day.awaited.join(", ")));
    }
    lines.extend(counted(lang, &day.count));
    card_of_page(&day.key, html! { <span dir="auto">{ whose(lang, day) }</span> }, lines)
}

/// Whose day it is, and which.
fn whose(lang: Lang, day: &FieldDay) -> String {
    let text = lang.catalogue();
    let who = if day.mine { text.shell().you } else { day.by.as_deref().unwrap_or(text.shell().somebody) };
    (text.field().whose_day)(who, &intl::calendar_day(lang, &day.date))
}

/// How much of it is here.
fn arrived(lang: Lang, day: &FieldDay) -> String {
    let t = lang.catalogue().field();
    let n = i64::try_from(day.n_arrived).unwrap_or(i64::MAX);
    match (day.n_declared, n.cmp(&day.n_declared)) {
        (0, _) => (t.still_out)(day.n_arrived),
        (said, std::cmp::Ordering::Equal) => (t.all_arrived)(said),
        (said, std::cmp::Ordering::Less) => (t.some_arrived)(day.n_arrived, said),
        (said, std::cmp::Ordering::Greater) => (t.more_arrived)(day.n_arrived, said),
    }
}
