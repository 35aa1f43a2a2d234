//! Who is at the table and who is missing, whom nobody has spoken to, what was offered and what is used.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::agenda::ranked;
use super::name::{Named, named};
use crate::domain::initiative::{Entity, Initiative};
use crate::domain::period::days_between;
use crate::domain::schema::SECTORS;

/// After how many days without a word a partner counts as not spoken to.
pub(super) const CONTACT_DAYS: i64 = 60;

/// The partners, seen from the backbone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// Every sector with its partners, in the order of the schema; an empty one is a gap.
    pub sectors: Vec<(String, Vec<Named>)>,
    /// How many partners there were at the end of each year, by when they came and left.
    pub scope: Vec<(i64, usize)>,
    /// The coordinator's line to each partner, those nobody has spoken to for longest first.
    pub contacts: Vec<ContactRow>,
    /// Skills that were offered, and whether they are used.
    pub skills: Vec<SkillRow>,
}

/// The line to one partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactRow {
    /// Which.
    pub partner: Named,
    /// Days since anybody spoke to it; nothing if nobody has.
    pub days: Option<i64>,
    /// Whether that is too long.
    pub is_quiet: bool,
    /// What comes next, if somebody said.
    pub next_step: Option<String>,
}

/// One skill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SkillRow {
    /// Which.
    pub skill: Named,
    /// Who offers it.
    pub offered_by: Vec<Named>,
    /// In how many activities it is used.
    pub n_used: usize,
}

pub(super) fn coverage(initiative: &Initiative, me: &impl Beholder, today: &str) -> Coverage {
    let partners = ranked(initiative, "partners");
    let present = || partners.iter().filter(|(_, partner)| !has_left(partner, today));
    let sector = |sector: &&str| {
        let of_it = present().filter(|(_, partner)| partner.text("sector") == Some(sector));
        ((*sector).to_owned(), of_it.map(|(key, _)| named(initiative, me, "partners", key)).collect())
    };
    let contacts = last_contacts(initiative);
    let contact = |(key, _): &(&String, &Entity)| {
        let days = contacts.get(*key).and_then(|last| days_between(last, today));
        let line = initiative.get("relationships", key);
        ContactRow {
            partner: named(initiative, me, "partners", key),
            days,
            is_quiet: days.is_none_or(|days| days >= CONTACT_DAYS),
            next_step: line.and_then(|line| line.text("next_step")).map(str::to_owned),
        }
    };
    let mut lines: Vec<ContactRow> = present().map(contact).collect();
    lines.sort_by_key(|row| std::cmp::Reverse(row.days.unwrap_or(i64::MAX)));
    let skill = |(key, _): (&String, &Entity)| {
        let offers =
            present().filter(|(_, partner)| partner.members("skills_offered").any(|held| held == key));
        let used = initiative.standing("skills_used").filter(|(used, _)| used.split('|').nth(1) == Some(key));
        let mut activities: Vec<&str> = used.filter_map(|(used, _)| used.split('|').next()).collect();
        // They come in the order of their keys, which begin with the activity.
        activities.dedup();
        SkillRow {
            skill: named(initiative, me, "skills", key),
            offered_by: offers.map(|(key, _)| named(initiative, me, "partners", key)).collect(),
            n_used: activities.len(),
        }
    };
    Coverage {
        sectors: SECTORS.iter().map(sector).collect(),
        scope: scope(&partners, today),
        contacts: lines,
        skills: ranked(initiative, "skills").into_iter().map(skill).collect(),
    }
}

/// Whether a partner is no longer at the table.
pub(super) fn has_left(partner: &Entity, today: &str) -> bool {
    partner.text("until").is_some_and(|until| until < today)
}

/// The day on which somebody last spoke to each partner, by its key.
pub(super) fn last_contacts(initiative: &Initiative) -> BTreeMap<String, String> {
    let mut last: BTreeMap<String, String> = BTreeMap::new();
    let lines = initiative.standing("relationships");
    let lines = lines.filter_map(|(key, line)| Some((key.as_str(), line.text("last_contact")?)));
    let log = initiative.standing("contacts_log");
    let log = log.filter_map(|(_, entry)| Some((entry.text("partner")?, entry.text("on")?)));
    for (partner, day) in lines.chain(log) {
        if last.get(partner).is_none_or(|held| held.as_str() < day) {
            last.insert(partner.to_owned(), day.to_owned());
        }
    }
    last
}

