//! Home commitments: what each partner changes inside, and what became of it.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::name::{Named, named};
use crate::domain::groups::Groups;
use crate::domain::initiative::{Entity, Initiative};

/// The ledger of one partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// Which partner; nothing if its commitments name none that is here.
    pub partner: Named,
    /// Its commitments: overdue ones first, then by the day they are due.
    pub rows: Vec<CommitmentRow>,
}

/// One commitment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CommitmentRow {
    /// Which.
    pub commitment: Named,
    /// Where inside: `staff`, `board`, `volunteers`, `budget`, `policy`, `practice`.
    pub inside: String,
    /// How far it has come.
    pub state: String,
    /// Because of which goal.
    pub goal: Option<Named>,
    /// By when, as a day.
    pub due: Option<String>,
    /// Whether that day has passed and it is neither kept, changed nor dropped.
    pub is_overdue: bool,
    /// What was learned from changing or dropping it.
    pub learned: Option<String>,
    /// How often somebody looked how it goes.
    pub n_checkins: usize,
    /// What was found last, and when, in milliseconds since 1970.
    pub last_checkin: Option<(i64, String)>,
}

/// Whether something that is promised still waits to be done.
pub(super) fn is_open(commitment: &Entity) -> bool {
    matches!(commitment.text("state"), Some("promised" | "started"))
}

pub(super) fn ledgers(initiative: &Initiative, me: &impl Beholder, today: &str) -> Vec<Ledger> {
    let mut checkins: Groups<&Entity> = Groups::new();
    for (_, checkin) in initiative.standing("checkins") {
        checkins.push(checkin.text("commitment").unwrap_or_default(), checkin);
    }
    let mut by_partner: Groups<CommitmentRow> = Groups::new();
    for (key, commitment) in initiative.standing("commitments") {
        let word = |name: &str| commitment.text(name).map(str::to_owned);
        let found = checkins.of(key);
        let last = found.iter().max_by_key(|checkin| checkin.at_ms());
        by_partner.push(
            commitment.text("partner").unwrap_or_default(),
            CommitmentRow {
                commitment: named(initiative, me, "commitments", key),
                inside: word("where").unwrap_or_default(),
                state: word("state").unwrap_or_default(),
                goal: commitment.text("goal").map(|goal| named(initiative, me, "goals", goal)),
                is_overdue: is_open(commitment) && commitment.text("due").is_some_and(|due| due < today),
                due: word("due"),
                learned: word("learned"),
                n_checkins: found.len(),
                last_checkin: last.map(|it| (it.at_ms(), it.text("what").unwrap_or_default().to_owned())),
            },
        );
    }
    let ledger = |(partner, rows): (&str, &[CommitmentRow])| {
        let mut rows = rows.to_vec();
        rows.sort_by_key(|row| (!row.is_overdue, row.due.clone().unwrap_or_else(|| "~".to_owned())));
        Ledger { partner: named(initiative, me, "partners", partner), rows }
    };
    by_partner.each().map(ledger).collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};

    #[test]
    fn each_partner_opens_with_what_it_changes_when_it_is_alone() {
        let mut table = Table::of(&[Role::Lead, Role::Partner]);
        let clinic = table[1].adds("partners", &[("name@en", "Clinic"), ("sector", "health")]);
        let mut promises = |what: &str, due: &str, state: &str| {
            let fields = [
                ("partner", clinic.as_str()),
                ("change_inside", what),
                ("where", "staff"),
                ("due", due),
                ("state", state),
            ];
            table[1].adds("commitments", &fields)
        };
        let late = promises("One evening a week", "2026-05-01", "started");
        promises("Hire from here", "2026-01-01", "dropped");
        promises("Board seats", "2026-12-31", "promised");
        table[1].adds("checkins", &[("commitment", &late), ("what", "Two nurses agreed")]);
        table[1].now.0 += 1;
        table[1].adds("checkins", &[("commitment", &late), ("what", "Room found")]);
        table.meet();
        let query = Query::Commitments { today: "2026-06-15".to_owned() };
        let View::Commitments(ledgers) = table[0].asks(&query) else { panic!("the ledger answers") };
        let [ledger] = &ledgers[..] else { panic!("one partner: {ledgers:?}") };
        assert_eq!(ledger.partner.key, clinic);
        let overdue: Vec<_> = ledger.rows.iter().map(|row| row.is_overdue).collect();
        assert_eq!(overdue, [true, false, false]);
        assert_eq!(ledger.rows[0].commitment.key, late);
        let last = ledger.rows[0].last_checkin.as_ref().map(|(_, what)| what.as_str());
        assert_eq!((ledger.rows[0].n_checkins, last), (2, Some("Room found")));
    }
}
