//! Activities beside each other: who does what for which strategy, what reinforces what, what stands alone.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::agenda::ranked;
use super::name::{Named, named, parts};
use crate::domain::groups::Groups;
use crate::domain::initiative::{Entity, Initiative};
use crate::domain::schema;

/// The activities, their links, and partners beside strategies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActivityMap {
    /// Every activity, in order.
    pub activities: Vec<ActivityRow>,
    /// Every link between two of them: a list that says all that a drawing could.
    pub links: Vec<LinkRow>,
    /// The strategies: the columns of the matrix.
    pub strategies: Vec<Named>,
    /// The partners: its rows.
    pub partners: Vec<MatrixRow>,
}

/// One activity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActivityRow {
    /// Which.
    pub activity: Named,
    /// How far it has come.
    pub state: String,
    /// Whether somebody does it alone; independent work counts.
    pub is_independent: bool,
    /// How much work it is, from 1 to 5.
    pub effort: Option<i64>,
    /// How much it moves, from 1 to 5.
    pub leverage: Option<i64>,
    /// The keys of the partners in it.
    pub partners: Vec<String>,
    /// Whether it serves a goal, by itself or by its strategy.
    pub has_goal: bool,
    /// Whether it is linked to another activity.
    pub has_links: bool,
}

impl ActivityRow {
    /// Whether it serves no goal and is linked to nobody's activity.
    #[must_use]
    pub const fn is_isolated(&self) -> bool {
        !self.has_goal && !self.has_links
    }
}

/// One link between two activities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinkRow {
    /// Its key.
    pub key: String,
    /// Where it comes from.
    pub from: Named,
    /// How the two are related, as the schema calls it.
    pub relation: String,
    /// Where it goes to.
    pub to: Named,
    /// A remark, if there is one.
    pub note: Option<String>,
}

/// One partner beside the strategies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatrixRow {
    /// Which.
    pub partner: Named,
    /// How many activities it has for each strategy, in their order.
    pub n_by_strategy: Vec<usize>,
    /// How many it has for none.
    pub n_without: usize,
}

pub(super) fn map(initiative: &Initiative, me: &impl Beholder) -> ActivityMap {
    let mut partners_of: Groups<String> = Groups::new();
    for (key, _) in initiative.standing("activity_partners") {
        if let Some((activity, partner)) = key.split_once('|') {
            partners_of.push(activity, partner.to_owned());
        }
    }
    let links = links(initiative, me);
    let linked: BTreeSet<String> =
        links.iter().flat_map(|l| [l.from.key.clone(), l.to.key.clone()]).collect();
    let mut by_partner: Groups<Option<&str>> = Groups::new();
    let mut activities = Vec::new();
    for (key, entity) in ranked(initiative, "activities") {
        let mut partners = partners_of.take(key);
        partners.extend(entity.text("lead").map(str::to_owned));
        partners.sort_unstable();
        partners.dedup();
        for partner in &partners {
            by_partner.push(partner, entity.text("strategy"));
        }
        activities.push(ActivityRow {
            activity: named(initiative, me, "activities", key),
            state: entity.text("state").unwrap_or_default().to_owned(),
            is_independent: entity.text("mode") == Some("independent"),
            effort: entity.int("effort"),
            leverage: entity.int("leverage"),
            partners,
            has_goal: has_goal(initiative, entity),
            has_links: linked.contains(key),
        });
    }
    let strategies = ranked(initiative, "strategies");
    let row = |(key, _): (&String, &Entity)| {
        let serves = by_partner.of(key);
        let of = |strategy: &String| serves.iter().filter(|held| **held == Some(strategy)).count();
        let n_by_strategy: Vec<usize> = strategies.iter().map(|(strategy, _)| of(strategy)).collect();
        let n_without = serves.len() - n_by_strategy.iter().sum::<usize>();
        MatrixRow { partner: named(initiative, me, "partners", key), n_by_strategy, n_without }
    };
    ActivityMap {
        partners: ranked(initiative, "partners").into_iter().map(row).collect(),
        strategies: strategies.iter().map(|(key, _)| named(initiative, me, "strategies", key)).collect(),
        activities,
        links,
    }
}

