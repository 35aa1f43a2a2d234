//! The first screen, in French.

use crate::i18n::HomeText;

pub(in crate::i18n) static TEXT: HomeText = HomeText {
    title: "Accueil",
    coming: "L’initiative arrive sur ce téléphone…",
    coming_offline: "L’initiative arrivera sur ce téléphone dès qu’il y aura Internet. Vous pouvez déjà dire quelque chose \
                     à tout le monde.",
    closed: |day, who| format!("Close le {day} par {who}"),
    ends: |day| format!("Prend fin le {day}"),
    still_readable: "Tout peut encore être lu. Rien de nouveau n’est demandé.",
    kept_until: |day| format!("Le relais la conserve jusqu’au {day}."),
    out: "Ce téléphone ne fait pas partie de l’initiative en ce moment",
    out_kept: "Tout ce que vous avez écrit est encore ici, et vous pouvez lire ce qui était arrivé. Ce que les autres n’ont pas \
               reçu, vous pouvez le remettre à l’un d’eux par fichier ; la coordination en décide.",
    out_hand_over: "Transmettre par fichier",
    out_back: "Avec une nouvelle invitation, ce téléphone revient et envoie ce que vous avez écrit entre-temps.",
    example: "Les personnes de cette initiative sont inventées, pour montrer comment cela marche.",
    say_something: "Dire quelque chose",
    say_something_about: "Une idée, une inquiétude, une chose que vous avez vue.",
    others: "Ce que disent les autres",
    others_about: "Lire ce que les gens ont donné à tout le monde, et l’appuyer.",
    mine: "Ce qu’on a fait de mes paroles",
    mine_none: "Vous n’avez encore rien dit. Ce que vous direz sera ici.",
    all_mine: |n| format!("Toutes mes notes ({n})"),
    happening: "Ce qui se passe",
    vision: "Ce que nous voulons",
    read_agenda: "Lire le projet commun",
    all_results: "Tous les résultats",
    record: "Noter un chiffre",
    record_about: "Choisissez un indicateur, puis entrez ce que vous avez trouvé.",
    to_send: |n| {
        if n == 1 { "1 élément à envoyer".to_owned() } else { format!("{n} éléments à envoyer") }
    },
    nothing_to_send: "Tout est envoyé",
    see_agenda: "Projet commun",
    see_agenda_about: "Vision, problème, buts, partenaires. Vous pouvez modifier les textes.",
    desk: "Bureau",
    new_in: |n| match n {
        0 => "Rien de nouveau".to_owned(),
        1 => "1 nouvelle parole".to_owned(),
        n => format!("{n} nouvelles paroles"),
    },
    two_answers: |n| match n {
        0 => "Aucun chiffre avec deux réponses".to_owned(),
        1 => "1 chiffre avec deux réponses".to_owned(),
        n => format!("{n} chiffres avec deux réponses"),
    },
    invite: "Inviter quelqu’un",
    one_lead: "Vous êtes seul ou seule à la direction. Si ce téléphone et la feuille de secours se perdent, l’initiative se \
               perd aussi : invitez une deuxième personne à la direction.",
    invite_lead: "Inviter à la direction",
    people: "Personnes et téléphones",
    people_about: "Qui en fait partie, les invitations ouvertes, la serrure.",
    invite_about: "Crée un lien et un code à viser.",
    find_help: "Trouver de l’aide",
    find_help_about: "Les services près de chez vous, même sans Internet.",
    happening_about: "Les nouvelles de l’initiative.",
    all: "Toute l’initiative",
    all_about: "Objectifs, activités, partenaires, décisions et plus encore.",
    worries: "À surveiller",
    worries_about: "En retard, vieux, silencieux ou déséquilibré.",
};
