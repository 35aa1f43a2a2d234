//! The Elizabeth River: grades for each branch, an order without distances.

use super::super::{Measure, Template};
use super::{Example, figure};

const GRADES: &str =
    "https://www.wtkr.com/2014/11/19/scientists-give-elizabeth-river-a-c-in-overall-average-health";

pub(super) const EXAMPLE: Example = Example {
    template: Template {
        id: "example-elizabeth-river",
        name: &[("en", "Example: Elizabeth River, water"), ("fr", "Exemple\u{a0}: rivière Elizabeth, eau")],
        about: &[
            ("en", "Published grades of a river, branch by branch, to try the app with."),
            ("fr", "Des notes publiées pour une rivière, bras par bras, pour essayer l’application."),
        ],
        place: "Norfolk, Virginia",
        texts: &[(
            "problem",
            &[
                ("en", "In 2014, scientists gave the river a C; two of its branches had an F."),
                (
                    "fr",
                    "En 2014, des scientifiques ont donné un C à la rivière. Deux de ses bras avaient un F.",
                ),
            ],
        )],
        goals: &[(
            &[
                ("en", "A river one can swim and fish in"),
                ("fr", "Une rivière où l’on peut se baigner et pêcher"),
            ],
            &[
                ("en", "In every branch, and not only on average."),
                ("fr", "Dans chaque bras, et pas seulement en moyenne."),
            ],
        )],
        partners: &[],
        indicators: &[Measure {
            name: &[("en", "State of the river"), ("fr", "État de la rivière")],
            definition: &[
                (
                    "en",
                    "A grade from A to F, given by scientists. The number is its place in that order, from 0 for F.",
                ),
                (
                    "fr",
                    "Une note de A à F donnée par des scientifiques. Le nombre est son rang, à partir de 0 pour F.",
                ),
            ],
            value_kind: "grade",
            unit: "points",
            direction: "up",
            readings: &[],
        }],
    },
    areas: &[
        &[("en", "Southern Branch"), ("fr", "Southern Branch")],
        &[("en", "Eastern Branch"), ("fr", "Eastern Branch")],
        &[("en", "Lafayette River"), ("fr", "Lafayette River")],
        &[("en", "Western Branch"), ("fr", "Western Branch")],
        &[("en", "Main Stem"), ("fr", "Main Stem")],
        &[("en", "Broad Creek"), ("fr", "Broad Creek")],
        &[("en", "Indian River"), ("fr", "Indian River")],
    ],
    segments: &[],
    figures: &[
        figure(0, "2014", 2.0, GRADES).label("C"),
        figure(0, "2014", 1.0, GRADES).label("D").area(0).note("The most improved."),
        figure(0, "2014", 1.0, GRADES).label("D").area(1),
        figure(0, "2014", 2.0, GRADES).label("C").area(2),
        figure(0, "2014", 2.0, GRADES).label("C").area(3),
        figure(0, "2014", 2.0, GRADES).label("C").area(4),
        figure(0, "2014", 0.0, GRADES).label("F").area(5),
        figure(0, "2014", 0.0, GRADES).label("F").area(6),
    ],
    aims: &[],
};
