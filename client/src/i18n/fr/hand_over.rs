//! Files from hand to hand, in French.

use crate::i18n::HandOverText;

pub(in crate::i18n) static TEXT: HandOverText = HandOverText {
    title: "Transmettre par fichier",
    about: "Là où il n’y a pas d’Internet, les téléphones peuvent se transmettre un fichier : par câble, carte mémoire ou \
            partage à proximité.",
    give: "Préparer un fichier",
    unsent_about: "Pour quelqu’un qui aura Internet avant vous : ce qui n’est pas encore envoyé partira de son téléphone.",
    unsent: "Fichier de ce qui n’est pas envoyé",
    backup_about: "Une copie de sauvegarde contient toute l’initiative. Gardez-la ailleurs que sur ce téléphone et refaites-en \
                   une de temps en temps. Seuls les téléphones de l’initiative peuvent la lire.",
    backup: "Fichier de tout",
    made: |name| format!("Prêt : {name}"),
    save: "Enregistrer le fichier",
    take: "Recevoir un fichier",
    choose: "Choisir un fichier",
    take_in: "L’ajouter",
    leave: "Ne pas l’ajouter",
    taken: "C’est ajouté, et enregistré sur ce téléphone.",
    from: |who, when| format!("De {who}, {when}"),
    nothing_new: "Tout ce qu’il contient est déjà ici.",
    adds: |kind, n| {
        let (one, more) = match kind {
            "contributions" => ("note", "notes"),
            "blobs" => ("photo ou enregistrement", "photos et enregistrements"),
            "replies" => ("réponse à une note", "réponses à des notes"),
            "reviews" => ("mot sur le suivi d’une note", "mots sur le suivi des notes"),
            "submissions" => ("entretien", "entretiens"),
            "field_days" => ("journée sur le terrain", "journées sur le terrain"),
            "readings" => ("chiffre", "chiffres"),
            "devices" => ("téléphone", "téléphones"),
            "goals" => ("but", "buts"),
            "partners" => ("partenaire", "partenaires"),
            "indicators" => ("indicateur", "indicateurs"),
            _ => ("autre élément", "autres éléments"),
        };
        if n < 2 { format!("Ajoute {n} {one}") } else { format!("Ajoute {n} {more}") }
    },
    changes: |n| if n < 2 { format!("Modifie {n} élément") } else { format!("Modifie {n} éléments") },
    disagrees: |n| {
        if n < 2 {
            "1 élément ne dit pas la même chose qu’ici ; les deux restent et vous pourrez les comparer."
                .to_owned()
        } else {
            format!(
                "{n} éléments ne disent pas la même chose qu’ici ; tous restent et vous pourrez les comparer."
            )
        }
    },
    waits: |n| format!("À compléter par ce qui n’est pas encore ici : {n}. Cela se montrera ensuite."),
    refused: |n| format!("Inutilisable, sera mis de côté : {n}."),

    other_file: "Ce n’est pas un fichier d’Ensemble. Rien n’a changé.",
    too_new: "Ce fichier vient d’une version plus récente d’Ensemble. Mettez d’abord l’application à jour. Rien n’a changé.",
    cut_short: "Il manque une partie de ce fichier : il a été coupé en route. Redemandez-le. Rien n’a changé.",
    too_large: "C’est trop pour un seul fichier. Rien n’a changé.",
    other_initiative: "Ce fichier vient d’une autre initiative. Ouvrez d’abord celle-là. Rien n’a changé.",
    altered: "Ce fichier a été modifié ou abîmé en route. Redemandez-le. Rien n’a changé.",
    stranger: "Ce fichier vient d’un téléphone qui n’est pas dans cette initiative. Rien n’a changé.",

    set_aside: "Ce qui a été mis de côté",
    set_aside_none: "Rien n’a été mis de côté sur ce téléphone.",
    set_aside_about: "Ces morceaux n’ont pas pu être lus. Ils sont gardés et ne gênent rien. La personne qui s’occupe d’Ensemble \
                      pour vous peut en savoir plus grâce au fichier.",
};
