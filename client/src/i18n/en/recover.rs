//! Coming back with the recovery sheet, in English.

use crate::i18n::RecoverText;

pub(in crate::i18n) static TEXT: RecoverText = RecoverText {
    title: "Come back with the recovery sheet",
    about: "With the printed sheet this phone becomes a lead’s phone of your initiative. Everything in it then comes from the \
            server, or from another phone by file.",
    lines: "The lines of the sheet",
    lines_hint: "All eleven, one below the other. Small letters are fine, and the numbers before the lines may be left out.",
    act: "Come back",
    acting: "Coming back…",
    afterwards: "If the old phone is lost or was stolen, remove it afterwards: Me, then People and phones. The lock is then \
                 changed.",
};
