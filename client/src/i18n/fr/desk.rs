//! The team's desk, in French.

use crate::i18n::DeskText;

pub(in crate::i18n) static TEXT: DeskText = DeskText {
    title: "Bureau",
    team_only: "Le bureau est réservé à la coordination et à la direction.",
    new_in: "Nouveautés",
    new_in_none: "Rien de nouveau. Tout a été regardé.",
    two_answers: "Deux réponses",
    two_answers_none: "Aucun chiffre n’a deux réponses.",
    two_answers_about: "Les deux chiffres sont gardés et affichés. Rien n’est perdu.",
    dealt_with: "Déjà vu",
    dealt_with_none: "Rien encore.",
    from: |who| format!("De : {who}"),
    respond: "Donner suite",
    respond_to: |code| format!("Donner suite à {code}"),
    where_it_stands: "Où cela en est-il ?",
    decide: |code| match code {
        "read" => "Lu",
        "in_discussion" => "En discussion",
        "kept_for_later" => "Gardé pour plus tard",
        "not_now" => "Pas maintenant",
        _ => "Regardé",
    },
    reason: "Raison",
    reason_hint: "La personne qui a écrit la lira.",
    mark: "Marquer",
    choose_one: "Choisissez une réponse.",
    answer: "Réponse",
    answer_hint_author: "Seules la personne qui a écrit et l’équipe peuvent lire la réponse.",
    answer_hint_everyone: "Tout le monde dans l’initiative peut lire la réponse.",
    send_answer: "Envoyer la réponse",
    see_indicator: "Voir l’indicateur",
    author_speaks: |language| format!("Écrit en {language}"),
};
