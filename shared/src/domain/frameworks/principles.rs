//! Preconditions and principles: what should be there, and how the work is done.

use super::{CONDITION, Framework, Item, PRACTICE};

pub(super) const FRAMEWORKS: &[Framework] = &[
    Framework {
        id: "pre3",
        name: &[("en", "Three preconditions"), ("fr", "Trois conditions préalables")],
        about: &[
            ("en", "What should be there before one begins; each with its evidence."),
            ("fr", "Ce qui devrait être là avant de commencer, preuves à l’appui."),
        ],
        levels: &CONDITION,
        items: &[
            Item {
                id: "champions",
                name: &[
                    ("en", "Influential champions"),
                    ("fr", "Des personnes influentes qui portent la cause"),
                ],
                levels: None,
            },
            Item {
                id: "urgency",
                name: &[("en", "Urgency for change"), ("fr", "L’urgence de changer")],
                levels: None,
            },
            Item {
                id: "resources",
                name: &[
                    ("en", "Resources for the first years"),
                    ("fr", "Des ressources pour les premières années"),
                ],
                levels: None,
            },
        ],
    },
    Framework {
        id: "principles8",
        name: &[("en", "Eight principles of practice"), ("fr", "Huit principes de pratique")],
        about: &[
            ("en", "How the work is done matters as much as what is done."),
            ("fr", "La manière de faire compte autant que ce qui est fait."),
        ],
        levels: &PRACTICE,
        items: &[
            Item {
                id: "equity",
                name: &[
                    ("en", "Equity comes first in design and in doing"),
                    ("fr", "L’équité est prioritaire, de la conception à l’action"),
                ],
                levels: None,
            },
            Item {
                id: "community_members",
                name: &[
                    ("en", "People of the community are part of the work"),
                    ("fr", "Des gens de la communauté font partie de la démarche"),
                ],
                levels: None,
            },
            Item {
                id: "cross_sector",
                name: &[
                    ("en", "Partners of several sectors make it together"),
                    ("fr", "Des partenaires de plusieurs secteurs la construisent ensemble"),
                ],
                levels: None,
            },
            Item {
                id: "data",
                name: &[
                    ("en", "Data are used to learn, adapt and improve"),
                    ("fr", "Les données servent à apprendre, à s’adapter et à s’améliorer"),
                ],
                levels: None,
            },
            Item {
                id: "leaders",
                name: &[
                    ("en", "Leaders for whole systems are brought up"),
                    ("fr", "On forme des leaders capables de penser le système"),
                ],
                levels: None,
            },
            Item {
                id: "strategies",
                name: &[
                    ("en", "Programmes and systems are both worked on"),
                    ("fr", "On agit sur les programmes et sur le système"),
                ],
                levels: None,
            },
            Item {
                id: "culture",
                name: &[
                    ("en", "Relations, trust and respect are cultivated"),
                    ("fr", "On cultive les relations, la confiance et le respect"),
                ],
                levels: None,
            },
            Item {
                id: "local_context",
                name: &[("en", "It is made for this place"), ("fr", "La démarche est faite pour ce milieu")],
                levels: None,
            },
        ],
    },
    Framework {
        id: "principles3",
        name: &[("en", "Three principles between partners"), ("fr", "Trois principes entre partenaires")],
        about: &[
            ("en", "The ground rules of a regional early-childhood network."),
            ("fr", "Les règles de base d’un réseau régional de la petite enfance."),
        ],
        levels: &PRACTICE,
        items: &[
            Item {
                id: "participation",
                name: &[("en", "Participation"), ("fr", "Participation")],
                levels: None,
            },
            Item {
                id: "empowerment",
                name: &[("en", "The community’s power to act"), ("fr", "Pouvoir d’agir de la communauté")],
                levels: None,
            },
            Item {
                id: "equality",
                name: &[("en", "Equality between partners"), ("fr", "Égalité entre partenaires")],
                levels: None,
            },
        ],
    },
    Framework {
        id: "wh",
        name: &[("en", "Four principles and five elements"), ("fr", "Quatre principes et cinq éléments")],
        about: &[
            ("en", "What a review of communities that moved a needle found in common."),
            ("fr", "Ce qu’une étude de communautés ayant obtenu un changement mesurable a trouvé en commun."),
        ],
        levels: &CONDITION,
        items: &[
            Item {
                id: "long_term",
                name: &[("en", "A commitment for many years"), ("fr", "Un engagement de longue durée")],
                levels: None,
            },
            Item {
                id: "stakeholders",
                name: &[("en", "Partners across sectors"), ("fr", "Des partenaires de tous les secteurs")],
                levels: None,
            },
            Item {
                id: "shared_data",
                name: &[
                    ("en", "Data that set the agenda and improve it"),
                    ("fr", "Des données qui orientent et améliorent"),
                ],
                levels: None,
            },
            Item {
                id: "substantive_partners",
                name: &[
                    ("en", "Members of the community as real partners"),
                    ("fr", "Des membres de la communauté comme vrais partenaires"),
                ],
                levels: None,
            },
            Item {
                id: "shared_vision",
                name: &[("en", "Shared vision and agenda"), ("fr", "Vision et plan communs")],
                levels: None,
            },
            Item {
                id: "leadership",
                name: &[
                    ("en", "Effective leadership and governance"),
                    ("fr", "Direction et gouvernance efficaces"),
                ],
                levels: None,
            },
            Item {
                id: "alignment",
                name: &[
                    ("en", "Resources go to what works"),
                    ("fr", "Les ressources vont à ce qui fonctionne"),
                ],
                levels: None,
            },
            Item {
                id: "dedicated_staff",
                name: &[("en", "Staff with time for it"), ("fr", "Du personnel qui y consacre du temps")],
                levels: None,
            },
            Item {
                id: "funding",
                name: &[("en", "Sufficient funding"), ("fr", "Un financement suffisant")],
                levels: None,
            },
        ],
    },
];
