//! The lists of conditions: the two that are both called *five conditions*, and the five shifts.

use super::{CONDITION, Framework, Item};

pub(super) const FRAMEWORKS: &[Framework] = &[
    Framework {
        id: "kk5",
        name: &[
            ("en", "Five conditions of collective impact"),
            ("fr", "Cinq conditions de l’impact collectif"),
        ],
        about: &[
            ("en", "What the founders of the term found in initiatives that changed something."),
            ("fr", "Ce que les auteurs du terme ont trouvé dans les démarches qui ont changé quelque chose."),
        ],
        levels: &CONDITION,
        items: &[
            Item {
                id: "common_agenda",
                name: &[("en", "Common agenda"), ("fr", "Vision commune")],
                levels: Some(&[
                    &[
                        ("en", "Each of us has a plan of our own."),
                        ("fr", "Chacun et chacune a son propre plan."),
                    ],
                    &[
                        ("en", "There is a shared text; we read it differently."),
                        ("fr", "Il y a un texte commun, que nous lisons différemment."),
                    ],
                    &[
                        ("en", "We define the problem alike and can each say our part in the plan."),
                        (
                            "fr",
                            "Nous définissons le problème de la même façon, et chacun et chacune peut dire sa part du plan.",
                        ),
                    ],
                ]),
            },
            Item {
                id: "shared_measurement",
                name: &[("en", "Shared measurement"), ("fr", "Mesure partagée")],
                levels: Some(&[
                    &[
                        ("en", "We count different things, or nothing."),
                        ("fr", "Nous comptons des choses différentes, ou rien."),
                    ],
                    &[
                        ("en", "We agreed on a few indicators; figures come late or not from all."),
                        (
                            "fr",
                            "Nous avons convenu de quelques indicateurs. Les chiffres arrivent tard, ou pas de tout le monde.",
                        ),
                    ],
                    &[
                        ("en", "A short list is counted in one way, and we talk about what it means."),
                        (
                            "fr",
                            "Une courte liste est comptée de la même façon, et nous parlons de ce qu’elle veut dire.",
                        ),
                    ],
                ]),
            },
            Item {
                id: "reinforcing_activities",
                name: &[("en", "Mutually reinforcing activities"), ("fr", "Activités qui se renforcent")],
                levels: Some(&[
                    &[
                        ("en", "We hardly know what the others do."),
                        ("fr", "Nous savons à peine ce que font les autres."),
                    ],
                    &[
                        ("en", "We tell each other, and now and then adjust."),
                        ("fr", "Nous nous informons, et nous nous ajustons de temps en temps."),
                    ],
                    &[
                        ("en", "Each does what it does best, and the parts fit together."),
                        (
                            "fr",
                            "Chaque partenaire fait ce qu’il fait le mieux, et les parties vont ensemble.",
                        ),
                    ],
                ]),
            },
            Item {
                id: "continuous_communication",
                name: &[("en", "Continuous communication"), ("fr", "Communication continue")],
                levels: Some(&[
                    &[
                        ("en", "We talk when there is a problem."),
                        ("fr", "Nous nous parlons quand il y a un problème."),
                    ],
                    &[
                        ("en", "We meet regularly; some are rarely there or rarely heard."),
                        (
                            "fr",
                            "Nous nous réunissons régulièrement. Certaines personnes sont rarement là, ou rarement entendues.",
                        ),
                    ],
                    &[
                        ("en", "We talk often and openly enough to disagree."),
                        (
                            "fr",
                            "Nous nous parlons assez souvent et assez ouvertement pour ne pas être d’accord.",
                        ),
                    ],
                ]),
            },
            Item {
                id: "backbone",
                name: &[("en", "Backbone support"), ("fr", "Organisation de soutien")],
                levels: Some(&[
                    &[
                        ("en", "Nobody has the time to hold it together."),
                        ("fr", "Personne n’a le temps de tenir le tout ensemble."),
                    ],
                    &[
                        ("en", "Somebody does, beside other work or until the money ends."),
                        (
                            "fr",
                            "Quelqu’un le fait, à côté d’un autre travail ou jusqu’à la fin du financement.",
                        ),
                    ],
                    &[
                        ("en", "A team has the time, the trust and the means, and answers to all of us."),
                        (
                            "fr",
                            "Une équipe a le temps, la confiance et les moyens, et rend des comptes à tout le monde.",
                        ),
                    ],
                ]),
            },
        ],
    },
    Framework {
        id: "cip5",
        name: &[
            ("en", "Five points of reference of Montréal’s Collective Impact Project"),
            ("fr", "Cinq points de repère du Projet impact collectif de Montréal"),
        ],
        about: &[
            ("en", "Points of reference for a neighbourhood, not a gate to pass."),
            ("fr", "Des repères pour un quartier, et non une porte à franchir."),
        ],
        levels: &CONDITION,
        items: &[
            Item {
                id: "dialogue",
                name: &[
                    ("en", "Dialogue and collaboration toward systemic change"),
                    ("fr", "Dialogue et collaboration vers un changement systémique"),
                ],
                levels: None,
            },
            Item {
                id: "vision_plan",
                name: &[
                    ("en", "A collective vision and a shared plan"),
                    ("fr", "Une vision collective et un plan partagé"),
                ],
                levels: None,
            },
            Item {
                id: "mobilise",
                name: &[
                    ("en", "Local people mobilised at every stage, those most affected among them"),
                    (
                        "fr",
                        "Mobilisation du milieu à toutes les étapes, dont les personnes les plus touchées",
                    ),
                ],
                levels: None,
            },
            Item {
                id: "progress",
                name: &[
                    ("en", "Progress and challenges seen, adjusted to and shared"),
                    ("fr", "Progrès et défis repérés, ajustés et partagés"),
                ],
                levels: None,
            },
            Item {
                id: "scope",
                name: &[
                    ("en", "A wider scope and a systemic approach"),
                    ("fr", "Une portée élargie et une approche systémique"),
                ],
                levels: None,
            },
        ],
    },
    Framework {
        id: "ci3",
        name: &[("en", "Collective impact 3.0"), ("fr", "Impact collectif 3.0")],
        about: &[
            ("en", "Five shifts proposed after ten years of practice."),
            ("fr", "Cinq virages proposés après dix ans de pratique."),
        ],
        levels: &CONDITION,
        items: &[
            Item {
                id: "aspiration",
                name: &[
                    ("en", "From a common agenda to a community’s aspiration"),
                    ("fr", "De la vision commune à l’aspiration d’une communauté"),
                ],
                levels: None,
            },
            Item {
                id: "strategic_learning",
                name: &[
                    ("en", "From shared measurement to strategic learning"),
                    ("fr", "De la mesure partagée à l’apprentissage stratégique"),
                ],
                levels: None,
            },
            Item {
                id: "high_leverage",
                name: &[
                    ("en", "From reinforcing activities to high-leverage ones"),
                    ("fr", "Des activités qui se renforcent à celles qui ont le plus d’effet"),
                ],
                levels: None,
            },
            Item {
                id: "engagement",
                name: &[
                    ("en", "From continuous communication to authentic engagement"),
                    ("fr", "De la communication continue à une participation authentique"),
                ],
                levels: None,
            },
            Item {
                id: "containers",
                name: &[
                    ("en", "From a backbone to a container for change"),
                    ("fr", "De l’organisation de soutien à un espace pour le changement"),
                ],
                levels: None,
            },
        ],
    },
];
