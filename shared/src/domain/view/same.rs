//! The same thing twice: what looks alike is suggested and never joined by itself; what was joined is one group, however
//! it was joined, and can be taken apart again.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::aside::{Asides, matter_of_pair};
use super::name::{Named, named};
use crate::domain::groups::Groups;
use crate::domain::initiative::{Entity, Initiative};
use crate::domain::schema;

/// Kinds of which the same thing is written twice by people who do not know of each other.
const KINDS: &[&str] = &[
    "contributions",
    "partners",
    "services",
    "activities",
    "indicators",
    "causes",
    "areas",
    "segments",
    "skills",
];
/// Words two texts must share at least.
const SHARED_MIN: usize = 2;
/// A word in more texts than this says nothing about any of them.
const COMMON_MAX: usize = 12;
/// Pairs that are suggested at once.
const PAIRS_MAX: usize = 50;

/// What is joined, and what might be and is not set aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Same {
    /// Groups of things that are one.
    pub groups: Vec<Group>,
    /// Pairs that look alike, the most alike first: the kind and both.
    pub pairs: Vec<(String, Named, Named)>,
}

/// Things that are one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Their kind.
    pub kind: String,
    /// The one that stands for all.
    pub stands: Named,
    /// The others; each keeps its author's credit.
    pub others: Vec<Named>,
}

/// For every key that was joined with another, the key that stands for all of its group: where the joining leads, and
/// where it leads in a circle, the smallest of those in it.
#[must_use]
pub fn joined(initiative: &Initiative) -> BTreeMap<String, String> {
    let into: BTreeMap<String, String> = initiative
        .standing("joined")
        .filter_map(|(child, it)| Some((child.clone(), it.text("into")?.to_owned())))
        .collect();
    let stands_for = |child: &str| {
        let mut path = vec![child];
        let mut at = child;
        while let Some(next) = into.get(at) {
            if let Some(begin) = path.iter().position(|seen| seen == next) {
                return path[begin..].iter().min().map_or(child, |least| *least).to_owned();
            }
            path.push(next);
            at = next;
        }
        at.to_owned()
    };
    let everybody = into.iter().flat_map(|(child, parent)| [child, parent]);
    everybody.map(|key| (key.clone(), stands_for(key))).collect()
}

