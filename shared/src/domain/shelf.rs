//! The shelf: readings that come with the app, so that a table without a library has them at hand. Titles and addresses
//! only; reading them needs the internet, and the shelf says so.

use super::template::Worded;

/// One reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Its id.
    pub id: &'static str,
    /// Its title, as it was published.
    pub title: &'static str,
    /// What one finds in it.
    pub about: Worded,
    /// Where it is.
    pub url: &'static str,
}

/// The readings, in the order in which they help.
pub const SHELF: &[Reading] = &[
    Reading {
        id: "cip_phase_2",
        title: "Projet impact collectif, phase 2",
        about: &[
            ("en", "How Montréal’s neighbourhoods are supported, and what is expected of them. In French."),
            ("fr", "Comment les quartiers de Montréal sont soutenus, et ce qui est attendu d’eux."),
        ],
        url: "https://www.centraide-mtl.org/projet-impact-collectif/",
    },
    Reading {
        id: "ci3",
        title: "Collective Impact 3.0: An Evolving Framework for Community Change",
        about: &[
            ("en", "What ten years of practice changed in the five conditions."),
            ("fr", "Ce que dix ans de pratique ont changé aux cinq conditions. En anglais."),
        ],
        url: "https://events.tamarackcommunity.ca/ci-3.0",
    },
    Reading {
        id: "ors25",
        title: "When Collective Impact Has an Impact: A Cross-Site Study of 25 Collective Impact Initiatives",
        about: &[
            ("en", "Early changes, changes in systems, changes for people: what was found at 25 sites."),
            (
                "fr",
                "Premiers changements, changements des systèmes, changements pour les gens\u{a0}: ce qu’on a trouvé \
                 dans 25 milieux. En anglais.",
            ),
        ],
        url: "https://www.orsimpact.com/blog/Collective-Impact-Study-Update.htm",
    },
    Reading {
        id: "relational_work",
        title: "The Relational Work of Systems Change",
        about: &[
            ("en", "Why relations come before plans, and how to tend them."),
            ("fr", "Pourquoi les relations passent avant les plans, et comment en prendre soin. En anglais."),
        ],
        url: "https://ssir.org/articles/entry/the_relational_work_of_systems_change",
    },
    Reading {
        id: "water",
        title: "The Water of Systems Change",
        about: &[
            ("en", "Six conditions that hold a problem in place, three of which are hard to see."),
            (
                "fr",
                "Six conditions qui maintiennent un problème en place, dont trois se voient difficilement. En anglais.",
            ),
        ],
        url: "https://www.kdehub.ca/resources/the-water-of-systems-change/",
    },
];

#[cfg(test)]
mod tests {
    use super::SHELF;
    use crate::domain::schema::FieldType;
    use crate::domain::value::read;

    #[test]
    fn five_readings_stand_on_the_shelf_in_both_languages() {
        assert_eq!(SHELF.len(), 5);
        for reading in SHELF {
            assert!(read(FieldType::Address, None, reading.url).is_ok(), "{}", reading.id);
            for lang in ["en", "fr"] {
                assert!(reading.about.iter().any(|(code, words)| *code == lang && !words.is_empty()));
            }
        }
    }
}
