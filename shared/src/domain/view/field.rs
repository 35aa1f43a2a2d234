//! Days in the field: what a worker said there would be, and what has arrived.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::measure::nickname;
use crate::domain::initiative::{Entity, Initiative};
use crate::domain::period::day_of_ms;
use crate::domain::receipt;
use crate::keys::tag_of_key;

/// How long a day lasts at most, unless the next one begins before.
const DAY_MS: i64 = 86_400_000;

/// One worker's day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldDay {
    /// Its key.
    pub key: String,
    /// The day.
    pub date: String,
    /// What the worker is called, if anything.
    pub by: Option<String>,
    /// Whether it is this device's.
    pub mine: bool,
    /// How much the worker said there would be; 0 until that is said.
    pub n_declared: i64,
    /// How many interviews, voices and readings of that day have arrived from the same phone.
    pub n_arrived: usize,
    /// What these are.
    pub count: DayCount,
    /// The word codes of those among them whose words are for this device's eyes and have not arrived.
    pub awaited: Vec<String>,
}

/// What a day came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCount {
    /// Households that agreed and were asked.
    pub n_interviews: usize,
    /// Households that did not agree.
    pub n_refusals: usize,
    /// Voices.
    pub n_voices: usize,
    /// Figures.
    pub n_figures: usize,
}

impl DayCount {
    /// All that was written; a refusal is kept, too.
    #[must_use]
    pub const fn n(&self) -> usize {
        self.n_interviews + self.n_refusals + self.n_voices + self.n_figures
    }
}

/// What a phone wrote in the field, by kind and key.
type Written<'a> = Vec<(&'static str, &'a String, &'a Entity)>;

fn written<'a>(initiative: &'a Initiative, tag: &str, is_of_day: impl Fn(i64) -> bool) -> Written<'a> {
    let mut found = Vec::new();
    for kind in ["submissions", "contributions", "readings"] {
        let of_phone = initiative.each(kind).filter(|(key, _)| tag_of_key(key) == tag);
        let of_day = of_phone.filter(|(_, entity)| is_of_day(entity.at_ms()));
        found.extend(of_day.map(|(key, entity)| (kind, key, entity)));
    }
    found
}

fn count(written: &Written<'_>) -> DayCount {
    let mut count = DayCount::default();
    for (kind, _, entity) in written {
        match (*kind, entity.text("consent")) {
            ("submissions", Some("no")) => count.n_refusals += 1,
            ("submissions", _) => count.n_interviews += 1,
            ("contributions", _) => count.n_voices += 1,
            _ => count.n_figures += 1,
        }
    }
    count
}

/// What a phone wrote on a day: from when the day was begun, or, where it was declared at its end only, by its date.
fn of_day<'a>(initiative: &'a Initiative, key: &str, day: &Entity) -> Written<'a> {
    let tag = tag_of_key(key);
    let begin = day.at_ms();
    let later = initiative.standing("field_days").filter(|(key, _)| tag_of_key(key) == tag);
    let next = later.map(|(_, day)| day.at_ms()).filter(|at| *at > begin).min();
    let end = begin.saturating_add(DAY_MS).min(next.unwrap_or(i64::MAX));
    let found = written(initiative, tag, |at| (begin..end).contains(&at));
    let date = day.text("date").unwrap_or_default();
    if found.is_empty() { written(initiative, tag, |at| day_of_ms(at) == date) } else { found }
}

/// The day of this phone and date, if it was begun or declared.
pub(crate) fn day_in_field<'a>(
    initiative: &'a Initiative,
    tag: &str,
    date: &str,
) -> Option<(&'a String, &'a Entity)> {
    let is_it = |(key, day): &(&String, &Entity)| tag_of_key(key) == tag && day.text("date") == Some(date);
    initiative.standing("field_days").find(is_it)
}

/// What this phone wrote today: since its day was begun, or else since midnight.
pub(super) fn today(initiative: &Initiative, tag: &str, date: &str, midnight_ms: i64) -> DayCount {
    let whole = midnight_ms..midnight_ms.saturating_add(DAY_MS);
    count(&match day_in_field(initiative, tag, date) {
        Some((key, day)) => of_day(initiative, key, day),
        None => written(initiative, tag, |at| whole.contains(&at)),
    })
}

