//! What collective impact means by each of its five conditions, for whoever meets the words for the first time.

use super::super::template::Worded;

/// The meanings, by the item's id in `kk5`.
const CONDITIONS: &[(&str, Worded)] = &[
    (
        "common_agenda",
        &[
            ("en", "Everybody sees the problem alike and goes the same way about solving it."),
            (
                "fr",
                "Tout le monde voit le problème de la même façon et va dans le même sens pour le résoudre.",
            ),
        ],
    ),
    (
        "shared_measurement",
        &[
            (
                "en",
                "Everybody counts the same few things in the same way, to see together what works and what does not.",
            ),
            (
                "fr",
                "Tout le monde compte les mêmes quelques choses de la même façon, pour voir ensemble ce qui fonctionne et ce qui ne fonctionne pas.",
            ),
        ],
    ),
    (
        "reinforcing_activities",
        &[
            ("en", "Each does what it does best, in a way that helps the others along."),
            ("fr", "Chaque partenaire fait ce qu’il fait le mieux, de manière à aider les autres."),
        ],
    ),
    (
        "continuous_communication",
        &[
            (
                "en",
                "People go on talking openly, often enough for trust to grow and for nobody to be taken by surprise.",
            ),
            (
                "fr",
                "On continue de se parler ouvertement, assez souvent pour que la confiance grandisse et que personne ne soit pris de court.",
            ),
        ],
    ),
    (
        "backbone",
        &[
            (
                "en",
                "Somebody has the time and the trust to hold it together: to call meetings, gather figures, remind.",
            ),
            (
                "fr",
                "Quelqu’un a le temps et la confiance qu’il faut pour que tout tienne ensemble\u{a0}: convoquer, réunir les chiffres, rappeler.",
            ),
        ],
    ),
];

/// What an item of a framework means, if its name does not say so to whoever has not read of it.
#[must_use]
pub fn meaning(framework: &str, item: &str) -> Option<Worded> {
    let found = CONDITIONS.iter().find(|(id, _)| framework == "kk5" && *id == item);
    found.map(|(_, words)| *words)
}
