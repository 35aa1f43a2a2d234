//! This person and this phone, in French.

use crate::i18n::MeText;

pub(in crate::i18n) static TEXT: MeText = MeText {
    title: "Moi",
    who: "Qui je suis ici",
    your_role: |role| format!("Votre rôle : {role}"),
    nickname: "Comment vous appeler",
    nickname_hint: "Laissez vide pour rester sans nom.",
    language: "Langue",
    my_notes: "Mes notes",
    initiatives: "Initiatives sur ce téléphone",
    untitled: "Une initiative encore sans nom",
    open_now: "Ouverte maintenant",
    open: |title| format!("Ouvrir {title}"),
    add_initiative: "Fonder une autre initiative",
    data: "Mes données",
    protected: "Ce téléphone protège vos notes : le navigateur ne les efface pas de lui-même.",
    not_protected: "Le navigateur peut effacer ce qui est sur ce téléphone s’il manque d’espace. Ce qui est reçu est en \
                    sécurité.",
    protection_unknown: "Ce navigateur ne dit pas s’il protège vos notes.",
    protect: "Demander au navigateur de les protéger",
    recovery: "Feuille de secours",
    recovery_about: "Le moyen de retrouver l’initiative si ce téléphone est perdu.",
    about: "À propos d’Ensemble",
    about_text: "Un outil pour les quartiers qui changent quelque chose ensemble. Il appartient à qui s’en sert.",
    version: |version| format!("Version {version}"),
    licences: "Licences",
    licences_text: "Ensemble est un logiciel libre, sous licence MIT ou Apache 2.0, à votre choix. Il repose sur Automerge, \
                    Yew, RustCrypto et d’autres logiciels libres sous les mêmes licences ou des licences voisines.",

    to_send: "À envoyer",
    to_send_none: "Tout est envoyé.",
    to_send_how: "L’envoi se fait tout seul dès qu’il y a Internet. D’ici là, tout est en sécurité sur ce téléphone.",
    send_now: "Envoyer maintenant",
    trying: "Essai en cours…",
    thing: |kind| match kind {
        "contributions" => "Une note",
        "replies" => "Une réponse à une note",
        "reviews" => "Où en est une note",
        "readings" => "Un chiffre",
        "agenda" => "Un changement au projet commun",
        "devices" => "Votre surnom",
        "meta" => "L’initiative elle-même",
        "goals" => "Un but",
        "partners" => "Un partenaire",
        "indicators" => "Un indicateur",
        _ => "Un changement",
    },
    written_at: |when| format!("Écrit le {when}"),
};
