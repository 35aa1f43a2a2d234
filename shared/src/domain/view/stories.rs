//! Stories that panels chose in a round, and why.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::name::{Named, named};
use crate::domain::groups::Groups;
use crate::domain::initiative::Initiative;

/// One story in a round of selection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SelectionRow {
    /// Which.
    pub story: Named,
    /// How many panels chose it.
    pub n_chosen: usize,
    /// How many looked at it and did not.
    pub n_left: usize,
    /// What the panels said, those that chose it first: whether they did, and why.
    pub reasons: Vec<(bool, String)>,
}

pub(super) fn selections(initiative: &Initiative, me: &impl Beholder, round: &str) -> Vec<SelectionRow> {
    let mut by_story: Groups<(bool, String)> = Groups::new();
    for (key, said) in initiative.standing("selections") {
        let mut parts = key.split('|');
        if let (Some(of), Some(story)) = (parts.next(), parts.next())
            && of == round
        {
            let reason = said.text("reason").unwrap_or_default().to_owned();
            by_story.push(story, (said.flag("chosen"), reason));
        }
    }
    let row = |(story, reasons): (&str, &[(bool, String)])| {
        let mut reasons = reasons.to_vec();
        reasons.sort_by(|a, b| b.cmp(a));
        let n_chosen = reasons.iter().filter(|(chosen, _)| *chosen).count();
        let story = named(initiative, me, "stories", story);
        SelectionRow { story, n_chosen, n_left: reasons.len() - n_chosen, reasons }
    };
    let mut rows: Vec<SelectionRow> = by_story.each().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.n_chosen));
    rows
}

#[cfg(test)]
mod tests {
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};

    #[test]
    fn panels_choose_stories_and_their_reasons_are_kept() {
        let mut table = Table::of(&[Role::Lead, Role::Partner, Role::Resident]);
        let story = table[2].adds("stories", &[("story", "The lamp came back"), ("read_back", "yes")]);
        let other = table[2].adds("stories", &[("story", "A bench")]);
        let round = table[0].adds("rounds", &[("name", "June"), ("opens", "2026-06-01")]);
        table.meet();
        let mut chooses = |who: usize, story: &str, chosen: &str| {
            let fields =
                [("round", round.as_str()), ("story", story), ("chosen", chosen), ("reason", "It shows why")];
            table[who].adds("selections", &fields)
        };
        chooses(0, &story, "yes");
        chooses(1, &story, "yes");
        chooses(1, &other, "no");
        table.meet();
        let View::Selections(rows) = table[2].asks(&Query::Selections { round }) else {
            panic!("rounds answer")
        };
        let found: Vec<_> =
            rows.iter().map(|row| (row.story.key.as_str(), row.n_chosen, row.n_left)).collect();
        assert_eq!(found, [(story.as_str(), 2, 0), (other.as_str(), 0, 1)]);
        assert_eq!(rows[0].reasons[0], (true, "It shows why".to_owned()));
    }
}
