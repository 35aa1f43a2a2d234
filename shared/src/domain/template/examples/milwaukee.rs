//! Milwaukee: births to girls of 15 to 17. Two values were published for 2012, the year 2014 rose, and what fell for all
//! rose for some.

use super::super::{Measure, Template};
use super::{Aim, Example, figure};

const GOAL: &str = "https://fox6now.com/news/milwaukee-meets-teen-birth-rate-goal-ahead-of-schedule";
const NEXT: &str = "https://www.fox6now.com/news/lets-keep-the-momentum-going-mayor-barrett-united-way-announce-new-goal-to-cut-teen-birth-rates";
const RISE: &str = "https://milwaukeenns.org/2015/10/19/mayor-barrett-releases-2014-teen-birth-rate-data/";

pub(super) const EXAMPLE: Example = Example {
    template: Template {
        id: "example-milwaukee",
        name: &[
            ("en", "Example: Milwaukee, teenage births"),
            ("fr", "Exemple\u{a0}: Milwaukee, naissances à l’adolescence"),
        ],
        about: &[
            ("en", "Published birth rates of teenage girls, to try the app with."),
            ("fr", "Des taux de natalité publiés chez les adolescentes, pour essayer l’application."),
        ],
        place: "Milwaukee, Wisconsin",
        texts: &[(
            "problem",
            &[
                ("en", "In 2006, 52 of 1,000 girls of 15 to 17 gave birth."),
                ("fr", "En 2006, 52 filles de 15 à 17 ans sur 1\u{a0}000 ont eu un enfant."),
            ],
        )],
        goals: &[(
            &[("en", "Fewer births to teenage girls"), ("fr", "Moins de naissances chez les adolescentes")],
            &[
                ("en", "For all groups, and not only on average."),
                ("fr", "Pour tous les groupes, et pas seulement en moyenne."),
            ],
        )],
        partners: &[],
        indicators: &[Measure {
            name: &[
                ("en", "Births to girls of 15 to 17"),
                ("fr", "Naissances chez les filles de 15 à 17 ans"),
            ],
            definition: &[
                ("en", "Births in a year for each 1,000 girls of 15 to 17."),
                ("fr", "Naissances dans l’année pour 1\u{a0}000 filles de 15 à 17 ans."),
            ],
            value_kind: "rate",
            unit: "per_1000",
            direction: "down",
            readings: &[],
        }],
    },
    areas: &[],
    segments: &[
        &[("en", "Hispanic"), ("fr", "Hispaniques")],
        &[("en", "Non-Hispanic Black"), ("fr", "Noires non hispaniques")],
        &[("en", "Non-Hispanic White"), ("fr", "Blanches non hispaniques")],
    ],
    figures: &[
        figure(0, "2006", 52.0, GOAL),
        figure(0, "2012", 25.7, GOAL).note("First published on 23 October 2013."),
        figure(0, "2012", 24.5, NEXT).note("Restated in the following year.").restated(),
        figure(0, "2013", 22.9, NEXT),
        figure(0, "2014", 23.7, RISE).note("A slight rise, reported openly."),
        figure(0, "2012", 38.1, NEXT).segment(0),
        figure(0, "2013", 23.9, NEXT).segment(0),
        figure(0, "2014", 25.5, RISE).segment(0),
        figure(0, "2012", 26.6, NEXT).segment(1),
        figure(0, "2013", 30.8, NEXT).segment(1),
        figure(0, "2014", 27.0, RISE).segment(1),
        figure(0, "2012", 3.4, NEXT).segment(2),
        figure(0, "2013", 3.5, NEXT).segment(2),
        figure(0, "2014", 9.2, RISE).segment(2),
    ],
    aims: &[Aim { of: 0, value: 30.0, due: "2015-12-31", note: "46 % below 2006.", source: GOAL }],
};
