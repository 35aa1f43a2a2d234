//! What is offered to founders, and in which order: the plainest first, the examples last.

use super::Card;

/// Every card: what to begin with, then examples to look at.
pub static CARDS: &[&Card] = &[&NEIGHBOURHOOD, &EDUCATION, &HEALTH, &HOMELESSNESS, &POVERTY, &PARC_EXTENSION];

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
