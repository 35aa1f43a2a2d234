//! People and their phones, in French.

use crate::i18n::PeopleText;

pub(in crate::i18n) static TEXT: PeopleText = PeopleText {
    title: "Personnes et téléphones",
    about: "Toutes les personnes de l’initiative, avec leurs téléphones. On ne garde que les noms qu’elles ont choisis.",

    members: "Qui en fait partie",
    since: |date| format!("Depuis le {date}"),
    since_by: |date, who| format!("Depuis le {date}, à l’invitation de {who}"),
    n_phones: |n| format!("{n} téléphones"),
    phone_since: |n, date| format!("Téléphone {n}, depuis le {date}"),
    this_phone: "Ce téléphone",
    out: |n| {
        if n == 1 {
            "1 téléphone n’en fait plus partie".to_owned()
        } else {
            format!("{n} téléphones n’en font plus partie")
        }
    },
    out_about: "Ils ne reçoivent plus rien. Ce que ces personnes ont donné auparavant reste dans l’initiative.",
    remove_whom: |who| format!("Retirer {who}"),
    remove_phone: |n| format!("Retirer seulement le téléphone {n}"),
    remove_means: |who| format!("Ensuite, {who} ne reçoit et ne modifie plus rien, sur aucun téléphone."),
    remove_phone_means: "Ce téléphone ne recevra et ne modifiera plus rien. Les autres téléphones de la même personne restent.",
    remove_keeps: "Ce qui a été donné jusqu’ici reste, et ce qui est déjà sur le téléphone peut encore y être lu. Ce qui s’y \
                   écrira désormais attendra ici que la coordination décide. L’invitation qui a servi prend fin, et la \
                   serrure change en même temps.",
    do_remove: "Oui, retirer",
    removed: "C’est retiré, et la serrure est changée. Les autres téléphones l’apprennent dès qu’ils ont Internet.",
    let_in: |who| format!("Laisser revenir {who}"),
    is_in: "C’est fait : ce téléphone est de nouveau là.",
    leave: "Ne rien changer",

    late: "Arrivé trop tard",
    late_about: "Écrit par des personnes qui avaient été retirées, et reçu seulement ensuite. Personne ne le voit avant que la \
                 coordination ou la direction en décide.",
    late_last: |when| format!("Écrit en dernier le {when}"),
    late_words: "Ce que cela dit",
    late_nothing: "Rien que l’initiative n’ait déjà.",
    take_up: "Le reprendre",
    taken_up: "C’est repris : tout le monde le voit.",
    leave_out: "Le laisser de côté",
    left_out: "C’est laissé de côté. Personne d’autre n’a à le regarder.",

    for_other_phone: |who| format!("Un autre téléphone de {who}"),
    this_person: "cette personne",
    invitations: "Invitations ouvertes",
    invitations_about: "Qui en tient une peut entrer. Mettez fin à celles qui ne servent plus.",
    no_invitations: "Aucune invitation n’est ouverte.",
    made_by: |who, date| format!("Créée par {who} le {date}"),
    uses_left: |left, max| {
        if max == 1 {
            "Pour un seul téléphone".to_owned()
        } else {
            format!("Encore {left} téléphones sur {max}")
        }
    },
    uses_any: "Sans limite de téléphones",
    no_last_day: "Sans dernier jour",
    joined: |names| format!("A servi à : {names}"),
    joined_nobody: "N’a encore servi à personne.",
    revoke: "Mettre fin à cette invitation",
    revoke_means: "Elle ne fera plus entrer personne, même par une affiche restée quelque part. Qui est déjà là reste. La \
                   serrure change en même temps, car l’invitation porte une clé.",
    do_revoke: "Oui, y mettre fin",
    revoked: "L’invitation est terminée.",

    lock: "La serrure",
    lock_about: "Tout voyage sous scellé dans l’initiative, et seuls ses téléphones ont la clé. Changez la serrure si un \
                 téléphone s’est perdu, ou si une invitation est tombée entre de mauvaises mains.",
    lock_can: "Ce qui s’écrira ensuite ne pourra être lu que par les personnes qui font partie de l’initiative aujourd’hui. \
               Leurs téléphones, les invitations ouvertes et la feuille de secours reçoivent la nouvelle clé sans rien faire.",
    lock_cannot: "Rien n’est repris : ce qu’une personne a déjà reçu, elle peut encore le lire. Personne n’est retiré : \
                  faites-le plus haut, et la serrure changera en même temps.",
    change_lock: "Changer la serrure",
    lock_means: "Il y aura désormais une nouvelle clé. Personne n’a rien à faire pour cela.",
    lock_changed: "La serrure est changée.",

    second_phone: "Mon deuxième téléphone",
    second_phone_about: "Sur un autre téléphone ou un ordinateur, vous pouvez être la même personne : même rôle, même nom.",
    second_phone_stays: "Ce que vous dites sur un téléphone ne peut être modifié ou retiré que sur celui-là. Ce qui est pour \
                         vous seulement, et ce que vous n’avez pas fini, ne voyage pas.",
    second_phone_warning: "Qui vise ce carré agit en votre nom et lit ce que vous lisez. Ne le montrez à personne d’autre. Il \
                           sert une fois, jusqu’à demain.",
    second_phone_make: "Montrer le carré",
    second_phone_how: "Visez le carré avec l’appareil photo de l’autre téléphone, ou ouvrez-y le lien. Il montrera ce que montre \
                       celui-ci, dès que les deux auront eu Internet.",
    second_phone_code: "Code pour l’appareil photo de mon deuxième téléphone",
    second_phone_link: "Lien pour mon deuxième téléphone",
};
