//! Whether we are in touch, how it feels, and whether failures are told.

use shared::domain::view::{ANSWERS_MIN, Balance, Cadence, MeetingRow, PulseRow};
use yew::prelude::*;

use super::papers::calendar;
use super::see::{card, card_of_page, cards, to_entry, to_list};
use crate::components::{link, section};
use crate::i18n::{Lang, intl, named, words};
use crate::route::Route;

/// The rhythm of meetings and news.
pub(super) fn cadence(lang: Lang, cadence: &Cadence) -> Html {
    let t = lang.catalogue().see();
    let held = |row: &MeetingRow| {
        let lines = vec![named::moment(lang, &row.start), (t.came)(row.n_came, row.n_excused, row.n_absent)];
        card(&row.meeting.key, to_entry(lang, "meetings", &row.meeting), lines)
    };
    let next = match &cadence.next {
        Some((meeting, when)) => html! {
            <p class="lead">{ (t.next_meeting)(&named::moment(lang, when)) }{ " – " }{ to_entry(lang, "meetings", meeting) }</p>
        },
        None => html! { <p class="lead">{ t.no_meeting }</p> },
    };
    html! {
        <div class="stack">
            { next }
            <p>{ cadence.silent_days.map_or_else(|| t.no_news.to_owned(), t.last_news) }</p>
            { section(t.held, cards(t.nothing, cadence.held.iter().map(held).collect())) }
            { to_list(lang, "meetings") }
            { to_list(lang, "updates") }
            { calendar(lang) }
        </div>
    }
}

/// The pulse, period by period.
pub(super) fn pulses(lang: Lang, pulses: &[PulseRow]) -> Html {
    let t = lang.catalogue().see();
    let row = |row: &PulseRow| {
        let mut lines = vec![(t.n_answers)(row.n)];
        let means = row.means.iter().enumerate().filter_map(|(place, mean)| Some((place, (*mean)?)));
        let means: Vec<String> = means
            .map(|(place, mean)| (t.mean)(place, &intl::number(lang, (mean * 10.0).round() / 10.0)))
            .collect();
        if means.is_empty() {
            lines.push((t.too_few)(ANSWERS_MIN));
        }
        lines.extend(means);
        card_of_page(&row.period, html! { named::moment(lang, &row.period) }, lines)
    };
    let answer = Route::NewEntry("pulses".to_owned(), None);
    html! {
        <div class="stack">
            { cards(t.nothing, pulses.iter().map(row).collect()) }
            <p>{ link(&answer, "button button--primary", words::new(lang, "pulses")) }</p>
        </div>
    }
}

/// What worked beside what did not, and whether it is time to ask.
pub(super) fn balance(lang: Lang, balance: &Balance) -> Html {
    let t = lang.catalogue().see();
    let add = Route::NewEntry("learnings".to_owned(), None);
    html! {
        <div class="stack">
            <p class="lead">{ (t.balance)(balance.n_worked, balance.n_did_not) }</p>
            <meter class="balance" min="0" max={(balance.n_worked + balance.n_did_not).max(1).to_string()}
                value={balance.n_did_not.to_string()}>
                { (t.balance)(balance.n_worked, balance.n_did_not) }
            </meter>
            <p>{ (t.surprises)(balance.n_surprise, balance.n_challenge) }</p>
            if let Some(days) = balance.quiet_days {
                <p>{ (t.last_failure)(days) }</p>
            }
            if balance.is_to_be_asked {
                <div class="note"><p>{ t.ask_failures }</p></div>
            }
            <p>{ link(&add, "button button--primary", words::new(lang, "learnings")) }</p>
            { to_list(lang, "learnings") }
        </div>
    }
}
