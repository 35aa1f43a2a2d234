//! Who is involved at which stage, and at which stages equity was looked at.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::agenda::ranked;
use super::name::{Named, named};
use crate::domain::groups::Groups;
use crate::domain::initiative::Initiative;
use crate::domain::schema::STAGES;

/// Who is involved, and where equity was looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Engagement {
    /// A row for each group.
    pub groups: Vec<GroupRow>,
    /// What equity was looked at for: the kind, which, and how often at each stage, in the order of [`STAGES`].
    pub equity: Vec<(String, Named, Vec<usize>)>,
}

/// One group of people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupRow {
    /// Which.
    pub group: Named,
    /// How far it is involved at each stage, in the order of [`STAGES`]; nothing where it is not yet.
    pub stages: Vec<Option<Involved>>,
}

/// How far a group is involved, as the schema calls it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Involved {
    /// Today; nothing if not yet.
    pub now: Option<String>,
    /// As it should be.
    pub wanted: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

pub(super) fn engagement(initiative: &Initiative, me: &impl Beholder) -> Engagement {
    let cell = |stage: &str, group: &str| {
        let said =
            initiative.get("engagement", &format!("{stage}|{group}")).filter(|it| !it.is_archived())?;
        let word = |name| said.text(name).map(str::to_owned);
        Some(Involved { now: word("now"), wanted: word("wanted"), reason: word("reason") })
    };
    let groups = ranked(initiative, "segments").into_iter().map(|(key, _)| GroupRow {
        group: named(initiative, me, "segments", key),
        stages: STAGES.iter().map(|stage| cell(stage, key)).collect(),
    });
    let mut looked: Groups<usize> = Groups::new();
    for (_, check) in initiative.standing("equity_checks") {
        let stage = STAGES.iter().position(|stage| check.text("stage") == Some(stage));
        if let (Some(subject), Some(stage)) = (check.text("subject"), stage) {
            looked.push(subject, stage);
        }
    }
    let equity = looked.each().filter_map(|(subject, looked)| {
        let (kind, _) = initiative.find(subject)?;
        let n = |stage: usize| looked.iter().filter(|at| **at == stage).count();
        let stages = (0..STAGES.len()).map(n).collect();
        Some((kind.to_owned(), named(initiative, me, kind, subject), stages))
    });
    Engagement { groups: groups.collect(), equity: equity.collect() }
}

#[cfg(test)]
mod tests {
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};

    #[test]
    fn an_empty_cell_is_not_yet_involved_and_the_equity_strip_is_derived() {
        let mut table = Table::of(&[Role::Lead]);
        let tenants = table[0].adds("segments", &[("name@en", "Tenants")]);
        let goal = table[0].adds("goals", &[("ambition", "bau_no"), ("title@en", "Homes")]);
        let fields = [("stage", "planning"), ("group", &tenants), ("now", "consult"), ("wanted", "co_lead")];
        table[0].adds("engagement", &fields);
        for missing in ["Tenants without papers", "People who rent a room"] {
            table[0].adds("equity_checks", &[("subject", &goal), ("stage", "design"), ("missing", missing)]);
        }
        let View::Engagement(shown) = table[0].asks(&Query::Engagement) else { panic!("the matrix answers") };
        let stages = &shown.groups[0].stages;
        assert_eq!(
            stages.iter().map(Option::is_some).collect::<Vec<_>>(),
            [false, false, true, false, false]
        );
        assert_eq!(stages[2].as_ref().and_then(|cell| cell.wanted.as_deref()), Some("co_lead"));
        let [(kind, of, strip)] = &shown.equity[..] else { panic!("one strip: {:?}", shown.equity) };
        assert_eq!((kind.as_str(), &of.key, &strip[..]), ("goals", &goal, &[2, 0, 0, 0, 0][..]));
    }
}
