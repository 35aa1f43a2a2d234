//! What was pledged, summed for each kind and unit; dollars and hours are never added up.

use serde::{Deserialize, Serialize};

use crate::domain::groups::Slots;
use crate::domain::initiative::Initiative;

/// What was pledged of one kind in one unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PledgeSum {
    /// The kind, as the schema calls it.
    pub kind: String,
    /// The unit, as it was written; empty for none.
    pub unit: String,
    /// How much is offered, and no more than that.
    pub offered: f64,
    /// How much is confirmed and has not come.
    pub confirmed: f64,
    /// How much has come.
    pub received: f64,
    /// How many pledges say no amount.
    pub n_without_amount: usize,
}

pub(super) fn pledges(initiative: &Initiative) -> Vec<PledgeSum> {
    let (mut slots, mut sums) = (Slots::default(), Vec::<PledgeSum>::new());
    for (_, pledge) in initiative.standing("pledges") {
        let word = |name| pledge.text(name).unwrap_or_default().trim().to_owned();
        let (kind, unit) = (word("kind"), word("unit"));
        let slot = slots.slot(&format!("{kind}|{}", unit.to_lowercase()));
        if slot == sums.len() {
            let (offered, confirmed, received) = (0.0, 0.0, 0.0);
            sums.push(PledgeSum { kind, unit, offered, confirmed, received, n_without_amount: 0 });
        }
        let sum = &mut sums[slot];
        let Some(amount) = pledge.number("amount") else {
            sum.n_without_amount += 1;
            continue;
        };
        match pledge.text("state") {
            Some("offered") => sum.offered += amount,
            Some("confirmed") => sum.confirmed += amount,
            _ => sum.received += amount,
        }
    }
    slots.names().filter_map(|(_, slot)| sums.get(slot).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};

    #[test]
    fn pledges_are_summed_for_each_kind_and_never_mix_units() {
        let mut table = Table::of(&[Role::Lead]);
        let fund = table[0].adds("partners", &[("name@en", "Fund"), ("sector", "philanthropy")]);
        let pledges = [
            ("money", Some("500"), "CAD", "received"),
            ("money", Some("250.5"), "cad ", "received"),
            ("money", Some("1000"), "CAD", "offered"),
            ("money", Some("10"), "hours", "confirmed"),
            ("space", None, "", "confirmed"),
        ];
        for (kind, amount, unit, state) in pledges {
            let mut fields = vec![
                ("partner", fund.as_str()),
                ("kind", kind),
                ("what", "Help"),
                ("unit", unit),
                ("state", state),
            ];
            fields.extend(amount.map(|amount| ("amount", amount)));
            table[0].adds("pledges", &fields);
        }
        let View::Pledges(sums) = table[0].asks(&Query::Pledges) else { panic!("pledges answer") };
        let found: Vec<_> =
            sums.iter().map(|sum| (sum.unit.as_str(), sum.offered, sum.confirmed, sum.received)).collect();
        assert_eq!(found, [("CAD", 1_000.0, 0.0, 750.5), ("hours", 0.0, 10.0, 0.0), ("", 0.0, 0.0, 0.0)]);
        assert_eq!(sums[2].n_without_amount, 1);
    }
}
