//! What the team decides on its desk, in French.

use crate::i18n::DecideText;

pub(in crate::i18n) static TEXT: DecideText = DecideText {
    undo: "Annuler",
    undone: "Annulé. C’est de nouveau sur le bureau.",
    see_it: "Voir",
    marked: |state| format!("Marqué : {state}"),
    answered: "La réponse est partie. On ne peut plus la rappeler ; vous pouvez en envoyer une autre.",
    adopted: "C’est décidé.",
    reopen: "Rouvrir la question",
    promote: "En faire quelque chose",
    promote_which: |code| format!("En faire quelque chose : {code}"),
    promote_to: "Qu’est-ce que cela devient ?",
    promote_choose: "Choisissez ce que cela devient.",
    promote_from_team: "Cette note est réservée à l’équipe. Le titre que vous écrivez, tout le monde pourra le lire. Ne \
                        recopiez pas ses mots sans son accord.",
    promote_title: "En quelques mots",
    promote_title_hint: "Vous pourrez le modifier plus tard et compléter sur sa propre page.",
    promote_untitled: "Dites en quelques mots de quoi il s’agit.",
    promote_reply: "Réponse à la personne qui l’a donnée",
    promote_reply_hint: |language| format!("En {language}. Videz le champ pour ne rien répondre."),
    promote_suggested: |kind| match kind {
        "causes" => {
            "Merci. Ce que vous avez écrit figure maintenant parmi les causes sur lesquelles nous agissons."
        }
        "definitions" => {
            "Merci. Vos mots nous aident à dire ce que nous voulons dire. Ils figurent parmi nos définitions."
        }
        "goals" => "Merci. Ce que vous avez écrit est devenu un objectif de toute l’initiative.",
        "activities" => {
            "Merci. Ce que vous avez écrit est devenu une activité. Sous votre note, vous pouvez en suivre les suites."
        }
        "learnings" => {
            "Merci. Ce que vous avez écrit nous a appris quelque chose, et nous l’avons noté pour tout le monde."
        }
        "stories" => "Merci pour votre histoire. Elle figure maintenant parmi les récits de l’initiative.",
        _ => "Merci. Ce que vous avez écrit est utilisé.",
    },
    promote_do: "Ajouter",
    promoted: |title| format!("« {title} » est ajouté et dit d’où cela vient."),
    aside: "Mettre de côté",
    aside_which: |what| format!("Mettre de côté {what}"),
    aside_how: "Qu’en faire ?",
    aside_later: "Y revenir un autre jour",
    aside_given: "Le confier à quelqu’un de l’équipe",
    aside_until: "Quel jour ?",
    aside_day_wrong: "Choisissez un jour à venir.",
    aside_to: "À qui ?",
    aside_to_wrong: "Choisissez une personne.",
    aside_alone: "Il n’y a encore personne d’autre dans l’équipe.",
    aside_why: "Remarque",
    aside_done: "C’est mis de côté.",
    aside_list: "Mis de côté",
    aside_none: "Rien n’est mis de côté.",
    aside_till: |day| format!("Jusqu’au {day}"),
    aside_since: |day| format!("De retour sur le bureau depuis le {day}"),
    aside_given_to: |who| format!("Confié à {who}"),
    aside_given_to_you: |who| format!("{who} vous l’a confié"),
    aside_apart: "Pas la même chose",
    aside_back: "Remettre sur le bureau",
    same: "La même chose ?",
    same_about: "Rien n’est réuni sans que quelqu’un le dise, et on peut le séparer. Ce que chaque personne a dit lui reste attribué.",
    same_none: "Rien ne se ressemble.",
    not_same: "Pas la même chose",
    many: |n| format!("{n} qui se ressemblent : cochez celles qui disent la même chose"),
    many_about: "La première cochée tient lieu de toutes. Chaque personne garde le mérite de ses mots et en est informée.",
    join_many: "Réunir celles qui sont cochées",
    joined_many: |n| format!("{n} sont réunies."),
    joined: "C’est réuni. Toutes les personnes qui l’ont dit peuvent le lire.",
    keys: "Au clavier : j et k vont d’une note à l’autre, r donne suite, m en fait quelque chose, s la met de côté, u annule.",
};
