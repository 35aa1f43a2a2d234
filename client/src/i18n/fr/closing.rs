//! Closing or handing over, in French.

use crate::i18n::ClosingText;

pub(in crate::i18n) static TEXT: ClosingText = ClosingText {
    title: "Clore ou transmettre",
    about: "Une initiative se termine bien si quelqu’un a tout, si quelqu’un reste à la direction, et si tout le monde sait jusqu’à quand elle est conservée.",
    leads_only: "Une personne de la direction clôt l’initiative ou la transmet.",
    take_along: "1. Tout emporter",
    take_along_about: "Un seul fichier contient tout, pour un autre téléphone de l’initiative. Le rapport et les tableaux se lisent sans l’application.",
    whole_file: "Tout dans un fichier",
    report: "Le rapport",
    tables: "Chaque liste en tableau",
    leads: "2. Qui reste à la direction",
    n_leads: |n| {
        format!(
            "{n} personnes à la direction. Qui reste continue sans les autres ; sous Personnes, vous pouvez retirer qui s’en va."
        )
    },
    one_lead: "Vous êtes seul ou seule à la direction. Si votre téléphone se perd, personne ne pourra rouvrir l’initiative ni la transmettre. Invitez d’abord une deuxième personne à la direction.",
    end: "3. La fin",
    end_about: "Tout le monde peut encore tout lire. Rien de nouveau n’est demandé. Ce qui a été écrit sans réseau arrive quand même. Une personne de la direction peut rouvrir l’initiative.",
    on: "Elle se termine le",
    until: "Le relais la conserve jusqu’au",
    until_hint: "À convenir avec qui s’occupe du relais : l’application annonce le jour et n’efface rien.",
    note: "Ce que tout le monde devrait savoir",
    note_hint: "Par exemple qui poursuit le travail, et à qui s’adresser.",
    close: "Clore l’initiative",
    reopen: "La rouvrir",
    is_closed: "Cette initiative est close",
};
