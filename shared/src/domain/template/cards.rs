//! What is offered to founders, and in which order: the plainest first, the examples last.

use super::Card;

/// Every card: what to begin with, then examples to look at.
pub static CARDS: &[&Card] = &[
    &NEIGHBOURHOOD,
    &EDUCATION,
    &HEALTH,
    &ANIMALS,
    &HOMELESSNESS,
    &POVERTY,
    &YOUTH,
    &PARC_EXTENSION,
    &MILWAUKEE,
    &CALGARY,
    &STRIVE,
    &SOMERVILLE,
    &ELIZABETH_RIVER,
];

pub(super) static NEIGHBOURHOOD: Card = Card {
    id: "neighbourhood-table",
    name: &[("en", "Neighbourhood table"), ("fr", "Table de quartier")],
    about: &[
        ("en", "Residents and organisations of a neighbourhood act together on what matters to them."),
        ("fr", "Les gens et les organismes d’un quartier agissent ensemble sur ce qui compte pour eux."),
    ],
    is_example: false,
};

pub(super) static EDUCATION: Card = Card {
    id: "education",
    name: &[("en", "Education, from cradle to career"), ("fr", "Éducation, du berceau au métier")],
    about: &[
        ("en", "Every child is helped to learn, from the first years to a first job."),
        ("fr", "Chaque enfant est aidé à apprendre, des premières années au premier emploi."),
    ],
    is_example: false,
};

pub(super) static HEALTH: Card = Card {
    id: "health",
    name: &[("en", "Health"), ("fr", "Santé")],
    about: &[
        ("en", "People who live here stay well longer, wherever they live and whatever they earn."),
        ("fr", "Les gens d’ici restent en santé plus longtemps, quels que soient leur rue et leur revenu."),
    ],
    is_example: false,
};

pub(super) static ANIMALS: Card = Card {
    id: "animal-welfare",
    name: &[("en", "Animal welfare"), ("fr", "Bien-être animal")],
    about: &[
        ("en", "Animals stay with people who care for them, and people get the help they need to do so."),
        ("fr", "Les animaux restent chez les gens qui les aiment, et ces gens reçoivent l’aide qu’il faut."),
    ],
    is_example: false,
};

pub(super) static HOMELESSNESS: Card = Card {
    id: "homelessness",
    name: &[("en", "Homelessness"), ("fr", "Itinérance")],
    about: &[
        ("en", "Losing a home becomes rare and brief, and happens to nobody twice."),
        ("fr", "Perdre son logement devient rare et bref, et n’arrive à personne deux fois."),
    ],
    is_example: false,
};

pub(super) static POVERTY: Card = Card {
    id: "poverty",
    name: &[("en", "Poverty and exclusion"), ("fr", "Pauvreté et exclusion sociale")],
    about: &[
        ("en", "Everybody can cover what a decent life costs, and has a say."),
        ("fr", "Chaque personne peut vivre dignement et a voix au chapitre."),
    ],
    is_example: false,
};

pub(super) static YOUTH: Card = Card {
    id: "youth",
    name: &[("en", "Youth"), ("fr", "Jeunesse")],
    about: &[
        ("en", "Young people find their place, and help decide what it looks like."),
        ("fr", "Les jeunes trouvent leur place et décident aussi de ce qu’elle sera."),
    ],
    is_example: false,
};

pub(super) static PARC_EXTENSION: Card = Card {
    id: "parc-extension",
    name: &[("en", "Parc-Extension"), ("fr", "Parc-Extension")],
    about: &[
        ("en", "Residents and organisations of Parc-Extension act together against poverty and exclusion."),
        (
            "fr",
            "Les gens et les organismes de Parc-Extension agissent ensemble contre la pauvreté et l’exclusion.",
        ),
    ],
    is_example: true,
};

pub(super) static MILWAUKEE: Card = Card {
    id: "milwaukee",
    name: &[("en", "Milwaukee: teen births"), ("fr", "Milwaukee\u{a0}: naissances chez les adolescentes")],
    about: &[
        ("en", "A goal met three years early, two values for one year, and a gap that widened for a while."),
        (
            "fr",
            "Une cible atteinte trois ans plus tôt, deux valeurs pour une année et un écart qui s’est creusé.",
        ),
    ],
    is_example: true,
};

pub(super) static CALGARY: Card = Card {
    id: "calgary",
    name: &[
        ("en", "Calgary: counting homeless people"),
        ("fr", "Calgary\u{a0}: le dénombrement des sans-abri"),
    ],
    about: &[
        ("en", "Two ways of counting on the same night: which of them counts decides the headline."),
        ("fr", "Deux façons de compter la même nuit\u{a0}: celle qu’on retient décide de la manchette."),
    ],
    is_example: true,
};

pub(super) static STRIVE: Card = Card {
    id: "strive",
    name: &[("en", "Strive: ready for kindergarten"), ("fr", "Strive\u{a0}: prêts pour la maternelle")],
    about: &[
        ("en", "Cincinnati, Covington and Newport follow their children from cradle to career."),
        ("fr", "Cincinnati, Covington et Newport suivent leurs enfants du berceau au métier."),
    ],
    is_example: true,
};

pub(super) static SOMERVILLE: Card = Card {
    id: "somerville",
    name: &[("en", "Shape Up Somerville"), ("fr", "Shape Up Somerville")],
    about: &[
        ("en", "A town that eats and moves better, and a score of which no percentage can be taken."),
        ("fr", "Une ville qui mange et bouge mieux, et un score dont on ne peut tirer aucun pourcentage."),
    ],
    is_example: true,
};

pub(super) static ELIZABETH_RIVER: Card = Card {
    id: "elizabeth-river",
    name: &[("en", "Elizabeth River"), ("fr", "Rivière Elizabeth")],
    about: &[
        ("en", "A river with a report card: one grade for each branch, and nothing to divide."),
        ("fr", "Une rivière qui reçoit un bulletin\u{a0}: une note par bras, et rien à diviser."),
    ],
    is_example: true,
};