fn has_goal(initiative: &Initiative, activity: &Entity) -> bool {
    let stands = |kind: &str, key: &str| initiative.get(kind, key).is_some_and(|it| !it.is_archived());
    let strategy = activity.text("strategy").and_then(|key| initiative.get("strategies", key));
    activity.text("goal").is_some_and(|goal| stands("goals", goal))
        || strategy.is_some_and(|strategy| strategy.members("goals").any(|goal| stands("goals", goal)))
}

fn links(initiative: &Initiative, me: &impl Beholder) -> Vec<LinkRow> {
    let Some(kind) = schema::kind("activity_links") else { return Vec::new() };
    let stands = |key: &str| initiative.get("activities", key).is_some_and(|it| !it.is_archived());
    let row = |(key, link): (&String, &Entity)| {
        let part = |name: &str| parts(kind, key).find(|(part, _)| part.name == name).map(|(_, value)| value);
        let (from, relation, to) = (part("from")?, part("rel")?, part("to")?);
        (stands(from) && stands(to)).then(|| LinkRow {
            key: key.clone(),
            from: named(initiative, me, "activities", from),
            relation: relation.to_owned(),
            to: named(initiative, me, "activities", to),
            note: link.text("note").map(str::to_owned),
        })
    };
    initiative.standing("activity_links").filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::ActivityMap;
    use crate::domain::Role;
    use crate::domain::rig::{Person, Table};
    use crate::domain::view::{Query, View};

    fn map(person: &Person) -> ActivityMap {
        let View::Activities(map) = person.asks(&Query::Activities) else { panic!("activities answer") };
        map
    }

    #[test]
    fn an_isolated_activity_is_flagged_and_the_list_equals_the_graph() {
        let mut table = Table::of(&[Role::Lead, Role::Partner]);
        let lead = &mut table[0];
        let goal = lead.adds("goals", &[("ambition", "bau_no"), ("title@en", "Homes")]);
        let strategy = lead.adds("strategies", &[("title@en", "Repair"), (&format!("goals:{goal}"), "yes")]);
        let fund = lead.adds("partners", &[("name@en", "Fund"), ("sector", "philanthropy")]);
        let clinic = lead.adds("partners", &[("name@en", "Clinic"), ("sector", "health")]);
        let mut activity = |title: &str, more: &[(&str, &str)]| {
            let mut fields = vec![("title", title), ("state", "active")];
            fields.extend(more);
            lead.adds("activities", &fields)
        };
        let repair = activity(
            "Repair day",
            &[("strategy", &strategy), ("lead", &fund), ("effort", "2"), ("leverage", "5")],
        );
        let visits = activity("Visits", &[("mode", "independent"), ("lead", &clinic)]);
        let alone = activity("Film night", &[("mode", "independent")]);
        lead.adds("activity_partners", &[("activity", &repair), ("partner", &clinic), ("role", "host")]);
        lead.adds(
            "activity_links",
            &[("from", &visits), ("rel", "reinforces"), ("to", &repair), ("note", "They tell")],
        );
        let shown = map(lead);
        let isolated: Vec<_> = shown.activities.iter().filter(|row| row.is_isolated()).collect();
        assert_eq!(isolated.iter().map(|row| &row.activity.key).collect::<Vec<_>>(), [&alone]);
        let [link] = &shown.links[..] else { panic!("one link: {:?}", shown.links) };
        assert_eq!((&link.from.key, &link.to.key, link.relation.as_str()), (&visits, &repair, "reinforces"));
        let of =
            |key: &str| shown.partners.iter().find(|row| row.partner.key == key).expect("a row for each");
        assert_eq!((&of(&fund).n_by_strategy[..], of(&fund).n_without), (&[1][..], 0));
        assert_eq!((&of(&clinic).n_by_strategy[..], of(&clinic).n_without), (&[1][..], 1));
        lead.archives("activities", &visits);
        assert_eq!(map(lead).links, [], "a link to what was taken out is not drawn");
    }

    #[test]
    fn a_partner_links_its_own_activity_to_anothers() {
        let mut table = Table::of(&[Role::Lead, Role::Partner]);
        let theirs = table[0].adds("activities", &[("title", "Repair day"), ("state", "active")]);
        table.meet();
        let own = table[1].adds("activities", &[("title", "Visits"), ("state", "active")]);
        table[1].adds("activity_links", &[("from", &own), ("rel", "depends_on"), ("to", &theirs)]);
        table.meet();
        assert_eq!(map(&table[0]).links.len(), 1);
    }
}
