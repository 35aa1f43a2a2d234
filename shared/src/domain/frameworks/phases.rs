//! Phases, in four and in five.

use super::{Framework, Item, PHASE};

pub(super) const FRAMEWORKS: &[Framework] = &[
    Framework {
        id: "phase4",
        name: &[("en", "Four phases"), ("fr", "Quatre phases")],
        about: &[
            ("en", "Not a straight road: any phase can be visited again."),
            ("fr", "Pas une ligne droite\u{a0}: on peut revenir à chaque phase."),
        ],
        levels: &PHASE,
        items: &[
            Item {
                id: "generate",
                name: &[("en", "Ideas and dialogue"), ("fr", "Idées et dialogue")],
                levels: None,
            },
            Item {
                id: "initiate",
                name: &[("en", "Beginning to act"), ("fr", "Début de l’action")],
                levels: None,
            },
            Item {
                id: "organise",
                name: &[("en", "Organising for impact"), ("fr", "Organisation pour l’impact")],
                levels: None,
            },
            Item {
                id: "sustain",
                name: &[("en", "Keeping it going and growing"), ("fr", "Maintien et croissance")],
                levels: None,
            },
        ],
    },
    Framework {
        id: "phase5",
        name: &[("en", "Five phases"), ("fr", "Cinq phases")],
        about: &[
            ("en", "The same road, with a look at readiness before it."),
            ("fr", "Le même chemin, précédé d’un examen de l’état de préparation."),
        ],
        levels: &PHASE,
        items: &[
            Item {
                id: "assess", name: &[("en", "Readiness"), ("fr", "État de préparation")], levels: None
            },
            Item {
                id: "initiate",
                name: &[("en", "Beginning to act"), ("fr", "Début de l’action")],
                levels: None,
            },
            Item {
                id: "organise",
                name: &[("en", "Organising for impact"), ("fr", "Organisation pour l’impact")],
                levels: None,
            },
            Item {
                id: "implement",
                name: &[("en", "Beginning to carry it out"), ("fr", "Début de la mise en œuvre")],
                levels: None,
            },
            Item {
                id: "sustain",
                name: &[("en", "Keeping it going and improving"), ("fr", "Maintien et amélioration")],
                levels: None,
            },
        ],
    },
];
