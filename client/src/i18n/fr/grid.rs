//! The measurement desk, in French.

use crate::i18n::GridText;

pub(in crate::i18n) static TEXT: GridText = GridText {
    title: "Les chiffres par année",
    caption: "Chaque indicateur, année par année, la plus récente d’abord",
    how_to_read: "Une case hachurée n’a pas de chiffre. Une case au bord pointillé porte le dernier chiffre connu, et le suivant est attendu. Choisissez un chiffre pour noter de nouveau cette période, ou pour voir ses deux réponses.",
    nameless: "Indicateur",
    never: "Jamais encore compté",
    due: "Le prochain chiffre est attendu",
    old: "Ancien : un chiffre a été sauté",
    nothing: "Pas de chiffre",
    record: "Noter",
    record_for: |what, period| format!("Noter : {what}, {period}"),
    paste: "Coller des chiffres",
    paste_for: |what| format!("Coller des chiffres : {what}"),
    cell: |what, period, figure, is_open| {
        if is_open {
            format!("Deux réponses : {what}, {period} : {figure}")
        } else {
            format!("{what}, {period} : {figure}")
        }
    },
    two_answers: "Deux réponses",
    adopted: "Décidé",
    story: "Que s’est-il passé ?",
    story_for: |what, period| format!("Que s’est-il passé ? {what}, {period}"),
};
