//! Assessment frameworks as data: what people rate together, in words they can use.
//!
//! Two different lists are called *five conditions*, and backbones are described by two lists as well: all ship. How far
//! something has come is described level by level, as published rubrics leave that out. Descriptions are our own.

mod conditions;
mod meanings;
mod phases;
mod principles;
mod systems;

pub use meanings::meaning;

use super::template::Worded;

/// How one knows a level: not started, emerging, mature.
pub type Levels = [Worded; 3];

/// One framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Framework {
    /// Its id, by which ratings name it.
    pub id: &'static str,
    /// Its name.
    pub name: Worded,
    /// One sentence about it.
    pub about: Worded,
    /// How one knows the levels of its items, where an item does not say so itself.
    pub levels: &'static Levels,
    /// What is rated.
    pub items: &'static [Item],
}

/// One thing that is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Its id, by which ratings name it.
    pub id: &'static str,
    /// Its name.
    pub name: Worded,
    /// How one knows its levels, if not as those of the others.
    pub levels: Option<&'static Levels>,
}

/// Every framework that ships, list by list.
pub const FRAMEWORKS: &[&[Framework]] =
    &[conditions::FRAMEWORKS, principles::FRAMEWORKS, phases::FRAMEWORKS, systems::FRAMEWORKS];

/// What is looked at in each phase; a checklist rates `phase.component`.
pub const COMPONENTS: &[(&str, Worded)] = &[
    ("governance", &[("en", "Governance and infrastructure"), ("fr", "Gouvernance et infrastructure")]),
    ("planning", &[("en", "Strategic planning"), ("fr", "Planification stratégique")]),
    ("involvement", &[("en", "Community involvement"), ("fr", "Participation de la communauté")]),
    ("evaluation", &[("en", "Evaluation and improvement"), ("fr", "Évaluation et amélioration")]),
];

/// The framework with this id.
#[must_use]
pub fn framework(id: &str) -> Option<&'static Framework> {
    FRAMEWORKS.iter().copied().flatten().find(|framework| framework.id == id)
}

const CONDITION: Levels = [
    &[("en", "We have not begun."), ("fr", "Nous n’avons pas commencé.")],
    &[
        ("en", "We have begun; it holds in places, or depends on a few people."),
        ("fr", "Nous avons commencé. Cela tient par endroits, ou grâce à quelques personnes."),
    ],
    &[
        ("en", "It holds without anybody having to push, and we could show it to a stranger."),
        (
            "fr",
            "Cela tient sans que personne ait à pousser, et nous pourrions le montrer à quelqu’un de l’extérieur.",
        ),
    ],
];
const PRACTICE: Levels = [
    &[
        ("en", "Nobody does this yet, or only in words."),
        ("fr", "Personne ne le fait encore, ou seulement en paroles."),
    ],
    &[
        ("en", "Some of us do it, some of the time."),
        ("fr", "Certaines personnes parmi nous le font, à certains moments."),
    ],
    &[
        ("en", "We do it as a matter of course, and would notice if we stopped."),
        ("fr", "Nous le faisons naturellement, et nous remarquerions si nous arrêtions."),
    ],
];
const PHASE: Levels = [
    &[("en", "Still ahead of us."), ("fr", "Encore devant nous.")],
    &[("en", "We are in the middle of it."), ("fr", "Nous y sommes en plein.")],
    &[
        ("en", "Done for now; we may come back to it."),
        ("fr", "Fait pour l’instant. Nous y reviendrons peut-être."),
    ],
];
const CHANGE: Levels = [
    &[("en", "Nothing has moved here."), ("fr", "Rien n’a bougé ici.")],
    &[
        ("en", "Something has moved in one place, or for a while."),
        ("fr", "Quelque chose a bougé à un endroit, ou pour un temps."),
    ],
    &[("en", "It has changed, and stays changed without us."), ("fr", "Cela a changé, et tient sans nous.")],
];

#[cfg(test)]
mod tests {
    use super::{COMPONENTS, FRAMEWORKS, Framework, Worded, framework, meaning};
    use crate::domain::schema::{self, CONDITIONS};

    fn all() -> Vec<&'static Framework> {
        FRAMEWORKS.iter().copied().flatten().collect()
    }

    fn items(id: &str) -> Vec<&'static str> {
        framework(id).expect("it ships").items.iter().map(|item| item.id).collect()
    }

    #[test]
    fn both_lists_of_five_conditions_ship_and_the_others_have_as_many_items_as_their_names_say() {
        let n = [
            ("kk5", 5),
            ("cip5", 5),
            ("ci3", 5),
            ("pre3", 3),
            ("principles8", 8),
            ("principles3", 3),
            ("phase4", 4),
            ("phase5", 5),
            ("six_conditions", 6),
            ("wh", 9),
            ("backbone7", 7),
            ("backbone6", 6),
        ];
        for (id, n) in n {
            assert_eq!(items(id).len(), n, "{id}");
        }
        assert_eq!(all().len(), n.len());
        assert_eq!(items("six_conditions"), CONDITIONS);
        let parts = schema::kind("backbone").expect("a kind").parts[0].ty;
        let expected: Vec<&str> = [vec!["backbone"], items("backbone6"), items("backbone7")].concat();
        assert!(matches!(parts, schema::FieldType::Choice(codes) if codes == expected));
    }

    #[test]
    fn every_item_and_every_level_is_said_in_english_and_french() {
        let said = |words: Worded| {
            for lang in ["en", "fr"] {
                assert!(words.iter().any(|(code, text)| *code == lang && !text.is_empty()), "{words:?}");
            }
            for (_, text) in words.iter().filter(|(lang, _)| *lang == "fr") {
                let bare = [" :", " ;", " !", " ?"].iter().any(|mark| text.contains(mark));
                assert!(!bare, "a mark could begin a line: {text}");
            }
        };
        COMPONENTS.iter().for_each(|(_, name)| said(name));
        for framework in all() {
            said(framework.name);
            said(framework.about);
            framework.levels.iter().for_each(|level| said(level));
            for item in framework.items {
                said(item.name);
                meaning(framework.id, item.id).into_iter().for_each(said);
                item.levels.into_iter().flatten().for_each(|level| said(level));
                assert!(item.id.len() <= 30, "{} and a component must fit into a key", item.id);
            }
        }
    }
}
