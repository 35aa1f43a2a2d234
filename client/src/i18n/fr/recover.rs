//! Coming back with the recovery sheet, in French.

use crate::i18n::RecoverText;

pub(in crate::i18n) static TEXT: RecoverText = RecoverText {
    title: "Revenir avec la feuille de secours",
    about: "Avec la feuille imprimée, ce téléphone devient celui de la direction de votre initiative. Tout son contenu vient \
            ensuite du serveur, ou d’un autre téléphone par fichier.",
    lines: "Les lignes de la feuille",
    lines_hint: "Les onze, l’une sous l’autre. Les minuscules conviennent, et les numéros des lignes sont facultatifs.",
    act: "Revenir",
    acting: "Retour…",
    afterwards: "Si l’ancien téléphone est perdu ou a été volé, retirez-le ensuite : Moi, puis Personnes et téléphones. La \
                 serrure change alors.",
};
