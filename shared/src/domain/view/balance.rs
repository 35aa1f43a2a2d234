//! The balance of what was learned: failures are to be told as readily as successes.

use serde::{Deserialize, Serialize};

use crate::domain::initiative::Initiative;
use crate::domain::period::{day_of_ms, days_between};

/// After how many days without anything that did not work people are asked for it.
const QUIET_DAYS: i64 = 60;

/// How much was learned from what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// What worked.
    pub n_worked: usize,
    /// What did not.
    pub n_did_not: usize,
    /// What surprised.
    pub n_surprise: usize,
    /// What was hard.
    pub n_challenge: usize,
    /// Days since somebody last told of what did not work or was hard; nothing if nobody has.
    pub quiet_days: Option<i64>,
    /// Whether it is time to ask for it.
    pub is_to_be_asked: bool,
}

pub(super) fn balance(initiative: &Initiative, today: &str) -> Balance {
    let kinds =
        || initiative.standing("learnings").filter_map(|(_, it)| Some((it.text("kind")?, it.at_ms())));
    let n = |wanted: &str| kinds().filter(|(kind, _)| *kind == wanted).count();
    let hard = kinds().filter(|(kind, _)| matches!(*kind, "did_not" | "challenge"));
    let quiet_days = hard.map(|(_, at)| at).max().and_then(|at| days_between(&day_of_ms(at), today));
    Balance {
        n_worked: n("worked"),
        n_did_not: n("did_not"),
        n_surprise: n("surprise"),
        n_challenge: n("challenge"),
        quiet_days,
        is_to_be_asked: quiet_days.is_none_or(|days| days >= QUIET_DAYS),
    }
}

#[cfg(test)]
mod tests {
    use super::Balance;
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};

    #[test]
    fn people_are_asked_when_no_failure_was_told_for_sixty_days() {
        let mut table = Table::of(&[Role::FieldWorker]);
        let balance = |table: &Table, today: &str| -> Balance {
            let View::Balance(balance) = table[0].asks(&Query::Balance { today: today.to_owned() }) else {
                panic!("the meter answers")
            };
            balance
        };
        assert!(balance(&table, "2026-06-15").is_to_be_asked);
        table[0].adds("learnings", &[("kind", "worked"), ("what", "Soup brings people")]);
        assert!(balance(&table, "2026-06-15").is_to_be_asked, "a success is not what is asked for");
        table[0].adds("learnings", &[("kind", "did_not"), ("what", "Nobody came by bus")]);
        let told = balance(&table, "2026-08-13");
        assert_eq!(
            (told.n_worked, told.n_did_not, told.quiet_days, told.is_to_be_asked),
            (1, 1, Some(59), false)
        );
        assert!(balance(&table, "2026-08-14").is_to_be_asked);
    }
}
