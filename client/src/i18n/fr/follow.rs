//! What became of a voice, in French.

use crate::i18n::FollowText;

pub(in crate::i18n) static TEXT: FollowText = FollowText {
    title: "Ce que c’est devenu",
    given: "Donnée",
    arrived: "Reçue par l’initiative",
    read: "Lue par une personne",
    answered: "On y a répondu",
    joined: |n| {
        if n == 1 {
            "Réunie avec une autre note qui dit la même chose".to_owned()
        } else {
            format!("Réunie avec {n} autres qui disent la même chose")
        }
    },
    became: |relation, kind| match relation {
        "informed" => format!("Utilisée : elle a aidé à ceci ({kind})"),
        "example_of" => format!("Utilisée : elle est un exemple de ceci ({kind})"),
        _ => format!("Utilisée : elle est devenue ceci ({kind})"),
    },
    moves: "Ce que cela doit faire bouger :",
    is_out: "Cela a été retiré de la liste depuis.",
    waiting: "Personne ne l’a encore regardée.",
    take_back: "Reprendre cela",
    came_from: "D’où cela vient",
    from_withdrawn: "Une note qui a été retirée depuis.",
    others_none: "Personne n’a encore rien dit à tout le monde.",
    n_phones: |n| match n {
        0 => "Pas encore d’appui".to_owned(),
        1 => "Appuyée depuis 1 téléphone".to_owned(),
        n => format!("Appuyée depuis {n} téléphones"),
    },
    support: "J’appuie ceci",
    support_which: |code| format!("J’appuie ceci : {code}"),
    supported: "Vous appuyez ceci.",
    unsupport: "Retirer mon appui",
    unsupport_which: |code| format!("Retirer mon appui : {code}"),
};
