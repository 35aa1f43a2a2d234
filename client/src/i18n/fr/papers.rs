//! Paper and files for other programs, in French.

use crate::i18n::PapersText;

pub(in crate::i18n) static TEXT: PapersText = PapersText {
    title: "Papiers et fichiers",
    about: "Tout ceci se prépare sur ce téléphone, sans Internet.",
    report: "Rapport",
    report_about: "Ce qui a été promis, si les choses vont mieux, ce qui a été fait et appris, qui a participé.",
    report_lang: "En quelle langue ?",
    reader: "Qui le lira ?",
    at_table: "Les personnes à la table",
    at_table_about: "Avec tout ce qui est pour tout le monde dans l’initiative.",
    funder: "Un bailleur de fonds",
    funder_about: "Les personnes ne sont citées que si elles ont accepté.",
    public: "Tout le monde",
    public_about: "De plus, seuls les apprentissages partagés avec le public. Ce que les partenaires changent chez eux est compté, sans être dit.",
    period: "Sur quelle période ?",
    failures: "Dire ce qui n’a pas marché",
    without_failures: "Le rapport dira que cela a été laissé de côté, et combien.",
    make_report: "Préparer le rapport",
    report_is_there: "Le voici. C’est un seul fichier : imprimez-le, enregistrez-le, transmettez-le.",
    publish: "Pour le faire lire sur le Web, déposez l’édition pour tout le monde telle quelle sur votre propre site. Le serveur de cette application ne peut pas l’afficher : il ne peut rien lire de ce qui est à vous.",
    calendar: "Calendrier",
    calendar_about: "Les rencontres, les activités et les tâches avec leurs dates, dans un fichier que tous les calendriers ouvrent (iCalendar).",
    make_calendar: "Préparer le fichier de calendrier",
    tables: "Tableaux pour un tableur",
    tables_about: "Chaque liste en a un : ouvrez la liste et choisissez « En tableau ».",
};
