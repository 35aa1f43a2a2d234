//! Lists, entries and forms, in French.

use crate::i18n::AllText;

pub(in crate::i18n) static TEXT: AllText = AllText {
    title: "Toute l’initiative",
    about: "Tout ce qui est écrit, section par section. S’ouvre aussi sans Internet.",
    none: "Rien ici pour l’instant.",
    n_taken_out: |n| {
        if n <= 1 {
            format!("{n} élément retiré de la liste.")
        } else {
            format!("{n} éléments retirés de la liste.")
        }
    },
    show_taken_out: "Montrer ce qui a été retiré",
    hide_taken_out: "Cacher ce qui a été retiré",
    taken_out: "Retiré",
    taken_out_by: |who, when| format!("Retiré de la liste par {who} le {when}."),
    edited_since: "Quelqu’un y a écrit depuis. Laissez-le de côté, ou remettez-le.",
    take_out: "Retirer de la liste",
    take_out_about: "Tout ce qui est écrit est conservé et peut être remis.",
    take_out_why: "Pourquoi",
    take_out_yes: "Retirer",
    put_back: "Remettre dans la liste",
    edit: "Modifier",
    edit_one: |name| format!("Modifier : {name}"),
    unknown: "Cet élément n’est pas sur ce téléphone, ou pas encore.",
    may_not: "Cela ne fait pas partie de votre rôle. Demandez à la coordination.",
    two_answers: "Deux personnes ont écrit ici des choses différentes. Les deux sont conservées.",
    also: |words| format!("Aussi : {words}"),
    keep_this: |words| format!("Garder « {words} »"),
    own_answer: "Écrire autre chose",
    keep_own: "Retenir cette réponse",
    leads_here: "Ce qui y est relié",
    more_lead_here: |n| if n <= 1 { "Et encore un.".to_owned() } else { format!("Et encore {n}.") },
    add_to_this: "Y ajouter quelque chose",
    yes: "Oui",
    no: "Non",
    choose: "Choisir…",
    no_answer: "Sans réponse",
    more_fields: "En dire plus",
    none_to_choose: "Il n’y a encore rien à choisir.",
    myself: "Moi-même",
    period_hint: "Une année, un mois ou un jour, par exemple 2026, 2026-05 ou 2026-05-03.",
    moment_hint: "Un jour, ou un jour et une heure, par exemple 2026-05-03 ou 2026-05-03T18:30.",
    other_field: |name| format!("{name} (d’une version plus récente)"),
    in_language: |field, language| format!("{field} – {language}"),
    nameless: "Sans nom",
    phone: |tag| format!("Téléphone {tag}"),
};
