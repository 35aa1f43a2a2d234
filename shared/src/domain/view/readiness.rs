//! Readiness: champions, urgency and early resources, with the evidence and not just a score.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::name::{Named, named};
use crate::domain::initiative::Initiative;
use crate::domain::schema::EARLY_NEEDS;

/// What is there before one begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Readiness {
    /// Who stands up for it, and whether their networks or means are committed.
    pub champions: Vec<(Named, bool)>,
    /// What makes it urgent, and whether there is evidence for it.
    pub urgency: Vec<(Named, bool)>,
    /// The four early needs.
    pub needs: Vec<NeedRow>,
}

/// One early need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedRow {
    /// As the schema calls it.
    pub need: String,
    /// What is there for it.
    pub have: Vec<String>,
    /// What is lacking.
    pub gaps: Vec<String>,
}

impl NeedRow {
    /// Whether there is something for it, and nothing is said to be lacking.
    #[must_use]
    pub const fn is_covered(&self) -> bool {
        !self.have.is_empty() && self.gaps.is_empty()
    }
}

pub(super) fn readiness(initiative: &Initiative, me: &impl Beholder) -> Readiness {
    let with = |kind: &str, fields: &[&str]| {
        let row = |(key, entity): (&String, &crate::domain::Entity)| {
            (named(initiative, me, kind, key), fields.iter().any(|field| entity.text(field).is_some()))
        };
        initiative.standing(kind).map(row).collect()
    };
    let need = |need: &&str| {
        let said = |name: &str| {
            let of_it =
                initiative.standing("early_resources").filter(|(_, it)| it.text("need") == Some(need));
            of_it.filter_map(|(_, it)| it.text(name).map(str::to_owned)).collect()
        };
        NeedRow { need: (*need).to_owned(), have: said("have"), gaps: said("gap") }
    };
    Readiness {
        champions: with("champions", &["commits", "networks"]),
        urgency: with("urgency", &["evidence", "indicator", "source_url"]),
        needs: EARLY_NEEDS.iter().map(need).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};

    #[test]
    fn readiness_shows_evidence_and_the_four_early_needs_as_covered_or_lacking() {
        let mut table = Table::of(&[Role::Lead]);
        table[0].adds("champions", &[("name", "A principal"), ("commits", "Her school's rooms")]);
        table[0].adds("urgency", &[("claim", "One child in five is not ready")]);
        table[0].adds("early_resources", &[("need", "convening"), ("have", "A room")]);
        table[0].adds(
            "early_resources",
            &[("need", "research"), ("have", "Figures"), ("gap", "Nobody to read them")],
        );
        let View::Readiness(shown) = table[0].asks(&Query::Readiness) else { panic!("readiness answers") };
        assert_eq!((shown.champions[0].1, shown.urgency[0].1), (true, false));
        let covered: Vec<_> = shown.needs.iter().map(|row| (row.need.as_str(), row.is_covered())).collect();
        let expected = [("convening", true), ("dialogue", false), ("research", false), ("engagement", false)];
        assert_eq!(covered, expected);
    }
}
