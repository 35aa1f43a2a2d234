//! A day in the field, in French.

use shared::domain::questions::Ask;

use crate::i18n::FieldText;

pub(in crate::i18n) static TEXT: FieldText = FieldText {
    day: "Ma journée",
    day_about: "Formulaires, chiffres et notes pour une journée sans réseau.",
    begin: "Commencer la journée",
    begun: |time| format!("Commencée à {time}"),
    may_not: "Votre rôle n’a pas de journée sur le terrain. L’équipe de terrain, les partenaires et la coordination en ont une.",

    ready: "Prêt à partir sans Internet ?",
    app_ready: "L’application s’ouvre sans Internet.",
    app_preparing: "L’application s’installe encore. Gardez cette page ouverte un moment.",
    app_never: "Ce navigateur ne peut pas ouvrir l’application sans Internet. Prenez-en un autre pour la journée.",
    all_here: "L’initiative est sur ce téléphone.",
    not_all_here: "L’initiative arrive encore. Restez un moment là où il y a Internet.",
    room: |megabytes| format!("Place libre pour l’application : environ {megabytes} Mo."),
    room_unknown: "Ce navigateur ne dit pas combien de place il reste.",
    n_forms: |n| if n < 2 { format!("{n} formulaire") } else { format!("{n} formulaires") },
    n_areas: |n| if n < 2 { format!("{n} secteur") } else { format!("{n} secteurs") },
    n_services: |n| {
        if n < 2 {
            format!("{n} service à indiquer aux gens")
        } else {
            format!("{n} services à indiquer aux gens")
        }
    },
    n_indicators: |n| {
        if n < 2 { format!("{n} chiffre à compter") } else { format!("{n} chiffres à compter") }
    },

    where_to: "Où aller aujourd’hui",
    ask: "Que demander",
    no_forms: "Il n’y a pas encore de formulaire. La coordination en prépare un.",
    n_questions: |n| if n < 2 { format!("{n} question") } else { format!("{n} questions") },
    to_count: "Que compter",
    due: "Une nouvelle valeur est attendue",
    so_far: "Aujourd’hui, jusqu’ici",
    n_interviews: |n| if n < 2 { format!("{n} entretien") } else { format!("{n} entretiens") },
    n_refusals: |n| format!("{n} refus"),
    n_voices: |n| if n < 2 { format!("{n} note") } else { format!("{n} notes") },
    n_figures: |n| if n < 2 { format!("{n} chiffre") } else { format!("{n} chiffres") },
    nothing_yet: "Rien encore.",

    end: "Terminer la journée",
    end_about: "Dites combien la journée a rapporté. L’équipe voit alors si tout est arrivé.",
    on_this_phone: |n| format!("Sur ce téléphone : {n} en tout"),
    how_many: "Combien en tout",
    how_many_hint: "Selon votre propre compte, si vous en teniez un sur papier. S’il est différent, l’équipe sait qu’il manque quelque chose.",
    do_end: "Oui, c’était la journée",
    ended: |n| format!("Vous avez dit : {n} en tout"),
    ended_about: "S’il en vient d’autres, terminez la journée encore une fois. L’envoi se fait tout seul dès qu’il y a Internet, ou par fichier.",

    whose_day: |who, day| format!("{who}, {day}"),
    all_arrived: |n| format!("{n} sur {n} : tout est ici"),
    some_arrived: |n, of| format!("{n} sur {of} sont ici"),
    n_missing: |n| format!("Il en manque {n}"),
    more_arrived: |n, of| format!("{n} sont ici, {of} étaient annoncés"),
    still_out: |n| format!("{n} jusqu’ici ; la journée n’est pas terminée"),
    words_awaited: |codes| format!("Les mots de ceux-ci sont encore en route : {codes}"),
    no_days: "Personne n’a encore commencé de journée sur le terrain.",

    version: |version| format!("Version {version}"),
    newer: "Il y a une version plus récente. Les réponses données à celle-ci restent avec elle.",
    see_newer: "Voir la version la plus récente",
    ask_these: "Poser ces questions",
    next_version: "Faire une nouvelle version",
    read_first: "À lire d’abord à voix haute",
    no_consent_text: "Rien n’est lu d’abord.",
    how: |ask| match ask {
        Ask::YesNo => "Oui ou non",
        Ask::Number => "Un nombre",
        Ask::OneOf => "Une réponse parmi quelques-unes",
        Ask::Text => "En mots",
    },
    n_asked: |asked, refused| format!("Demandé : {asked} fois. Refus : {refused}."),
    n_read: |n| {
        if n < 2 {
            format!("Vous pouvez lire les réponses de {n} ménage.")
        } else {
            format!("Vous pouvez lire les réponses de {n} ménages.")
        }
    },
    n_awaited: |n| {
        if n < 2 {
            format!("Les réponses de {n} ménage sont encore en route.")
        } else {
            format!("Les réponses de {n} ménages sont encore en route.")
        }
    },
    n_withdrawn: |n| format!("Retirées : {n}."),
    withdraw: "Retirer ces réponses",
    withdraw_about: "Pour une personne qui ne souhaite plus les avoir données. Ses réponses sont effacées sur tous les téléphones et \
                     au relais. Le fait de l’avoir interrogée reste.",
    withdraw_yes: "Oui, les retirer",
    n_said: |what, n| format!("{what} : {n}"),
    mean: |mean, n| {
        if n < 2 {
            format!("En moyenne {mean}, d’après {n} réponse")
        } else {
            format!("En moyenne {mean}, d’après {n} réponses")
        }
    },
    n_declined: |n| format!("Ne veut pas le dire : {n}"),
    unknown_form: "Ce formulaire n’est pas sur ce téléphone, ou pas encore.",

    make: "Faire un formulaire",
    make_about: "Quelques questions à poser à la porte. Une fois enregistrée, cette version ne change plus ; une autre peut suivre.",
    make_next_about: "Les réponses déjà données restent avec la version à laquelle elles répondent.",
    form_title: "Nom du formulaire",
    consent: "Ce qu’on lit avant les questions",
    consent_hint: "Qui demande, pourquoi, qui le voit, et qu’on peut arrêter à tout moment.",
    in_this: |what, language| format!("{what}, en {language}"),
    question: |n| format!("Question {n}"),
    question_words: "Ce qu’on demande",
    how_answered: "Comment on répond",
    offers: "Les réponses, une par ligne",
    offers_hint: "Dans le même ordre dans les deux langues.",
    repeats: "Souvent pareil d’une porte à l’autre",
    add_question: "Ajouter une question",
    remove_question: |n| format!("Retirer la question {n}"),
    needs_title: "Donnez un nom au formulaire, dans une langue au moins.",
    needs_question: "Un formulaire a besoin d’une question au moins.",
    needs_words: "Écrivez ce qu’on demande, dans une langue au moins.",
    needs_offers: "Proposez deux réponses au moins.",
    offers_differ: "Il faut autant de réponses dans les deux langues.",
    too_many_offers: |n| format!("Proposez {n} réponses au plus."),

    before: "Avant les questions",
    which_language: "Dans quelle langue demandez-vous ?",
    read_aloud: "Lisez ceci à voix haute",
    agrees: "La personne est-elle d’accord ?",
    yes: "Oui",
    no: "Non",
    say_yes_or_no: "Dites si la personne est d’accord.",
    where_is_it: "Où est-ce ? (facultatif)",
    everywhere: "Partout",
    nowhere_said: "Non précisé",
    unfinished: |time| format!("Vous avez des réponses inachevées de {time}"),
    skip: "Passer",
    decline: "Ne veut pas le dire",
    same_as_last: |answer| format!("Comme le ménage précédent : {answer}"),
    answer: "Réponse",
    answer_first: "Donnez une réponse, ou continuez par l’un des boutons plus bas.",
    too_long: "C’est trop long. Gardez l’essentiel.",
    skipped: "Passée",
    declined: "Ne veut pas le dire",
    check: "Est-ce bien cela ?",
    refused_about: "Rien n’est gardé de cette personne, sinon que quelqu’un a été sollicité et n’a pas voulu.",
    sealed_about: "Seuls l’équipe et ce téléphone peuvent lire les réponses.",
    visit_saved: "Enregistré sur ce téléphone",
    next_household: "Ménage suivant",

    for_another: "Noter ce que dit quelqu’un",
    for_another_about: "Avec un reçu à remettre.",
    for_another_how: "Écrivez les mots de la personne, dans sa langue si vous pouvez, puis relisez-les-lui. Ne mettez pas de nom.",
    how_it_came: "Comment cela vous est-il parvenu ?",
    choose_origin: "Choisissez comment cela vous est parvenu.",
    said_in: "Dans quelle langue cela a-t-il été dit ?",
    came: |how, language| format!("{how}, en {language}"),
    was_for_another: |how| format!("Noté pour une autre personne. {how}."),
    card: "Reçu à remettre",
    card_keep: "Gardez ce mot et ce nombre : sans eux, on ne peut pas demander ce qu’on en a fait.",
    card_use: |address| format!("À chercher sur {address}/field/code, ou à demander à l’équipe."),
    code: "Chercher un reçu",
    code_about: "Le mot et le nombre d’un reçu disent où en est une note et ce qu’on y a répondu.",
    code_label: "Mot et nombre",
    code_hint: "Par exemple : tulipe 417",
    look: "Chercher",
    no_such_code: "Aucune note avec ce reçu n’est sur ce téléphone. Vérifiez l’orthographe, ou demandez à l’équipe : elle l’a peut-être déjà.",
    code_words: "Les mots eux-mêmes ne sont pas montrés ici, au cas où un reçu aurait été mal tapé.",
};
