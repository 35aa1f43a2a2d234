//! Invitations, in French.

use shared::domain::Role;

use crate::i18n::InvitationsText;

pub(in crate::i18n) static TEXT: InvitationsText = InvitationsText {
    invite: "Inviter quelqu’un",
    as_what: "Dans quel rôle ?",
    can: |role| match role {
        Role::Viewer => "Lit, au fur et à mesure, tout ce qui n’est pas réservé à l’équipe. N’écrit rien.",
        Role::Resident => "Dit quelque chose, voit ce qu’on en fait, lit le projet commun et les résultats.",
        Role::FieldWorker => "Dit quelque chose, note des chiffres et modifie le projet commun.",
        Role::Partner => {
            "Dit quelque chose, note des chiffres et modifie le projet commun, au nom d’un organisme."
        }
        Role::Coordinator => {
            "Lit ce qui est dit à l’équipe et y répond, note des chiffres, modifie le projet commun."
        }
        Role::Lead => "Peut tout faire, y compris inviter à la direction.",
    },
    open_for: "Combien de temps l’invitation peut-elle servir ?",
    days: |n| format!("{n} jours"),
    no_end: "Sans fin",
    for_whom: "Pour qui est-elle ?",
    uses: |n| match n {
        1 => "Une seule personne",
        0 => "Toute personne qui vient avant le dernier jour",
        _ => "Une tablée",
    },
    uses_about: |n| match n {
        1 => "Elle sert une fois. Qui l’ouvre ensuite l’apprend.",
        0 => "Pour une affiche ou un bulletin.",
        _ => "Pour une rencontre : elle sert à douze téléphones.",
    },
    for_uses: |n| match n {
        1 => "Pour un seul téléphone : sert une fois".to_owned(),
        0 => "Sans limite de téléphones".to_owned(),
        n => format!("Pour {n} téléphones"),
    },
    make: "Créer l’invitation",
    may_not: "Dans votre rôle, on n’invite pas. Demandez à la coordination.",
    link: "Lien de l’invitation",
    warning: "Toute personne qui a ce lien peut entrer. Ne le donnez qu’à celles que vous voulez inviter.",
    qr_title: |title| format!("Code pour rejoindre {title} avec l’appareil photo d’un téléphone"),
    sheet_title: |title| format!("Rejoindre {title}"),
    sheet_how: "Visez le carré avec l’appareil photo d’un téléphone. Aucun compte n’est nécessaire.",
    for_role: |role| format!("Rôle : {role}"),
    open_until: |date| format!("Valable jusqu’au {date}"),
    another: "Créer une autre invitation",

    join: "Invitation",
    invited_to: |title| format!("On vous invite à {title}."),
    invited_untitled: "On vous invite à une initiative.",
    you_would_be: |role| format!("Votre rôle : {role}"),
    member_already: "Ce téléphone fait déjà partie de cette initiative.",
    member_returns: "S’il a été retiré ou si son invitation est terminée, il revient avec celle-ci et envoie ce qui y a été écrit \
                     entre-temps.",
    same_person: |name| {
        if name.is_empty() {
            "Ce serait un autre téléphone de la personne qui vous l’a montré.".to_owned()
        } else {
            format!("Ce serait un autre téléphone de {name}.")
        }
    },
    same_person_about: "Il montre ce que montre le premier, et les deux agissent pour la même personne. Si ce n’est pas vous, \
                        laissez-le.",
    what_is_kept: "Ce qui est conservé",
    kept_here: "Ce que vous dites est conservé sur votre téléphone et envoyé aux autres téléphones de l’initiative.",
    kept_sealed: "Tout voyage sous scellé : le serveur qui le transmet ne peut pas le lire. Ce que vous dites à l’équipe \
                  seulement, elle seule peut l’ouvrir.",
    kept_nothing_else: "Ni nom, ni numéro de téléphone, ni lieu : rien de cela n’est demandé ni conservé.",
    do_join: "Rejoindre",
    open: "Ouvrir l’initiative",
    joining: "Entrée…",
    joins_soon: "Vous entrerez dès que l’application sera là…",
    still_coming: "Le reste de l’application arrive encore. Vous pouvez déjà écrire.",
    first_words: "La première chose que vous aimeriez dire",
    first_words_hint: "Cela reste sur ce téléphone. Une fois dans l’initiative, vous relisez et vous décidez de le donner ou non.",
    first_words_unkept: "Ce téléphone n’a plus de place pour garder ces mots. Notez-les ailleurs avant de fermer cette page.",
    not_now: "Pas maintenant",
    none_here: "Il n’y a pas d’invitation ici. Ouvrez le lien de nouveau, ou collez-le.",
};
