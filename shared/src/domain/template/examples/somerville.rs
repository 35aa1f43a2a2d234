//! Somerville: a score of children’s weight, of which no part can be said.

use super::super::{Measure, Template};
use super::{Example, figure};

const TUFTS: &str = "https://nutrition.tufts.edu/research/projects-initiatives/shape-somerville";
const TIMES: &str = "http://www.thesomervilletimes.com/archives/40031";

pub(super) const EXAMPLE: Example = Example {
    template: Template {
        id: "example-somerville",
        name: &[("en", "Example: Somerville, health"), ("fr", "Exemple\u{a0}: Somerville, santé")],
        about: &[
            ("en", "Published figures on children’s weight, to try the app with."),
            ("fr", "Des chiffres publiés sur le poids des enfants, pour essayer l’application."),
        ],
        place: "Somerville, Massachusetts",
        texts: &[(
            "problem",
            &[
                ("en", "In 2003, 46 of 100 children in grades 1 to 3 were overweight or at risk of it."),
                (
                    "fr",
                    "En 2003, 46 enfants sur 100 de la 1re à la 3e année avaient un surpoids ou risquaient d’en avoir un.",
                ),
            ],
        )],
        goals: &[(
            &[("en", "Children grow up healthy"), ("fr", "Les enfants grandissent en santé")],
            &[
                ("en", "With better food and more movement at school and around it."),
                ("fr", "Avec une meilleure alimentation et plus de mouvement, à l’école et autour."),
            ],
        )],
        partners: &[],
        indicators: &[
            Measure {
                name: &[("en", "Children overweight or at risk"), ("fr", "Enfants en surpoids ou à risque")],
                definition: &[
                    ("en", "Share of children in grades 1 to 3."),
                    ("fr", "Part des enfants de la 1re à la 3e année."),
                ],
                value_kind: "percent",
                unit: "percent",
                direction: "down",
                readings: &[],
            },
            Measure {
                name: &[
                    ("en", "Weight score against other towns"),
                    ("fr", "Score de poids par rapport à d’autres villes"),
                ],
                definition: &[
                    ("en", "Change of the BMI z-score of 335 children against 693 in two other communities."),
                    (
                        "fr",
                        "Évolution du score z d’IMC de 335 enfants, comparée à 693 enfants de deux autres communautés.",
                    ),
                ],
                value_kind: "z_score",
                unit: "points",
                direction: "down",
                readings: &[],
            },
        ],
    },
    areas: &[],
    segments: &[],
    figures: &[
        figure(0, "2003", 46.0, TUFTS),
        figure(1, "2003-09-01/2005-06-30", -0.06, TIMES).note("Two school years."),
    ],
    aims: &[],
};
