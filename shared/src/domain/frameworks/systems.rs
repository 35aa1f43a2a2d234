//! What changes in a system, and what a backbone does and has.

use super::{CHANGE, CONDITION, Framework, Item};

pub(super) const FRAMEWORKS: &[Framework] = &[
    Framework {
        id: "six_conditions",
        name: &[
            ("en", "Six conditions of systems change"),
            ("fr", "Six conditions du changement de système"),
        ],
        about: &[
            (
                "en",
                "What holds a problem in place: what can be seen, what lies between people, what people take for granted.",
            ),
            (
                "fr",
                "Ce qui maintient un problème en place\u{a0}: ce qui se voit, ce qui se joue entre les gens, ce qui va de soi.",
            ),
        ],
        levels: &CHANGE,
        items: &[
            Item { id: "policies", name: &[("en", "Policies"), ("fr", "Politiques")], levels: None },
            Item { id: "practices", name: &[("en", "Practices"), ("fr", "Pratiques")], levels: None },
            Item {
                id: "resource_flows",
                name: &[("en", "Flows of resources"), ("fr", "Circulation des ressources")],
                levels: None,
            },
            Item {
                id: "relationships",
                name: &[("en", "Relationships and connections"), ("fr", "Relations et liens")],
                levels: None,
            },
            Item { id: "power", name: &[("en", "Power"), ("fr", "Pouvoir")], levels: None },
            Item {
                id: "mental_models",
                name: &[("en", "Ways of thinking"), ("fr", "Manières de penser")],
                levels: None,
            },
        ],
    },
    Framework {
        id: "backbone6",
        name: &[("en", "What a backbone does"), ("fr", "Ce que fait l’organisation de soutien")],
        about: &[
            ("en", "Six functions; early on, the first two matter most."),
            ("fr", "Six fonctions. Au début, les deux premières comptent le plus."),
        ],
        levels: &CONDITION,
        items: &[
            Item {
                id: "guide_vision",
                name: &[("en", "Guide vision and strategy"), ("fr", "Guider la vision et la stratégie")],
                levels: None,
            },
            Item {
                id: "support_activities",
                name: &[("en", "Support aligned activities"), ("fr", "Soutenir les activités concertées")],
                levels: None,
            },
            Item {
                id: "shared_measurement",
                name: &[("en", "Establish shared measurement"), ("fr", "Établir la mesure partagée")],
                levels: None,
            },
            Item {
                id: "public_will",
                name: &[("en", "Build public will"), ("fr", "Susciter la volonté publique")],
                levels: None,
            },
            Item {
                id: "advance_policy",
                name: &[("en", "Advance policy"), ("fr", "Faire avancer les politiques")],
                levels: None,
            },
            Item {
                id: "mobilise_funding",
                name: &[("en", "Mobilise funding"), ("fr", "Mobiliser le financement")],
                levels: None,
            },
        ],
    },
    Framework {
        id: "backbone7",
        name: &[("en", "What a backbone has"), ("fr", "Ce dont dispose l’organisation de soutien")],
        about: &[
            ("en", "Seven elements that let a network work."),
            ("fr", "Sept éléments qui permettent à un réseau de fonctionner."),
        ],
        levels: &CONDITION,
        items: &[
            Item {
                id: "human_resources",
                name: &[("en", "People"), ("fr", "Ressources humaines")],
                levels: None,
            },
            Item {
                id: "financial_resources",
                name: &[("en", "Money"), ("fr", "Ressources financières")],
                levels: None,
            },
            Item {
                id: "external_support",
                name: &[("en", "Support from outside"), ("fr", "Accompagnement externe")],
                levels: None,
            },
            Item {
                id: "reference_frameworks",
                name: &[("en", "Frames of reference"), ("fr", "Cadres de référence")],
                levels: None,
            },
            Item { id: "training", name: &[("en", "Training"), ("fr", "Formation")], levels: None },
            Item {
                id: "communities_of_practice",
                name: &[("en", "Communities of practice"), ("fr", "Communautés de pratique")],
                levels: None,
            },
            Item {
                id: "governance",
                name: &[("en", "Governance"), ("fr", "Structure de gouvernance")],
                levels: None,
            },
        ],
    },
];