/// The days that were declared, the latest first.
pub(super) fn days(initiative: &Initiative, me: &impl Beholder) -> Vec<FieldDay> {
    let day = |(key, day): (&String, &Entity)| {
        let written = of_day(initiative, key, day);
        let awaited = written.iter().filter(|(kind, key, _)| me.awaits(kind, key));
        Some(FieldDay {
            key: key.clone(),
            date: day.text("date")?.to_owned(),
            by: nickname(initiative, key),
            mine: tag_of_key(key) == me.tag().as_str(),
            n_declared: day.int("count_declared")?,
            n_arrived: written.len(),
            count: count(&written),
            awaited: awaited.map(|(_, key, _)| receipt::code(key)).collect(),
        })
    };
    let mut days: Vec<FieldDay> = initiative.standing("field_days").filter_map(day).collect();
    days.sort_by(|a, b| (&b.date, &a.key).cmp(&(&a.date, &b.key)));
    days
}

#[cfg(test)]
mod tests {
    use super::DayCount;
    use crate::domain::questions::Answers;
    use crate::domain::rig::Table;
    use crate::domain::view::{FieldDay, Query, View};
    use crate::domain::{Audience, Command, Role};
    use crate::sync::Millis;

    const HOUR_MS: i64 = 3_600_000;

    fn days(table: &Table, who: usize) -> Vec<FieldDay> {
        let View::FieldDays(days) = table[who].asks(&Query::FieldDays) else { panic!("days answer") };
        days
    }

    #[test]
    fn the_desk_sees_that_fourteen_were_said_and_thirteen_are_here() {
        let mut table = Table::of(&[Role::Lead, Role::FieldWorker]);
        let form = [("form_id", "door"), ("version", "1"), ("title@en", "At the door"), ("definition", "{}")];
        let form = table[0].adds("forms", &form);
        table.meet();
        for _ in 0..13 {
            table[1].adds("submissions", &[("form", &form), ("consent", "yes"), ("answers", "{}")]);
        }
        table[1].adds("field_days", &[("date", "2026-06-15"), ("count_declared", "14")]);
        table[1].now.0 += 86_400_000;
        table[1].adds("submissions", &[("form", &form), ("consent", "yes"), ("answers", "{}")]);
        table.meet();
        let days = days(&table, 0);
        assert_eq!((days[0].n_declared, days[0].n_arrived, days[0].mine), (14, 13, false));
    }

    #[test]
    fn a_day_that_was_begun_counts_from_then_on_past_midnight_elsewhere() {
        let mut table = Table::of(&[Role::Lead, Role::FieldWorker]);
        let form = [("form_id", "door"), ("version", "1"), ("title@en", "At the door"), ("definition", "A?")];
        let form = table[0].adds("forms", &form);
        table.meet();
        let worker = &mut table[1];
        let no = Command::Submit {
            form,
            consent: false,
            answers: Answers::default(),
            lang: "fr".to_owned(),
            area: String::new(),
            media: Vec::new(),
        };
        let voice = || Command::GiveVoice {
            kind: "idea".to_owned(),
            body: "A bench".to_owned(),
            audience: Audience::Everyone,
            lang: "en".to_owned(),
            media: Vec::new(),
        };
        let says =
            |now: Millis, count| Command::FieldDay { date: "2026-06-15".to_owned(), since: now, count };
        worker.does(&voice()).expect("from before the day was begun");
        worker.now.0 += HOUR_MS;
        let day = worker.does(&says(worker.now, 0)).expect("she begins");
        // In Montréal it is evening, and elsewhere the next day.
        for _ in 0..2 {
            worker.now.0 += 13 * HOUR_MS / 2;
            worker.does(&no).expect("somebody did not want to");
            worker.does(&voice()).expect("somebody did");
        }
        worker.does(&says(worker.now, 4)).expect("she ends");
        table.meet();
        let shown = days(&table, 0);
        assert_eq!((shown.len(), shown[0].key.as_str()), (1, day.as_str()), "one day, said twice");
        assert_eq!((shown[0].n_declared, shown[0].n_arrived), (4, 4));
        let count = DayCount { n_refusals: 2, n_voices: 2, ..DayCount::default() };
        assert_eq!((shown[0].count, shown[0].awaited.len()), (count, 0));
        let query = Query::MyDay { today: "2026-06-15".to_owned(), midnight_ms: 0 };
        let View::MyDay(mine) = table[1].asks(&query) else { panic!("the day answers") };
        assert_eq!((mine.count, mine.n_declared, mine.begun_ms.is_some()), (count, 4, true));
    }
}
