//! What partners do alike: practices beside partners, messages in use, and how often people were referred.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::agenda::ranked;
use super::name::{Named, named};
use crate::domain::groups::Groups;
use crate::domain::initiative::Initiative;

/// What partners do alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Practices {
    /// The partners: the columns.
    pub partners: Vec<Named>,
    /// A row for each practice, with each partner's sites and how far they are, in the order of the partners.
    pub standards: Vec<(Named, Vec<Vec<Site>>)>,
    /// For each message, how many of the partners use it.
    pub messages: Vec<(Named, usize)>,
    /// How often people were referred, by path and month; no person is named.
    pub referrals: Vec<(Named, String, i64)>,
}

/// How far a practice is at one site of a partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// The site; empty if the partner has one only.
    pub site: String,
    /// As the schema calls it.
    pub state: String,
}

pub(super) fn practices(initiative: &Initiative, me: &impl Beholder) -> Practices {
    let partners = ranked(initiative, "partners");
    let mut sites: Groups<Site> = Groups::new();
    for (key, adoption) in initiative.standing("practice_adoptions") {
        let mut parts = key.split('|');
        if let (Some(standard), Some(site), Some(partner)) = (parts.next(), parts.next(), parts.next()) {
            let site = if site == "-" { "" } else { site }.to_owned();
            let state = adoption.text("state").unwrap_or_default().to_owned();
            sites.push(&format!("{standard}|{partner}"), Site { site, state });
        }
    }
    let row = |standard: &String| {
        let cell = |partner: &String| sites.of(&format!("{standard}|{partner}")).to_vec();
        let cells = partners.iter().map(|(partner, _)| cell(partner)).collect();
        (named(initiative, me, "practice_standards", standard), cells)
    };
    let uses = |message: &String| {
        let of_it = |(key, _): &(&String, &crate::domain::Entity)| {
            let parts = key.split_once('|');
            parts.is_some_and(|(of, partner)| {
                of == message && partners.iter().any(|(known, _)| *known == partner)
            })
        };
        (
            named(initiative, me, "shared_messages", message),
            initiative.standing("message_use").filter(of_it).count(),
        )
    };
    let mut referred: Groups<i64> = Groups::new();
    for (key, tally) in initiative.standing("referral_tally") {
        let mut parts = key.split('|');
        if let (Some(path), Some(month)) = (parts.next(), parts.next()) {
            // Each phone keeps a tally of its own, so that two who count at once lose nothing.
            referred.push(&format!("{path}|{month}"), tally.int("n").unwrap_or(0));
        }
    }
    Practices {
        standards: ranked(initiative, "practice_standards").into_iter().map(|(key, _)| row(key)).collect(),
        messages: ranked(initiative, "shared_messages").into_iter().map(|(key, _)| uses(key)).collect(),
        referrals: referred
            .each()
            .filter_map(|(name, n)| {
                let (path, month) = name.split_once('|')?;
                let sum = n.iter().fold(0_i64, |sum, n| sum.saturating_add(*n));
                Some((named(initiative, me, "referral_paths", path), month.to_owned(), sum))
            })
            .collect(),
        partners: partners.iter().map(|(key, _)| named(initiative, me, "partners", key)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::Practices;
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};

    fn practices(table: &Table) -> Practices {
        let View::Practices(practices) = table[0].asks(&Query::Practices) else {
            panic!("the matrix answers")
        };
        practices
    }

    #[test]
    fn practices_stand_beside_partners_and_a_partner_writes_for_its_own_sites() {
        let mut table = Table::of(&[Role::Lead, Role::Partner]);
        let welcome =
            table[0].adds("practice_standards", &[("title", "A warm welcome"), ("area", "welcome")]);
        let message = table[0].adds("shared_messages", &[("title", "Find help")]);
        table[0].adds("partners", &[("name@en", "Shop"), ("sector", "business")]);
        table.meet();
        let clinic = table[1].adds("partners", &[("name@en", "Clinic"), ("sector", "health")]);
        for (site, state) in [("North", "adopted"), ("South", "trying")] {
            let fields =
                [("standard", welcome.as_str()), ("site", site), ("partner", &clinic), ("state", state)];
            table[1].adds("practice_adoptions", &fields);
        }
        table[1].adds("message_use", &[("message", &message), ("partner", &clinic), ("since", "2026-05-01")]);
        table.meet();
        let shown = practices(&table);
        let column =
            shown.partners.iter().position(|partner| partner.key == clinic).expect("a column for each");
        let states: Vec<_> = shown.standards[0].1[column]
            .iter()
            .map(|site| (site.site.as_str(), site.state.as_str()))
            .collect();
        assert_eq!(states, [("North", "adopted"), ("South", "trying")]);
        assert!(shown.standards[0].1[1 - column].is_empty());
        assert_eq!(shown.messages[0].1, 1);
    }

    /// DOMAIN's cases *tally during one event* and *tally corrected*: each phone has its own, and all are summed.
    #[test]
    fn tallies_of_several_phones_add_up_and_a_correction_takes_nothing_from_others() {
        let mut table = Table::of(&[Role::Lead, Role::FieldWorker]);
        let mut service = |name: &str| table[0].adds("services", &[("name", name), ("status", "active")]);
        let (from, to) = (service("Desk"), service("Clinic"));
        let path = table[0].adds("referral_paths", &[("from", &from), ("to", &to), ("when", "Ill")]);
        table.meet();
        let counts = |table: &mut Table, who: usize, n: &str| {
            table[who].adds("referral_tally", &[("path", &path), ("month", "2026-06"), ("n", n)])
        };
        counts(&mut table, 0, "2");
        counts(&mut table, 1, "30");
        table.meet();
        assert_eq!(practices(&table).referrals[0].2, 32);
        counts(&mut table, 1, "3");
        counts(&mut table, 0, "4");
        table.meet();
        assert_eq!(practices(&table).referrals[0].2, 7);
    }
}
