//! Voices, in French.

use shared::domain::Audience;

use crate::i18n::VoicesText;

pub(in crate::i18n) static TEXT: VoicesText = VoicesText {
    give: "Dire quelque chose",
    step: |n, of| format!("Question {n} de {of}"),
    kind_title: "De quoi s’agit-il ?",
    kind: |code| match code {
        "idea" => "Une idée",
        "concern" => "Une inquiétude",
        "observation" => "Une chose que j’ai vue",
        "story" => "Une histoire",
        "question" => "Une question",
        "offer" => "Je peux aider",
        _ => "Une note",
    },
    prompt: |code| match code {
        "idea" => "Quelle est votre idée ?",
        "concern" => "Qu’est-ce qui vous inquiète ?",
        "observation" => "Qu’avez-vous vu ?",
        "story" => "Quelle est votre histoire ?",
        "question" => "Que voulez-vous savoir ?",
        "offer" => "Comment pouvez-vous aider ?",
        _ => "Que voulez-vous dire ?",
    },
    body: "Vos mots",
    body_hint: "Dans n’importe quelle langue. Court ou long, comme vous voulez.",
    audience_title: "Qui peut le voir ?",
    audience: |audience| match audience {
        Audience::Team => "Seulement l’équipe",
        Audience::Everyone => "Tout le monde dans l’initiative",
    },
    audience_about: |audience| match audience {
        Audience::Team => "La coordination et la direction. Personne d’autre ne peut l’ouvrir.",
        Audience::Everyone => "Toutes les personnes qui en font partie peuvent le lire.",
    },
    check_title: "Est-ce bien cela ?",
    check_kind: "De quoi il s’agit",
    check_body: "Vos mots",
    check_audience: "Qui peut le voir",
    change: "Modifier",
    change_what: |what| format!("Modifier : {what}"),
    do_give: "Donner",
    unfinished: |time| format!("Vous avez une note inachevée de {time}"),
    choose_kind: "Choisissez de quoi il s’agit.",
    write_something: "Écrivez d’abord quelque chose, montrez-le ou dites-le.",
    read_only: "Dans cette initiative, vous lisez. Pour dire quelque chose, demandez une invitation de personne du quartier.",

    receipt: "Donné",
    saved: "Enregistré sur ce téléphone",
    receipt_code: "Votre reçu",
    receipt_about: "Avec ce mot et ce nombre, vous pouvez demander des nouvelles, sur place ou au téléphone.",
    receipt_waiting: "L’envoi se fait tout seul dès qu’il y a Internet. Vous pouvez fermer l’application.",
    receipt_received: "L’initiative l’a reçu.",
    give_another: "Dire autre chose",

    mine: "Mes notes",
    mine_none: "Vous n’avez encore rien dit.",
    voice: "Note",
    unknown: "Cette note n’est pas sur ce téléphone, ou pas encore.",
    unreadable: "Seule l’équipe peut lire ces mots.",
    not_arrived: "Ces mots ne sont pas encore arrivés sur ce téléphone.",
    withdrawn: |by| match by {
        "author" => "Retirée par la personne qui l’a donnée",
        _ => "Retirée par l’équipe",
    },
    reword: "Le dire autrement",
    reword_label: "Ce que vous voulez dire",
    reword_hint: "Vous pouvez le changer tant que l’équipe n’y a pas donné suite.",
    edited_since: "Ces mots ont été changés après que l’équipe les a regardés.",
    withdraw: "Retirer cette note",
    withdraw_about: |audience| match audience {
        Audience::Team => {
            "Ses mots, photos et enregistrements et les réponses sont effacés du serveur, puis de chaque téléphone dès qu’il a Internet. Plus personne \
             ne peut alors les lire. Ce que quelqu’un a copié ou imprimé, nous ne pouvons pas le rappeler. C’est définitif."
        }
        Audience::Everyone => {
            "Elle disparaît des écrans de tout le monde, avec les réponses. Mais elle était pour tout le monde : ses mots \
             restent dans l’historique de l’initiative, où qui sait comment faire peut les retrouver. Les photos et les \
             enregistrements sont effacés. C’est définitif."
        }
    },
    withdraw_yes: "Oui, la retirer",
    code_is: |code| format!("Reçu {code}"),
    given_at: |when| format!("Donné le {when}"),
    who_sees: |who| format!("Peut être vu par : {who}"),
    review: |code| match code {
        "received" => "Reçu par l’équipe",
        "read" => "Lu par une personne",
        "in_discussion" => "On en parle",
        "used" => "Utilisé",
        "joined_with" => "Réuni avec d’autres qui disent la même chose",
        "kept_for_later" => "Gardé pour plus tard",
        "not_now" => "Pas maintenant",
        _ => "Regardé",
    },
    reason: |reason| format!("Pourquoi : {reason}"),
    answers: "Réponses",
    no_answers: "Pas encore de réponse.",
    n_answers: |n| if n < 2 { format!("{n} réponse") } else { format!("{n} réponses") },
};
