//! The rhythm of talking: the next meeting, who came to the last ones, how long nobody has told anything.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::name::{Named, named};
use crate::domain::groups::Groups;
use crate::domain::initiative::{Entity, Initiative};
use crate::domain::period::{day_after, day_of_ms, days_between};

/// After how many days without news the silence is told.
pub(super) const SILENT_DAYS: i64 = 30;
/// Occurrences of a meeting that are looked at to find the next one.
const REPEATS_MAX: usize = 3_000;
/// Meetings whose attendance is shown.
const MEETINGS_MAX: usize = 12;

/// The rhythm of talking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cadence {
    /// The next meeting and its day, with its hour if that is known.
    pub next: Option<(Named, String)>,
    /// Days since somebody last told news; nothing if nobody has.
    pub silent_days: Option<i64>,
    /// Whether that is too long.
    pub is_silent: bool,
    /// The latest meetings that have begun, the newest first.
    pub held: Vec<MeetingRow>,
}

/// Who came to a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeetingRow {
    /// Which.
    pub meeting: Named,
    /// When it began, or begins first.
    pub start: String,
    /// How many said they came, in the room or from afar.
    pub n_came: usize,
    /// How many excused themselves.
    pub n_excused: usize,
    /// How many were missed.
    pub n_absent: usize,
}

pub(super) fn cadence(initiative: &Initiative, me: &impl Beholder, today: &str) -> Cadence {
    let silent_days = silent_days(initiative, today);
    let meetings = initiative.standing("meetings").filter(|(_, it)| it.text("state") != Some("cancelled"));
    let meetings: Vec<(&String, &Entity)> = meetings.collect();
    let next = meetings.iter().filter_map(|(key, meeting)| Some((next(meeting, today)?, *key))).min();
    let mut held: Vec<(&str, &String)> =
        meetings.iter().filter_map(|(key, it)| Some((it.text("dtstart")?, *key))).collect();
    held.retain(|(start, _)| start.get(..10).is_some_and(|day| day <= today));
    held.sort_unstable_by(|a, b| b.cmp(a));
    held.truncate(MEETINGS_MAX);
    let mut came: Groups<usize> = Groups::new();
    for (key, said) in initiative.standing("attendance") {
        let place = match said.text("state") {
            Some("present" | "remote") => 0,
            Some("excused") => 1,
            _ => 2,
        };
        came.push(key.split('|').next().unwrap_or_default(), place);
    }
    let row = |(start, key): (&str, &String)| {
        let n = |wanted: usize| came.of(key).iter().filter(|place| **place == wanted).count();
        let (n_came, n_excused, n_absent) = (n(0), n(1), n(2));
        let meeting = named(initiative, me, "meetings", key);
        MeetingRow { meeting, start: start.to_owned(), n_came, n_excused, n_absent }
    };
    Cadence {
        next: next.map(|(when, key)| (named(initiative, me, "meetings", key), when)),
        silent_days,
        is_silent: silent_days.is_none_or(|days| days >= SILENT_DAYS),
        held: held.into_iter().map(row).collect(),
    }
}

/// Days since somebody last told news.
pub(super) fn silent_days(initiative: &Initiative, today: &str) -> Option<i64> {
    let last = initiative.standing("updates").map(|(_, it)| it.at_ms()).max()?;
    days_between(&day_of_ms(last), today)
}

/// When a meeting takes place next, today or later.
pub(super) fn next(meeting: &Entity, today: &str) -> Option<String> {
    let start = meeting.text("dtstart")?;
    let (first, hour) = start.split_at_checked(10)?;
    let rule = Repeat::read(meeting.text("rrule").unwrap_or_default());
    let days = (0..REPEATS_MAX).map_while(|n| rule.nth(first, n));
    let day = days
        .take_while(|day| rule.until.as_ref().is_none_or(|until| day <= until))
        .find(|day| day.as_str() >= today)?;
    Some(format!("{day}{hour}"))
}

/// What is read of a recurrence rule (RFC 5545): how often, every how many, until when. Others count as once.
struct Repeat {
    frequency: Option<Frequency>,
    interval: i64,
    until: Option<String>,
}

#[derive(Clone, Copy)]
enum Frequency {
    Days(i64),
    Months(i64),
}

impl Repeat {
    fn read(rule: &str) -> Self {
        let part = |name: &str| {
            let mut parts = rule.trim_start_matches("RRULE:").split(';');
            parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
        };
        let frequency = match part("FREQ") {
            Some("DAILY") => Some(Frequency::Days(1)),
            Some("WEEKLY") => Some(Frequency::Days(7)),
            Some("MONTHLY") => Some(Frequency::Months(1)),
            Some("YEARLY") => Some(Frequency::Months(12)),
            _ => None,
        };
        let interval =
            part("INTERVAL").and_then(|n| n.parse().ok()).filter(|n| (1..=1_000).contains(n)).unwrap_or(1);
        let until = part("UNTIL").and_then(|day| {
            let (year, month, day) = (day.get(..4)?, day.get(4..6)?, day.get(6..8)?);
            Some(format!("{year}-{month}-{day}"))
        });
        Self { frequency, interval, until }
    }

    /// The day of the nth time, counted from 0.
    fn nth(&self, first: &str, n: usize) -> Option<String> {
        let steps = i64::try_from(n).ok()? * self.interval;
        match self.frequency {
            None => (n == 0).then(|| first.to_owned()),
            Some(Frequency::Days(days)) => day_after(first, days * steps),
            Some(Frequency::Months(months)) => {
                let number = |from: usize, to: usize| first.get(from..to)?.parse::<i64>().ok();
                let month = number(0, 4)? * 12 + number(5, 7)? - 1 + months * steps;
                Some(format!(
                    "{:04}-{:02}-{}",
                    month.div_euclid(12),
                    month.rem_euclid(12) + 1,
                    first.get(8..10)?
                ))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cadence;
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};

    fn cadence(table: &Table, today: &str) -> Cadence {
        let View::Cadence(cadence) = table[0].asks(&Query::Cadence { today: today.to_owned() }) else {
            panic!("the rhythm answers")
        };
        cadence
    }

    #[test]
    fn the_next_meeting_is_found_and_thirty_days_without_news_are_told() {
        let mut table = Table::of(&[Role::Lead, Role::Resident]);
        assert!(cadence(&table, "2026-06-15").is_silent);
        table[0].adds("updates", &[("title", "We began"), ("body", "…")]);
        assert!(!cadence(&table, "2026-07-14").is_silent);
        assert!(cadence(&table, "2026-07-15").is_silent);
        let fields = [
            ("title", "Table"),
            ("dtstart", "2026-01-13T18:30"),
            ("rrule", "FREQ=MONTHLY;INTERVAL=2;UNTIL=20261231"),
        ];
        let table_meets = table[0].adds("meetings", &fields);
        table[0].adds("meetings", &[("title", "Once"), ("dtstart", "2026-06-20")]);
        let next = |today| cadence(&table, today).next.map(|(_, when)| when);
        assert_eq!(next("2026-06-15").as_deref(), Some("2026-06-20"));
        assert_eq!(next("2026-06-21").as_deref(), Some("2026-07-13T18:30"));
        assert_eq!(next("2026-12-01"), None);
        table.meet();
        table[1].adds("attendance", &[("meeting", &table_meets), ("state", "present")]);
        table[0].adds("attendance", &[("meeting", &table_meets), ("state", "remote")]);
        table.meet();
        let held = cadence(&table, "2026-06-15").held;
        assert_eq!((held.len(), held[0].n_came, held[0].n_absent), (1, 2, 0));
    }
}
