//! Calgary: people without a home, counted on one night. One night of 2016 has two published answers, and which of them
//! counts decides whether the needle moved.

use super::super::{Measure, Template};
use super::{Example, figure};

const NEWS: &str = "http://www.marketwired.com/press-release/point-in-time-count-confirms-growth-homelessness-stopped-since-10-year-plan-implemented-1881139.htm";
const FALL: &str = "https://www.homelesshub.ca/resource/point-time-count-report-calgary-fall-2014";
const NIGHT: &str = "https://www.calgaryhomeless.com/info/research-blog/10-things-know-calgarys-2016-point-time-count-homelessness/";

pub(super) const EXAMPLE: Example = Example {
    template: Template {
        id: "example-calgary",
        name: &[("en", "Example: Calgary, homes"), ("fr", "Exemple\u{a0}: Calgary, logement")],
        about: &[
            ("en", "Published counts of people without a home, to try the app with."),
            ("fr", "Des dénombrements publiés de personnes sans domicile, pour essayer l’application."),
        ],
        place: "Calgary, Alberta",
        texts: &[(
            "problem",
            &[
                ("en", "On one night of May 2008, 3,601 people without a home were counted in Calgary."),
                ("fr", "Une nuit de mai 2008, on a compté à Calgary 3\u{a0}601 personnes sans domicile."),
            ],
        )],
        goals: &[(
            &[("en", "Fewer people without a home"), ("fr", "Moins de personnes sans domicile")],
            &[
                ("en", "Counted on one night, indoors and outdoors."),
                ("fr", "Comptées une même nuit, à l’intérieur et à l’extérieur."),
            ],
        )],
        partners: &[],
        indicators: &[Measure {
            name: &[
                ("en", "People without a home on one night"),
                ("fr", "Personnes sans domicile une nuit donnée"),
            ],
            definition: &[
                (
                    "en",
                    "People counted in shelters, in institutions and outdoors. Counts in winter and in summer differ.",
                ),
                (
                    "fr",
                    "Personnes comptées dans les refuges, les établissements et dehors. Les dénombrements d’hiver et d’été diffèrent.",
                ),
            ],
            value_kind: "count",
            unit: "people",
            direction: "down",
            readings: &[],
        }],
    },
    areas: &[],
    segments: &[],
    figures: &[
        figure(0, "2008-05", 3_601.0, NEWS)
            .method("full")
            .note("The city’s final report compares it with the full count of 2016."),
        figure(0, "2012-01", 3_190.0, NEWS).method("full").note("Winter."),
        figure(0, "2012-08", 3_576.0, NEWS).method("full").note("Summer."),
        figure(0, "2014-01-15", 3_533.0, NEWS).method("full").note("Winter."),
        figure(0, "2014-10-16/2014-10-17", 3_555.0, FALL)
            .method("provincial")
            .note("The first provincial count."),
        figure(0, "2016-10-19", 3_222.0, NIGHT).method("provincial").note("As seven cities count together."),
        figure(0, "2016-10-19", 3_430.0, NIGHT)
            .method("full")
            .note("With health facilities and people who were not surveyed. The same night."),
    ],
    aims: &[],
};
