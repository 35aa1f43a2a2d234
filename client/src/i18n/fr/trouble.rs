//! What can go wrong, in French.

use crate::i18n::TroubleText;

pub(in crate::i18n) static TEXT: TroubleText = TroubleText {
    form_title: "Certaines réponses sont à revoir",
    in_field: |label, sentence| format!("{label} : {sentence}"),

    missing: "Remplissez ceci.",
    too_long: |max, found| {
        format!("C’est trop long : {found} caractères, et il y a place pour {max}. Raccourcissez.")
    },
    too_heavy: |max, found| {
        format!("C’est trop gros : {found} Ko, et il y a place pour {max} Ko. Refaites-le, ou donnez sans.")
    },
    not_offered: "Choisissez une des réponses proposées.",
    not_a_number: "Entrez un nombre, par exemple 12 ou 12,5.",
    not_a_period: "Entrez une année, un mois ou un jour, par exemple 2026, 2026-05 ou 2026-05-03.",
    not_a_day: "Entrez un jour qui existe, par exemple 2026-05-03.",
    out_of_range: |min, max| {
        if max.is_empty() {
            return format!("Entrez un nombre entier à partir de {min}.");
        }
        format!("Entrez un nombre entier de {min} à {max}.")
    },
    not_an_address: "Entrez une adresse Web qui commence par https://.",
    unknown: "Ce dont il s’agit n’est pas sur ce téléphone, ou pas encore.",
    not_allowed: |role| {
        format!(
            "Rien n’a changé : cela ne fait pas partie de votre rôle ({role}). Demandez à la coordination."
        )
    },
    written_once: "Rien n’a changé : ce qui est écrit ici reste tel quel, pour que tout le monde puisse le voir. Ajoutez \
                   autre chose.",
    team_key_missing: "Pas encore donné : ce téléphone n’a pas reçu ce qu’il faut pour sceller une note à l’équipe. Vos mots \
                       sont conservés ici. Connectez-vous une fois à Internet, puis réessayez ; ou laissez tout le monde dans \
                       l’initiative le voir.",

    storage_full: "Pas enregistré : ce téléphone n’a plus de place. Ce que vous avez écrit est encore ici. Libérez de \
                   l’espace, puis réessayez.",
    storage_failed: "Pas enregistré : le stockage de ce téléphone a échoué. Ce que vous avez écrit est encore ici. Réessayez.",
    other_window: "Pas enregistré : Ensemble est ouvert dans une autre fenêtre. Ce que vous avez écrit est encore ici.",
    nothing_open: "Aucune initiative n’est ouverte sur ce téléphone. Ouvrez de nouveau votre invitation.",
    newer_window: "Pas enregistré : une version plus récente d’Ensemble est ouverte dans une autre fenêtre. Ce que vous avez \
                   écrit est encore ici.",
    not_here_yet: "Une partie de l’application n’est pas encore arrivée. Réessayez quand il y a Internet ; ce que vous avez écrit est encore ici.",
    engine_stopped: "Une partie de l’application s’est arrêtée deux fois sur cette action. Vérifiez si elle a été faite avant \
                     de réessayer ; ce que vous avez écrit est encore ici.",
    part_missing: "Une partie de l’application n’est pas encore arrivée sur ce téléphone. Connectez-vous une fois à Internet ; elle y restera ensuite.",
    leads_only: "Ce téléphone n’a pas la feuille de secours. Seul un téléphone qui a fondé l’initiative, ou qui est revenu \
                 avec la feuille, peut la montrer.",
    sheet_lines: |expected, found| {
        format!("La feuille a {expected} lignes ; il y en a {found} ici. Rien n’a changé.")
    },
    sheet_group: |line, group| {
        format!(
            "Ligne {line} : « {group} » n’est pas comme sur la feuille. Un groupe a quatre lettres ou chiffres, le dernier de \
             la ligne en a deux. Rien n’a changé."
        )
    },
    sheet_line: |line| {
        format!(
            "La ligne {line} n’est pas comme sur la feuille. Comparez lettre par lettre. Rien n’a changé."
        )
    },
    sheet_too_new: "Cette feuille vient d’une version plus récente d’Ensemble. Rechargez cette page avec Internet, puis \
                    réessayez. Rien n’a changé.",
    member_unknown: "Ce téléphone ne connaît plus cela. Regardez de nouveau. Rien n’a changé.",
    member_not_allowed: "Dans votre rôle, on ne décide pas de cela. Demandez à la direction. Rien n’a changé.",
    member_oneself: "C’est vous. Demandez à une autre personne de la direction. Rien n’a changé.",
    member_too_many_hands: "Ce téléphone est passé par trop de mains pour en faire entrer un autre. Demandez une invitation à \
                            la coordination. Rien n’a changé.",

    link_missing: "Ce n’est pas une invitation. Redemandez le lien et copiez-le en entier. Rien n’a changé sur ce téléphone.",
    link_damaged: "Il manque une partie du lien : il a été coupé ou modifié en route. Redemandez-le et copiez-le en entier. \
                   Rien n’a changé sur ce téléphone.",
    link_too_new: "Cette invitation vient d’une version plus récente d’Ensemble. Rechargez cette page avec Internet, puis \
                   ouvrez-la de nouveau. Rien n’a changé sur ce téléphone.",
    link_expired: "Cette invitation est terminée. Demandez-en une nouvelle à la personne qui vous l’a donnée. Rien n’a changé \
                   sur ce téléphone.",
    link_other_relay: |address| {
        format!(
            "Cette invitation appartient à une autre adresse : {address}. Ouvrez-la là-bas. Rien \
                                         n’a changé sur ce téléphone."
        )
    },
    link_open_there: "L’ouvrir là-bas",
    link_not_allowed: "La personne qui a créé cette invitation ne peut pas inviter dans ce rôle. Demandez-en une autre à la \
                       coordination. Rien n’a changé sur ce téléphone.",

    alarm_full: "Tout n’est pas enregistré : ce téléphone n’a plus de place. Ce qui est enregistré reste en sécurité. Libérez \
                 de l’espace et gardez cette page ouverte jusqu’à la fin de ce message.",
    alarm_no_room: "Ce téléphone n’a plus de place. Vous pouvez tout lire ici, mais rien ne peut être enregistré tant que vous \
                    n’avez pas libéré d’espace.",
    alarm_newer_window: "Une version plus récente d’Ensemble est ouverte dans une autre fenêtre. Ici, vous pouvez encore lire, et \
                         ce qui est enregistré part encore ; pour écrire, rechargez.",
    alarm_failed: "Tout n’est pas enregistré : le stockage de ce téléphone a échoué. Ce qui est enregistré reste en sécurité. \
                   Gardez cette page ouverte ; si ce message reste, copiez ce que vous écrivez et rechargez.",
    alarm_code_wanted: "Ce serveur n’accueille de nouvelles initiatives qu’avec un code. Tout est en sécurité sur ce \
                        téléphone. Demandez le code à la personne qui gère le serveur, puis fondez l’initiative de \
                        nouveau avec ce code.",
    alarm_unknown_initiative: "Le serveur ne connaît pas cette initiative. Tout est en sécurité sur ce téléphone et vous \
                               pouvez continuer. Demandez à la direction de regarder.",
    alarm_invitation_ended: "L’invitation qui a servi à ce téléphone est terminée : son dernier jour est passé, elle a servi \
                             autant de fois que prévu, ou quelqu’un y a mis fin. Rien ne peut être envoyé ni reçu. Tout est en \
                             sécurité sur ce téléphone. Demandez-en une nouvelle à la personne de qui elle vient.",
    alarm_removed: "Ce téléphone a été retiré de l’initiative ; rien ne peut être envoyé ni reçu. Ce que vous avez écrit reste \
                    sur ce téléphone. Pour revenir, demandez une nouvelle invitation à la direction et ouvrez-la ici.",
    alarm_app_too_old: "Cette application est trop ancienne pour le serveur ; rien ne peut être envoyé. Tout est en sécurité \
                        sur ce téléphone et vous pouvez continuer. Rechargez avec Internet pour la mettre à jour.",
    alarm_relay_too_old: "Le serveur est plus ancien que cette application ; rien ne peut être envoyé. Tout est en sécurité \
                          sur ce téléphone et vous pouvez continuer. La personne qui gère le serveur doit le mettre à jour.",
    alarm_set_aside: |n| {
        if n == 1 {
            "Une partie de ce qui est sur ce téléphone n’a pas pu être lue. Elle est mise de côté et gardée ; tout le reste \
             est ouvert."
                .to_owned()
        } else {
            format!(
                "{n} parties de ce qui est sur ce téléphone n’ont pas pu être lues. Elles sont mises de côté et gardées ; \
                     tout le reste est ouvert."
            )
        }
    },

    refusal: |code| match code {
        "initiative_full" => {
            "Le serveur n’a plus de place pour cette initiative. Ceci reste sur votre téléphone et partira dès qu’il y en \
             aura. Prévenez la coordination."
        }
        "device_full" => {
            "Le serveur ne garde plus rien de ce téléphone. Ceci y reste et partira dès qu’il y aura de la place. Prévenez \
             la coordination."
        }
        _ => {
            "Le serveur ne l’a pas pris. Cela reste sur ce téléphone. Montrez cette ligne à la coordination."
        }
    },

    window_title: "Ensemble est ouvert dans une autre fenêtre",
    window_text: "Une seule fenêtre travaille à la fois, pour que rien ne soit écrit en double. Ce que vous avez écrit est en \
                  sécurité.",
    use_here: "Utiliser ici",
    broken_title: "Le stockage de ce téléphone ne s’ouvre pas",
    broken_text: "Ensemble ne peut rien lire ni enregistrer pour le moment. Ce qui était enregistré n’a pas été touché. Fermez \
                  les autres fenêtres d’Ensemble, puis rechargez. Si la fenêtre est privée, ouvrez Ensemble dans une fenêtre \
                  ordinaire.",
    broken_report: |reason| format!("Le navigateur dit : {reason}"),
    technical: |code| format!("Code : {code}"),
};