fn scope(partners: &[(&String, &Entity)], today: &str) -> Vec<(i64, usize)> {
    let year = |day: &str| day.get(..4)?.parse::<i64>().ok();
    let stays: Vec<(i64, i64)> = partners
        .iter()
        .filter_map(|(_, partner)| {
            Some((year(partner.text("since")?)?, partner.text("until").and_then(year).unwrap_or(i64::MAX)))
        })
        .collect();
    let (Some(first), Some(last)) = (stays.iter().map(|(since, _)| *since).min(), year(today)) else {
        return Vec::new();
    };
    // A typing error is no reason to count thousands of years.
    let years = first.max(last - 60)..=last;
    years.map(|year| (year, stays.iter().filter(|(from, to)| *from <= year && *to > year).count())).collect()
}

#[cfg(test)]
mod tests {
    use super::Coverage;
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};

    fn coverage(table: &Table) -> Coverage {
        let query = Query::Coverage { today: "2026-06-15".to_owned() };
        let View::Coverage(coverage) = table[0].asks(&query) else { panic!("the coverage answers") };
        coverage
    }

    fn n_of(coverage: &Coverage, sector: &str) -> usize {
        coverage.sectors.iter().find(|(name, _)| name == sector).map_or(0, |(_, partners)| partners.len())
    }

    #[test]
    fn removing_the_last_business_partner_shows_the_gap() {
        let mut table = Table::of(&[Role::Lead]);
        let shop = table[0]
            .adds("partners", &[("name@en", "Corner shop"), ("sector", "business"), ("since", "2024-03-01")]);
        let fields =
            [("name@en", "Clinic"), ("sector", "health"), ("since", "2025-01-01"), ("until", "2026-01-31")];
        table[0].adds("partners", &fields);
        assert_eq!((n_of(&coverage(&table), "business"), n_of(&coverage(&table), "health")), (1, 0));
        assert_eq!(coverage(&table).scope, [(2024, 1), (2025, 2), (2026, 1)]);
        table[0].archives("partners", &shop);
        assert_eq!(n_of(&coverage(&table), "business"), 0);
    }

    #[test]
    fn whom_nobody_has_spoken_to_stands_first_and_offered_skills_stand_beside_used_ones() {
        let mut table = Table::of(&[Role::Lead]);
        let lead = &mut table[0];
        let (cook, print) =
            (lead.adds("skills", &[("name", "Cooking")]), lead.adds("skills", &[("name", "Printing")]));
        let offers = [format!("skills_offered:{cook}"), format!("skills_offered:{print}")];
        let shop = lead.adds(
            "partners",
            &[("name@en", "Shop"), ("sector", "business"), (&offers[0], "1"), (&offers[1], "1")],
        );
        let clinic = lead.adds("partners", &[("name@en", "Clinic"), ("sector", "health")]);
        let night = lead.adds("activities", &[("title", "Supper"), ("state", "active")]);
        lead.adds("skills_used", &[("partner", &shop), ("skill", &cook), ("activity", &night)]);
        lead.adds(
            "relationships",
            &[("partner", &shop), ("last_contact", "2026-01-01"), ("next_step", "Visit")],
        );
        lead.adds("contacts_log", &[("partner", &shop), ("on", "2026-06-01"), ("what", "They will print")]);
        let shown = coverage(&table);
        let rows: Vec<_> =
            shown.contacts.iter().map(|row| (row.partner.key.as_str(), row.days, row.is_quiet)).collect();
        assert_eq!(rows, [(clinic.as_str(), None, true), (shop.as_str(), Some(14), false)]);
        let mut skills: Vec<_> = shown.skills.iter().map(|row| (row.offered_by.len(), row.n_used)).collect();
        skills.sort_unstable();
        assert_eq!(skills, [(1, 0), (1, 1)]);
    }
}