pub(super) fn same(initiative: &Initiative, me: &impl Beholder, today: &str) -> Same {
    let (joined, asides) = (joined(initiative), Asides::of(initiative, me, today));
    let mut by_root: Groups<&str> = Groups::new();
    for (key, root) in joined.iter().filter(|(key, root)| key != root) {
        by_root.push(root, key);
    }
    let group = |(root, others): (&str, &[&str])| {
        let (kind, _) = initiative.find(root)?;
        let called = |key: &str| named(initiative, me, kind, key);
        Some(Group {
            kind: kind.to_owned(),
            stands: called(root),
            others: others.iter().map(|key| called(key)).collect(),
        })
    };
    let groups = by_root.each().filter_map(group).collect();
    let mut pairs = Vec::new();
    for kind in KINDS {
        for (alike, one, other) in alike(initiative, me, kind) {
            let root = |key: &String| joined.get(key).unwrap_or(key).clone();
            if root(&one) != root(&other) && !asides.is_off(&matter_of_pair(&one, &other)) {
                pairs.push((alike, *kind, one, other));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    pairs.truncate(PAIRS_MAX);
    let pair = |(_, kind, one, other): (f64, &str, String, String)| {
        let (one, other) = (named(initiative, me, kind, &one), named(initiative, me, kind, &other));
        (kind.to_owned(), one, other)
    };
    Same { groups, pairs: pairs.into_iter().map(pair).collect() }
}

/// Pairs of a kind with many rare words in common, and how alike they are: of their words, the part they share.
fn alike(initiative: &Initiative, me: &impl Beholder, kind: &str) -> Vec<(f64, String, String)> {
    let Some(row) = schema::kind(kind) else { return Vec::new() };
    let texts: Vec<(&String, BTreeSet<String>)> = initiative
        .standing(kind)
        .filter(|(_, entity)| entity.text("withdrawn").is_none())
        .map(|(key, entity)| (key, words(entity, row.title, me.opened(kind, key))))
        .collect();
    let mut by_word: Groups<usize> = Groups::new();
    for (n, (_, words)) in texts.iter().enumerate() {
        for word in words {
            by_word.push(word, n);
        }
    }
    let mut shared: Vec<(usize, usize)> = Vec::new();
    for (_, places) in by_word.each().filter(|(_, places)| places.len() <= COMMON_MAX) {
        for (n, one) in places.iter().enumerate() {
            shared.extend(places.iter().skip(n + 1).map(|other| (*one, *other)));
        }
    }
    shared.sort_unstable();
    let pairs = shared.chunk_by(|a, b| a == b).filter_map(|words| {
        let ((one, other), n) = (*words.first()?, words.len());
        let ((one, a), (other, b)) = (texts.get(one)?, texts.get(other)?);
        let all = a.union(b).count();
        // A name of one word is the same name only if it is the same word.
        let enough = n >= SHARED_MIN || (n == 1 && all == 1);
        #[expect(clippy::cast_precision_loss, reason = "texts have few words")]
        let alike = n as f64 / all as f64;
        (enough && alike >= 0.5).then(|| (alike, (*one).clone(), (*other).clone()))
    });
    pairs.collect()
}

/// The words of a title in all its languages, or of what was said; short ones say nothing.
fn words(entity: &Entity, title: &str, opened: Option<&str>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let worded = entity.words(title);
    let said = worded.by_lang.values().map(String::as_str).chain(entity.text(title)).chain(opened);
    for text in said {
        let long = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
        words.extend(long.map(str::to_lowercase));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Same, joined};
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};
    use crate::domain::{Audience, Command, Role};

    fn same(table: &Table) -> Same {
        let View::Same(same) = table[0].asks(&Query::Same { today: "2026-06-15".to_owned() }) else {
            panic!("it answers")
        };
        same
    }

    fn says(table: &mut Table, who: usize, body: &str) -> String {
        let (kind, body, lang) = ("idea".to_owned(), body.to_owned(), "en".to_owned());
        table[who]
            .does(&Command::GiveVoice { kind, body, audience: Audience::Everyone, lang, media: Vec::new() })
            .expect("anybody may")
    }

    /// DOMAIN's case *same idea twice*: suggested, joined by a person, both credited, undone by clearing.
    #[test]
    fn the_same_idea_twice_is_suggested_joined_and_taken_apart_again() {
        let mut table = Table::of(&[Role::Lead, Role::Resident]);
        let one = says(&mut table, 0, "More street lamps in our park");
        let other = says(&mut table, 1, "Street lamps for the park!");
        says(&mut table, 1, "A bakery");
        table.meet();
        let suggested = same(&table);
        let [(kind, a, b)] = &suggested.pairs[..] else { panic!("one pair: {:?}", suggested.pairs) };
        let mut keys = [a.key.clone(), b.key.clone()];
        keys.sort();
        let mut expected = [one.clone(), other.clone()];
        expected.sort();
        assert_eq!((kind.as_str(), &keys), ("contributions", &expected));
        let key = table[0].adds("joined", &[("child", &other), ("into", &one)]);
        let shown = same(&table);
        assert_eq!(
            (shown.groups[0].stands.key.as_str(), shown.groups[0].others[0].key.as_str()),
            (one.as_str(), other.as_str())
        );
        assert!(shown.pairs.is_empty(), "what is joined is suggested no more");
        table[0].changes("joined", &key, &[("into", "")]).expect("it can be undone");
        assert!(same(&table).groups.is_empty() && same(&table).pairs.len() == 1);
    }

    #[test]
    fn several_are_joined_in_one_change_keep_their_authors_and_are_taken_apart_in_one() {
        let mut table = Table::of(&[Role::Lead, Role::Resident, Role::Resident]);
        let into = says(&mut table, 0, "More street lamps in our park");
        let children = vec![
            says(&mut table, 1, "Street lamps for the park!"),
            says(&mut table, 2, "Our park wants street lamps"),
        ];
        table.meet();
        assert_eq!(same(&table).pairs.len(), 3);
        let join = |into: &str| Command::Join { children: children.clone(), into: into.to_owned() };
        let prepared = table[0].prepares(&join(&into)).expect("she may");
        assert!(prepared.edits.len() >= 2, "both in one change: {prepared:?}");
        table[0].does(&join(&into)).expect("she may");
        table.meet();
        let shown = same(&table);
        assert_eq!((shown.groups[0].others.len(), shown.pairs.len()), (2, 0));
        let View::Voice(Some(hers)) = table[1].asks(&Query::Voice(children[0].clone())) else {
            panic!("her voice stays hers")
        };
        assert!(hers.mine && hers.n_joined > 0, "{hers:?}");
        table[0].does(&join("")).expect("she may");
        assert!(same(&table).groups.is_empty() && same(&table).pairs.len() == 3);
        assert!(table[1].does(&join(&into)).is_err(), "residents join nothing");
        let goal = table[0].founds("goals", &[("title@en", "Light")]);
        assert!(table[0].does(&join(&goal)).is_err(), "a voice is no goal");
    }

    /// DOMAIN's case *both join in opposite directions*: one group, which the smallest id stands for.
    #[test]
    fn two_who_join_in_opposite_directions_make_one_group() {
        let mut table = Table::of(&[Role::Lead, Role::Coordinator]);
        let (one, other) = (says(&mut table, 0, "Lamps"), says(&mut table, 1, "Light"));
        let third = says(&mut table, 1, "Glow");
        table.meet();
        table[0].adds("joined", &[("child", &one), ("into", &other)]);
        table[1].adds("joined", &[("child", &other), ("into", &one)]);
        table[1].adds("joined", &[("child", &third), ("into", &other)]);
        table.meet();
        let least = one.clone().min(other.clone());
        let roots = joined(table[0].sees());
        assert!([&one, &other, &third].iter().all(|key| roots[*key] == least), "{roots:?}");
        assert_eq!(same(&table).groups[0].others.len(), 2);
    }
}
