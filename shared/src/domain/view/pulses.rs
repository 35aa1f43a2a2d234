//! The pulse: how people find trust, clarity and their own will to go on, never by person.

use serde::{Deserialize, Serialize};

use crate::domain::groups::Groups;
use crate::domain::initiative::{Entity, Initiative};

/// The fewest answers that are shown.
pub const ANSWERS_MIN: usize = 5;
/// What is asked.
pub const PULSE: &[&str] = &["trust", "clarity", "motivation"];

/// One period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PulseRow {
    /// The period, as [`crate::domain::period::Period::label`] writes it.
    pub period: String,
    /// How many phones answered anything.
    pub n: usize,
    /// For each thing that is asked, the mean from 1 to 5; nothing with too few answers.
    pub means: Vec<Option<f64>>,
}

pub(super) fn pulses(initiative: &Initiative) -> Vec<PulseRow> {
    let mut by_period: Groups<&Entity> = Groups::new();
    for (key, answer) in initiative.standing("pulses") {
        if let Some((period, _)) = key.split_once('|') {
            by_period.push(period, answer);
        }
    }
    let row = |(period, answers): (&str, &[&Entity])| {
        let mean = |name: &&str| {
            let said: Vec<i64> = answers.iter().filter_map(|answer| answer.int(name)).collect();
            #[expect(clippy::cast_precision_loss, reason = "answers lie between 1 and 5, phones are few")]
            let mean = said.iter().sum::<i64>() as f64 / said.len() as f64;
            (said.len() >= ANSWERS_MIN).then_some(mean)
        };
        PulseRow { period: period.to_owned(), n: answers.len(), means: PULSE.iter().map(mean).collect() }
    };
    by_period.each().map(row).collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{PulseRow, Query, View};

    #[test]
    fn fewer_than_five_answers_are_not_shown() {
        let mut table = Table::of(&[Role::Resident; 5]);
        let pulse = |table: &Table| -> Vec<PulseRow> {
            let View::Pulses(rows) = table[0].asks(&Query::Pulses) else { panic!("the pulse answers") };
            rows
        };
        for n in 0..4 {
            table[n].adds("pulses", &[("period", "2026-06"), ("trust", "4"), ("clarity", "2")]);
        }
        table.meet();
        assert_eq!((pulse(&table)[0].n, &pulse(&table)[0].means[..]), (4, &[None, None, None][..]));
        table[4].adds("pulses", &[("period", "2026-06"), ("trust", "5")]);
        // The same phone twice is one answer.
        table[3].adds("pulses", &[("period", "2026-06"), ("trust", "3")]);
        table.meet();
        assert_eq!((pulse(&table)[0].n, &pulse(&table)[0].means[..]), (5, &[Some(4.0), None, None][..]));
    }
}
