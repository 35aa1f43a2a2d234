//! A neighbourhood table, without figures: sectors to invite, questions to answer.

use super::{Template, Worded};

/// Whom a neighbourhood table usually brings together, by sector; no organisation is named.
pub(super) const PARTNERS: &[(Worded, &str)] = &[
    (&[("en", "Residents’ circle"), ("fr", "Cercle de résidentes et résidents")], "resident"),
    (&[("en", "Community organisations"), ("fr", "Organismes communautaires")], "community"),
    (&[("en", "Borough"), ("fr", "Arrondissement")], "public"),
    (&[("en", "Schools"), ("fr", "Écoles")], "school"),
    (&[("en", "Health and social services"), ("fr", "Santé et services sociaux")], "health"),
    (&[("en", "Foundations"), ("fr", "Fondations")], "philanthropy"),
];

pub(super) const TEMPLATE: Template = Template {
    id: "neighbourhood-table",
    name: &[("en", "Neighbourhood table"), ("fr", "Table de quartier")],
    about: &[
        ("en", "Residents and organisations of a neighbourhood act together on what matters to them."),
        ("fr", "Les gens et les organismes d’un quartier agissent ensemble sur ce qui compte pour eux."),
    ],
    place: "",
    texts: &[
        (
            "vision",
            &[
                ("en", "What will be different here in ten years, if we succeed?"),
                ("fr", "Qu’est-ce qui sera différent ici dans dix ans, si nous réussissons\u{a0}?"),
            ],
        ),
        (
            "problem",
            &[
                ("en", "Which problem do we share, and how does each of us see it?"),
                ("fr", "Quel problème avons-nous en commun, et comment chacune et chacun le voit-il\u{a0}?"),
            ],
        ),
    ],
    goals: &[],
    partners: PARTNERS,
    indicators: &[],
};
