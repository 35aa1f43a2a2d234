//! Parc-Extension, Montréal: a neighbourhood table against poverty and exclusion, with public figures.
//!
//! Figures: Centraide's portrait of the neighbourhood, read through its public page, which gives no reference year in
//! what was read; 2021 is assumed and said so. Goals: the five priorities of the second *Grand rendez-vous*.

use super::{Measure, Published, Template};

const SOURCE: &str = "https://www.centraide-mtl.org/portraits-de-quartier/ile-de-montreal/parc-extension";

pub(super) const TEMPLATE: Template = Template {
    id: "parc-extension",
    name: &[("en", "Parc-Extension"), ("fr", "Parc-Extension")],
    about: &[
        ("en", "Residents and organisations of Parc-Extension act together against poverty and exclusion."),
        (
            "fr",
            "Les gens et les organismes de Parc-Extension agissent ensemble contre la pauvreté et l’exclusion.",
        ),
    ],
    place: "Parc-Extension, Montréal",
    texts: &[
        (
            "vision",
            &[
                (
                    "en",
                    "Parc-Extension is a neighbourhood where everyone can live decently, learn and be heard. Newcomers \
                     find their place quickly. What is decided about the neighbourhood is decided with the people who \
                     live here.",
                ),
                (
                    "fr",
                    "Parc-Extension est un quartier où chaque personne peut vivre dignement, apprendre et être \
                     entendue. Les personnes nouvellement arrivées y trouvent vite leur place. Ce qui se décide pour \
                     le quartier se décide avec les gens qui y vivent.",
                ),
            ],
        ),
        (
            "problem",
            &[
                (
                    "en",
                    "One person in five lives in low income, about twice the share of Montréal. Many homes are in need \
                     of repair or cost too much. Help exists, but few people know where to find it.",
                ),
                (
                    "fr",
                    "Une personne sur cinq vit avec un faible revenu, environ deux fois plus qu’à Montréal. Beaucoup \
                     de logements sont à réparer ou coûtent trop cher. De l’aide existe, mais peu de gens savent où la \
                     trouver.",
                ),
            ],
        ),
        (
            "approach",
            &[
                (
                    "en",
                    "We agree on a few goals and measure them together. Each organisation also changes something in its \
                     own house. We say what did not work as readily as what did.",
                ),
                (
                    "fr",
                    "Nous nous entendons sur quelques buts et les mesurons ensemble. Chaque organisme change aussi \
                     quelque chose chez lui. Nous disons ce qui n’a pas marché aussi volontiers que ce qui a marché.",
                ),
            ],
        ),
    ],
    goals: &[
        (
            &[("en", "Young people succeed at school"), ("fr", "Les jeunes réussissent à l’école")],
            &[
                ("en", "Education of children and youth, with their parents."),
                ("fr", "L’éducation des enfants et des jeunes, avec leurs parents."),
            ],
        ),
        (
            &[("en", "Nobody is left alone"), ("fr", "Personne ne reste à l’écart")],
            &[
                ("en", "People in vulnerable situations are reached and included."),
                ("fr", "Les personnes en situation de vulnérabilité sont rejointes et incluses."),
            ],
        ),
        (
            &[("en", "Work that gets people out of poverty"), ("fr", "Un travail qui sort de la pauvreté")],
            &[
                ("en", "Employment, recognised skills and a sufficient income."),
                ("fr", "Emploi, compétences reconnues et revenu suffisant."),
            ],
        ),
        (
            &[("en", "A healthy, affordable home"), ("fr", "Un logement sain et abordable")],
            &[
                ("en", "Housing that is in good repair and can be paid for."),
                ("fr", "Des logements en bon état et à la portée des gens."),
            ],
        ),
        (
            &[("en", "An open neighbourhood"), ("fr", "Un quartier désenclavé")],
            &[
                ("en", "Streets, transport and places that connect the neighbourhood with the city."),
                ("fr", "Des rues, des transports et des lieux qui relient le quartier à la ville."),
            ],
        ),
    ],
    partners: super::neighbourhood::PARTNERS,
    indicators: &[
        Measure {
            name: &[("en", "People in low income"), ("fr", "Personnes à faible revenu")],
            definition: &[
                ("en", "Share of residents who live in low income. Montréal: 11 %."),
                ("fr", "Part de la population qui vit avec un faible revenu. Montréal\u{a0}: 11\u{a0}%."),
            ],
            value_kind: "percent",
            unit: "percent",
            direction: "down",
            readings: &[Published {
                start: "2021-01-01",
                end: "2021-12-31",
                value: 21.0,
                note: "Centraide. 2021\u{a0}: année supposée / year assumed.",
                source_url: SOURCE,
            }],
        },
        Measure {
            name: &[
                ("en", "Households in core housing need"),
                ("fr", "Ménages ayant des besoins impérieux en logement"),
            ],
            definition: &[
                ("en", "Share of households whose home is too small, too costly or in need of major repair."),
                ("fr", "Part des ménages dont le logement est trop petit, trop cher ou à réparer."),
            ],
            value_kind: "percent",
            unit: "percent",
            direction: "down",
            readings: &[Published {
                start: "2021-01-01",
                end: "2021-12-31",
                value: 17.0,
                note: "Centraide. 2021\u{a0}: année supposée / year assumed.",
                source_url: SOURCE,
            }],
        },
        Measure {
            name: &[
                ("en", "Adults without a secondary diploma"),
                ("fr", "Adultes sans diplôme d’études secondaires"),
            ],
            definition: &[
                ("en", "Share of people aged 25 to 64 who have no secondary diploma. Montréal: 9 %."),
                ("fr", "Part des 25 à 64 ans sans diplôme d’études secondaires. Montréal\u{a0}: 9\u{a0}%."),
            ],
            value_kind: "percent",
            unit: "percent",
            direction: "down",
            readings: &[Published {
                start: "2021-01-01",
                end: "2021-12-31",
                value: 25.0,
                note: "Centraide. 2021\u{a0}: année supposée / year assumed.",
                source_url: SOURCE,
            }],
        },
    ],
};
