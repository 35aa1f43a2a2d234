//! What several people's ratings come to: the middle, how far apart they are, and why; never who.

use serde::{Deserialize, Serialize};

use crate::domain::groups::Groups;
use crate::domain::initiative::{Entity, Initiative};
use crate::domain::schema::LEVELS;

/// How a framework was rated in one round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ratings {
    /// How many phones rated anything.
    pub n_raters: usize,
    /// The items that were rated, those on which people are furthest apart first.
    pub items: Vec<RatedItem>,
}

/// How one item was rated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RatedItem {
    /// Its id in the framework.
    pub item: String,
    /// How often each level was said, in the order of [`LEVELS`]; the last is *can't say*.
    pub n_by_level: Vec<usize>,
    /// The middle of what was said, from 0 to 2; nothing if nobody could say.
    pub median: Option<f64>,
    /// How far the lowest is from the highest.
    pub spread: usize,
    /// By how much the middle differs from that of the round before.
    pub since_last: Option<f64>,
    /// Evidence and remarks, each under a letter that is drawn anew for each round.
    pub said: Vec<(String, String)>,
}

/// What was said of a framework in one round, by item.
type Said<'a> = Groups<(&'a str, &'a Entity)>;

fn said<'a>(initiative: &'a Initiative, framework: &str, round: &str) -> Said<'a> {
    let mut by_item = Said::new();
    for (key, rating) in initiative.standing("ratings") {
        let mut parts = key.split('|');
        let mut next = || parts.next().unwrap_or_default();
        let (of, item, when, rater) = (next(), next(), next(), next());
        if of == framework && when == round {
            by_item.push(item, (rater, rating));
        }
    }
    by_item
}

pub(super) fn ratings(initiative: &Initiative, framework: &str, round: &str) -> Ratings {
    let now = said(initiative, framework, round);
    let before = before(initiative, framework, round);
    let mut raters: Vec<&str> = now.each().flat_map(|(_, said)| said).map(|(rater, _)| *rater).collect();
    raters.sort_unstable();
    raters.dedup();
    mix(round, &mut raters);
    let letter = |rater: &str| {
        let at = raters.iter().position(|other| *other == rater).unwrap_or_default();
        let letter = u8::try_from(at).ok().filter(|at| *at < 26).map(|at| char::from(b'A' + at).to_string());
        letter.unwrap_or_else(|| (at + 1).to_string())
    };
    let mut items: Vec<RatedItem> = now
        .each()
        .map(|(item, ratings)| {
            let n_by_level = levels(ratings);
            let median = median(&n_by_level);
            let earlier = self::median(&levels(before.of(item)));
            let rated = n_by_level.get(..3).unwrap_or_default();
            let lowest = rated.iter().position(|n| *n > 0).unwrap_or(0);
            let highest = rated.iter().rposition(|n| *n > 0).unwrap_or(0);
            let mut said: Vec<(String, String)> = ratings
                .iter()
                .flat_map(|(rater, rating)| {
                    let letter = letter(rater);
                    let words = ["evidence", "note"].into_iter().filter_map(|name| rating.text(name));
                    words.map(move |words| (letter.clone(), words.to_owned())).collect::<Vec<_>>()
                })
                .collect();
            said.sort();
            RatedItem {
                item: item.to_owned(),
                spread: highest - lowest,
                since_last: median.zip(earlier).map(|(now, then)| now - then),
                n_by_level,
                median,
                said,
            }
        })
        .collect();
    items.sort_by(|a, b| (b.spread, &a.item).cmp(&(a.spread, &b.item)));
    Ratings { n_raters: raters.len(), items }
}

/// What was said in the round before: the one that opened last before this one, of those in which this was rated.
fn before<'a>(initiative: &'a Initiative, framework: &str, round: &str) -> Said<'a> {
    let opens = |key: &str| initiative.get("rounds", key).and_then(|round| round.text("opens"));
    let Some(this) = opens(round) else { return Said::new() };
    let mut earlier: Vec<(&str, &String)> =
        initiative.standing("rounds").filter_map(|(key, it)| Some((it.text("opens")?, key))).collect();
    earlier.retain(|(when, key)| *when < this && *key != round);
    earlier.sort_unstable();
    let found = earlier.into_iter().rev().map(|(_, key)| said(initiative, framework, key));
    found.into_iter().find(|said| !said.names().is_empty()).unwrap_or_else(Said::new)
}

fn levels(ratings: &[(&str, &Entity)]) -> Vec<usize> {
    let n = |level: &&str| ratings.iter().filter(|(_, rating)| rating.text("level") == Some(level)).count();
    LEVELS.iter().map(n).collect()
}

/// The middle of the first three levels.
fn median(n_by_level: &[usize]) -> Option<f64> {
    let sorted: Vec<f64> = [0.0, 1.0, 2.0]
        .into_iter()
        .zip(n_by_level)
        .flat_map(|(level, n)| std::iter::repeat_n(level, *n))
        .collect();
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get((sorted.len() - 1) / 2)?;
    Some(f64::midpoint(*lower, *upper))
}

/// Puts raters into an order that says nothing of who they are, nor which ones they were in another round.
fn mix(round: &str, raters: &mut [&str]) {
    raters.sort_by_cached_key(|rater| *blake3::hash(format!("{round}|{rater}").as_bytes()).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::Ratings;
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};

    #[test]
    fn several_people_rate_in_rounds_and_middle_and_spread_are_shown_without_names() {
        let mut table = Table::of(&[Role::Lead, Role::Partner, Role::Resident, Role::Resident]);
        let spring = table[0].adds("rounds", &[("name", "Spring"), ("opens", "2026-03-01")]);
        let autumn = table[0].adds("rounds", &[("name", "Autumn"), ("opens", "2026-09-01")]);
        table.meet();
        let mut rates = |who: usize, round: &str, item: &str, level: &str| {
            let fields = [
                ("framework", "kk5"),
                ("item", item),
                ("round", round),
                ("level", level),
                ("evidence", "Seen"),
            ];
            table[who].adds("ratings", &fields)
        };
        rates(0, &spring, "backbone", "emerging");
        for (who, level) in ["mature", "not_started", "emerging", "cant_say"].into_iter().enumerate() {
            rates(who, &autumn, "common_agenda", level);
            rates(who, &autumn, "backbone", "mature");
        }
        table.meet();
        let query = Query::Ratings { framework: "kk5".to_owned(), round: autumn.clone() };
        let View::Ratings(Ratings { n_raters, items }) = table[1].asks(&query) else {
            panic!("ratings answer")
        };
        assert_eq!(n_raters, 4);
        let [agenda, backbone] = &items[..] else { panic!("two items: {items:?}") };
        assert_eq!((agenda.item.as_str(), agenda.spread, agenda.median), ("common_agenda", 2, Some(1.0)));
        assert_eq!(agenda.n_by_level, [1, 1, 1, 1]);
        assert_eq!((backbone.spread, backbone.since_last), (0, Some(1.0)));
        let letters: Vec<_> = agenda.said.iter().map(|(letter, _)| letter.as_str()).collect();
        assert_eq!(letters, ["A", "B", "C", "D"]);
        let shown = format!("{items:?}");
        assert!((0..4).all(|who| !shown.contains(table[who].tag().as_str())), "nobody's phone is named");
    }
}
