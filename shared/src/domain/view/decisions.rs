//! Where people stand on a decision: one partner has one voice whatever its size, and residents' stand beside them.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::name::{Name, name, parts};
use crate::domain::initiative::Initiative;
use crate::domain::schema;

/// Where people stand on a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Positions {
    /// How many partners stand where, by the schema's stances.
    pub partners: Vec<(String, usize)>,
    /// How many others do, each for herself.
    pub others: Vec<(String, usize)>,
    /// What each said.
    pub rows: Vec<PositionRow>,
}

/// Where one of them stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PositionRow {
    /// Who: a partner, or what a person is called.
    pub who: Name,
    /// Whether it is a partner.
    pub is_partner: bool,
    /// One of the schema's stances.
    pub stance: String,
    /// Why, if it was said.
    pub reason: Option<String>,
}

pub(super) fn positions(initiative: &Initiative, me: &impl Beholder, decision: &str) -> Positions {
    let mut positions = Positions { partners: Vec::new(), others: Vec::new(), rows: Vec::new() };
    let Some(kind) = schema::kind("positions") else { return positions };
    for (key, said) in initiative.standing("positions") {
        let mut held = parts(kind, key).map(|(_, value)| value);
        let (Some(of), Some(who), Some(stance)) = (held.next(), held.next(), said.text("stance")) else {
            continue;
        };
        if of != decision {
            continue;
        }
        let is_partner = initiative.get("partners", who).is_some();
        let side = if is_partner { &mut positions.partners } else { &mut positions.others };
        match side.iter_mut().find(|(said, _)| said == stance) {
            Some((_, n)) => *n += 1,
            None => side.push((stance.to_owned(), 1)),
        }
        positions.rows.push(PositionRow {
            who: name(initiative, me, if is_partner { "partners" } else { "devices" }, who),
            is_partner,
            stance: stance.to_owned(),
            reason: said.text("reason").map(str::to_owned),
        });
    }
    positions.rows.sort_by_key(|row| !row.is_partner);
    positions
}

#[cfg(test)]
mod tests {
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};

    #[test]
    fn a_funder_has_one_voice_and_residents_stand_beside_it() {
        let mut table = Table::of(&[Role::Lead, Role::Partner, Role::Resident, Role::Resident]);
        let decision = table[0].adds("decisions", &[("question", "Open on Sundays?"), ("state", "open")]);
        table.meet();
        let fund = table[1].adds("partners", &[("name@en", "Fund"), ("sector", "philanthropy")]);
        table.meet();
        let fields =
            [("decision", decision.as_str()), ("who", &fund), ("stance", "against"), ("reason", "Costs")];
        table[1].adds("positions", &fields);
        // A coordinator who writes it down for the fund does not give it a second voice.
        table[0].adds("positions", &fields);
        for who in [2, 3] {
            table[who].adds("positions", &[("decision", &decision), ("stance", "agree")]);
        }
        table.meet();
        let View::Positions(shown) = table[2].asks(&Query::Positions(decision)) else {
            panic!("positions answer")
        };
        assert_eq!(
            (&shown.partners[..], &shown.others[..]),
            (&[("against".to_owned(), 1)][..], &[("agree".to_owned(), 2)][..])
        );
        assert_eq!((shown.rows.len(), shown.rows[0].is_partner), (3, true));
    }
}
