//! The common agenda, in French.

use crate::i18n::AgendaText;

pub(in crate::i18n) static TEXT: AgendaText = AgendaText {
    title: "Projet commun",
    text: |code| match code {
        "vision" => "Vision",
        "problem" => "Le problème",
        "approach" => "Notre façon de faire",
        "boundaries" => "Ce que nous laissons à d’autres",
        _ => "Texte",
    },
    edit: |name| format!("Modifier : {name}"),
    not_written: "Pas encore écrit.",
    goals: "Buts",
    no_goals: "Pas encore de but.",
    partners: "Partenaires",
    no_partners: "Pas encore de partenaire.",
    missing_sectors: "Encore personne à la table pour",
    sector: |code| match code {
        "resident" => "Gens du quartier",
        "community" => "Organismes communautaires",
        "public" => "Services publics",
        "school" => "Écoles",
        "health" => "Santé",
        "business" => "Entreprises",
        "philanthropy" => "Philanthropie",
        "faith" => "Communautés de foi",
        "academic" => "Cégeps et universités",
        _ => "Autres",
    },
    edit_title: |name| format!("Modifier : {name}"),
    edit_hint: |language| {
        format!("En {language}. D’autres écrivent peut-être aussi : leurs mots restent, les vôtres aussi.")
    },
    changed_meanwhile: "Quelqu’un a modifié ce texte pendant que vous écriviez. Enregistrez : les deux changements restent.",
    may_not: "Dans votre rôle, on lit le projet commun. Dites quelque chose pour le faire changer.",
    unknown: "Le projet commun n’a pas ce texte.",
    draft_from: |time| format!("Vous avez un changement inachevé de {time}"),
    draft_drop: "Supprimer mon changement",
    two_wordings: "Deux personnes ont récrit le même passage",
    two_wordings_about: "Aucune ne savait pour l’autre, et leurs mots sont maintenant entremêlés. Choisissez comment cela doit \
                         se lire. Ce qui a été convenu ne change pas, et les deux textes restent dans l’historique.",
    keep_first: "Garder A",
    keep_second: "Garder B",
    keep_both: "Garder les deux, côte à côte",
    wording_kept: "Voilà comment cela se lit maintenant.",
};
