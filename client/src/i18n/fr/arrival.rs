//! The first screens, in French.

use crate::i18n::ArrivalText;

pub(in crate::i18n) static TEXT: ArrivalText = ArrivalText {
    welcome: "Bienvenue dans Ensemble",
    what_it_is: "Ce que votre quartier dit, décide et fait, sur ce téléphone, avec ou sans Internet.",
    choose_language: "Choisissez votre langue",
    facts: "Bon à savoir",
    fact_no_account: "Pas de compte. Ni mot de passe, ni courriel, ni vrai nom.",
    fact_offline: "Fonctionne sans Internet. L’envoi se fait tout seul dès qu’il y a du réseau.",
    fact_you_decide: "Vous décidez qui voit ce que vous dites.",
    have_invitation: "J’ai une invitation",
    have_invitation_how: "Ouvrez le lien que vous avez reçu, ou collez-le ici.",
    invitation_link: "Lien de l’invitation",
    open_invitation: "Ouvrir l’invitation",
    invitation_waiting: "Vous avez ouvert une invitation sans y répondre.",
    see_invitation: "Voir l’invitation",
    found_title: "Fonder une initiative",
    found_about: "Pour la personne qui en lance une avec son quartier. Vous inviterez les autres.",

    have_sheet: "J’ai une feuille de secours",
    have_sheet_about: "Pour la direction, quand un téléphone est perdu ou brisé. La feuille imprimée fait tout revenir.",
    use_sheet: "Utiliser la feuille de secours",

    found_intro: "Choisissez un point de départ. Tout pourra être modifié plus tard.",
    template: "Point de départ",
    example: "Ou un exemple à regarder",
    example_about: "Des chiffres publiés de vraies initiatives. Les personnes qui y parlent sont inventées.",
    nickname: "Comment vous appeler",
    code: "Code du serveur",
    code_hint: "Seulement si la personne qui gère le serveur vous en a donné un.",
    nickname_hint: "Un prénom ou un surnom, que les autres personnes de l’initiative verront. Vous pourrez le changer.",
    found: "Fonder",
    founding: "Fondation…",

    recovery: "Feuille de secours",
    recovery_why: "Si ce téléphone est perdu ou brisé, cette feuille est le seul moyen de retrouver la direction de votre \
                   initiative. Personne ne peut vous en envoyer une autre, car personne d’autre ne l’a.",
    recovery_how: "Imprimez-la ou recopiez chaque ligne à la main. Rangez-la avec vos papiers importants.",
    recovery_secret: "Qui tient cette feuille peut diriger l’initiative et lire ce qui a été dit à l’équipe. Ne la \
                      photographiez pas.",
    recovery_lines: "Les lignes",
    recovery_of: |title| format!("Feuille de secours de {title}"),
    recovery_use: |address| {
        format!(
            "Pour s’en servir : ouvrez {address} sur un autre téléphone et choisissez « J’ai une feuille de secours »."
        )
    },
    recovery_printed_on: |date| format!("Imprimée le {date}"),
    recovery_kept: "Je l’ai imprimée ou recopiée à la main",
    recovery_tick_first: "Cochez la case quand la feuille est sur papier.",
    recovery_nudge: "Votre feuille de secours n’est pas encore sur papier. Sans elle, perdre ce téléphone, c’est perdre \
                     l’initiative.",
    recovery_nudge_do: "Ouvrir la feuille de secours",
};
