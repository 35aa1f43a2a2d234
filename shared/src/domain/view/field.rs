//! Days in the field: what a worker said there would be, and what has arrived.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::measure::nickname;
use crate::domain::initiative::Initiative;
use crate::domain::period::day_of_ms;
use crate::keys::tag_of_key;

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
    /// How much the worker said there would be.
    pub n_declared: i64,
    /// How many interviews, voices and readings of that day have arrived from the same phone.
    pub n_arrived: usize,
}

/// The days that were declared, the latest first.
pub(super) fn days(initiative: &Initiative, me: &impl Beholder) -> Vec<FieldDay> {
    let day = |(key, day): (&String, &crate::domain::Entity)| {
        let (tag, date) = (tag_of_key(key), day.text("date")?);
        let of_kind = |kind: &&str| {
            let of_phone = initiative.each(kind).filter(|(key, _)| tag_of_key(key) == tag);
            of_phone.filter(|(_, entity)| day_of_ms(entity.at_ms()) == date).count()
        };
        Some(FieldDay {
            key: key.clone(),
            date: date.to_owned(),
            by: nickname(initiative, key),
            mine: tag == me.tag().as_str(),
            n_declared: day.int("count_declared")?,
            n_arrived: ["submissions", "contributions", "readings"].iter().map(of_kind).sum(),
        })
    };
    let mut days: Vec<FieldDay> = initiative.standing("field_days").filter_map(day).collect();
    days.sort_by(|a, b| (&b.date, &a.key).cmp(&(&a.date, &b.key)));
    days
}

#[cfg(test)]
mod tests {
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};

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
        let View::FieldDays(days) = table[0].asks(&Query::FieldDays) else { panic!("days answer") };
        assert_eq!((days[0].n_declared, days[0].n_arrived, days[0].mine), (14, 13, false));
    }
}
