//! Cincinnati: children ready for school. The same change is thirteen points, and three tenths of what was.

use super::super::{Measure, Template};
use super::{Aim, Example, figure};

const CARD: &str = "http://www.strivepartnership.org/2011/11/news/the-strive-partnership-releases-fourth-annual-report-card-2";
const STORY: &str = "https://www.advocacyandcommunication.org/strivepartneships-cradle-to-career-approach-shows-positive-results-for-children-and-youth-in-greater-cincinnati-and-northern-kentucky/";
const GOALS: &str = "http://www.factsmatter.info/bold-goals/education/";

pub(super) const EXAMPLE: Example = Example {
    template: Template {
        id: "example-strive",
        name: &[("en", "Example: Cincinnati, school"), ("fr", "Exemple\u{a0}: Cincinnati, école")],
        about: &[
            ("en", "Published figures on children and school, to try the app with."),
            ("fr", "Des chiffres publiés sur les enfants et l’école, pour essayer l’application."),
        ],
        place: "Cincinnati, Ohio",
        texts: &[(
            "problem",
            &[
                ("en", "In 2005, 44 of 100 children in Cincinnati were ready for kindergarten."),
                ("fr", "En 2005, 44 enfants sur 100 étaient prêts pour la maternelle à Cincinnati."),
            ],
        )],
        goals: &[(
            &[("en", "Children are ready for school"), ("fr", "Les enfants sont prêts pour l’école")],
            &[("en", "From the cradle to a career."), ("fr", "De la naissance au métier.")],
        )],
        partners: &[],
        indicators: &[
            Measure {
                name: &[
                    ("en", "Children ready for kindergarten"),
                    ("fr", "Enfants prêts pour la maternelle"),
                ],
                definition: &[
                    ("en", "Share of children found ready when they begin."),
                    ("fr", "Part des enfants jugés prêts à leur entrée."),
                ],
                value_kind: "percent",
                unit: "percent",
                direction: "up",
                readings: &[],
            },
            Measure {
                name: &[("en", "Measures moving the right way"), ("fr", "Mesures qui vont dans le bon sens")],
                definition: &[
                    ("en", "Share of 34 tracked measures in three cities."),
                    ("fr", "Part de 34 mesures suivies dans trois villes."),
                ],
                value_kind: "percent",
                unit: "percent",
                direction: "up",
                readings: &[],
            },
        ],
    },
    areas: &[
        &[("en", "Newport, Kentucky"), ("fr", "Newport, Kentucky")],
        &[("en", "Covington, Kentucky"), ("fr", "Covington, Kentucky")],
    ],
    segments: &[],
    figures: &[
        figure(0, "2005", 44.0, STORY),
        figure(0, "2011", 53.0, CARD),
        figure(0, "2014", 57.0, STORY),
        figure(0, "2011", 72.0, CARD).area(0).note("12 points more than in 2005, as stated."),
        figure(0, "2011", 67.0, CARD).area(1).note("4 points more than the year before."),
        figure(1, "2009", 68.0, CARD),
        figure(1, "2010", 74.0, CARD),
        figure(1, "2011", 81.0, CARD),
    ],
    aims: &[Aim {
        of: 0,
        value: 85.0,
        due: "2020-12-31",
        note: "A goal of the whole region.",
        source: GOALS,
    }],
};
