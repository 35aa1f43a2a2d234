//! Who changed what, in French.

use crate::i18n::HistoryText;

pub(in crate::i18n) static TEXT: HistoryText = HistoryText {
    title: |name| format!("Qui a changé quoi : {name}"),
    link: "Qui a changé quoi",
    link_of: |name| format!("Qui a changé quoi : {name}"),
    about: "Le plus récent vient en premier. Ce que vous remettez est écrit de nouveau ; rien ne disparaît d’ici.",
    misdated: "Ceci suit quelque chose qui porte une date plus tardive : l’une des deux horloges se trompait.",
    phones_clocks: "Les jours et les heures sont ceux du téléphone qui a écrit.",
    nothing: "Rien n’a encore été écrit ici.",
    cut: "Il y en a d’autres. Seuls les plus récents sont affichés.",
    written: |words| format!("Écrit : {words}"),
    before: |words| format!("Avant : {words}"),
    after: |words| format!("Ensuite : {words}"),
    emptied: |words| format!("Effacé. Avant : {words}"),
    settled: |words| format!("Parmi plusieurs réponses, celle-ci a été gardée : {words}"),
    moved: "Déplacé dans la liste.",
    back_in_list: "Remis dans la liste.",
    out: |sentence| format!("Retiré : {sentence}"),
    put: |sentence| format!("Ajouté : {sentence}"),
    whole: "Le texte entier à ce moment-là",
    no_words: "Il n’y avait pas de mots.",
    put_back: |words| format!("Remettre « {words} »"),
    put_back_text: |when| format!("Remettre le texte du {when}"),
    is_back: "C’est remis. Ce qui s’y trouvait est conservé plus bas.",
};
