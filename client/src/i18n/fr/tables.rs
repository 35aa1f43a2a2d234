//! Tables to and from a spreadsheet, in French.

use crate::i18n::TablesText;

fn n(n: usize, one: &str, many: &str) -> String {
    if n <= 1 { format!("{n} {one}") } else { format!("{n} {many}") }
}

pub(in crate::i18n) static TEXT: TablesText = TablesText {
    link: "En tableau",
    title: |kind| format!("En tableau : {kind}"),
    paste_link: "Coller des chiffres d’un tableur",
    paste_title: |name| format!("Coller des chiffres : {name}"),
    take_along: "Emporter le tableau",
    take_along_about: "Un fichier que tous les tableurs ouvrent (CSV). Ce qui a été retiré de la liste n’y est pas.",
    make: "Préparer le tableau",
    bring: "Apporter un tableau",
    bring_about: "Rien n’est écrit avant que vous ayez vu, ligne par ligne, ce que cela donnerait.",
    paste: "Collez le tableau ici",
    paste_hint: "Copiez les cellules de votre tableur. La première ligne nomme les colonnes.",
    readings_hint: "Copiez les cellules de votre tableur : une colonne de périodes et une de nombres suffisent.",
    open: "Ou ouvrez un fichier (CSV)",
    look: "Regarder",
    not_text: "Ce fichier ne peut pas être lu. Enregistrez-le en « CSV UTF-8 » dans votre tableur, puis ouvrez-le.",
    nothing: "Il n’y a rien dedans.",
    columns: "À quoi correspond chaque colonne",
    column: |header, sample| format!("{header} (par exemple : {sample})"),
    nameless_column: |place| format!("Colonne {place}"),
    left_out: "Laisser de côté",
    key: "Clé (pour que l’application reconnaisse la ligne)",
    text: "Texte",
    outcome: "Ce que cela donnerait",
    n_new: |rows| n(rows, "nouvelle ligne", "nouvelles lignes"),
    n_changed: |rows| n(rows, "ligne change quelque chose", "lignes changent quelque chose"),
    n_same: |rows| n(rows, "ligne s’y trouve déjà, telle quelle", "lignes s’y trouvent déjà, telles quelles"),
    n_refused: |rows| n(rows, "ligne ne peut pas être prise", "lignes ne peuvent pas être prises"),
    comma_guessed: "La virgule dans les nombres peut vouloir dire deux choses. Ils ont été lus comme en français : 3,601 est trois et une fraction.",
    row: |row| format!("Ligne {row}"),
    is_new: "Nouveau",
    is_changed: "Change",
    is_refused: "Ne peut pas être prise",
    field_is: |field, value| format!("{field} : {value}"),
    found: |words| format!("Trouvé : {words}"),
    beside: |values| {
        format!(
            "Pour la même période, il y a déjà : {values}. Les deux restent jusqu’à ce que quelqu’un tranche."
        )
    },
    more_rows: |rows| n(rows, "autre ligne n’est pas affichée.", "autres lignes ne sont pas affichées."),
    take_in: |rows| {
        if rows <= 1 { format!("Prendre {rows} ligne") } else { format!("Prendre {rows} lignes") }
    },
    take_in_rest: "Les lignes qui ne peuvent pas être prises sont laissées de côté. Corrigez-les dans votre tableur et rapportez le tableau : rien n’entre deux fois.",
    taken: |rows| {
        if rows <= 1 { format!("{rows} ligne est prise.") } else { format!("{rows} lignes sont prises.") }
    },
    no_such_column: "Ce champ n’existe pas.",
    several: |several| format!("{several} portent ce nom. Mettez la clé à la place du nom."),
    two_readings: "Ici, la virgule peut marquer les milliers ou les décimales. Écrivez le nombre sans elle.",
    twice: "Une autre ligne ou une autre colonne est la même.",
    stays: "Ce qui a été écrit ici reste tel quel. Une ligne sans clé ajoute quelque chose de nouveau.",
    not_allowed: "Cela ne fait pas partie de votre rôle.",
    not_by_table: "Cela ne s’écrit pas par tableau.",
    quotation: "Un guillemet s’ouvre ici et ne se ferme jamais.",
    too_long: "Le tableau est trop long. Apportez-le en plusieurs parties.",
    one_of: |answers| format!("Une de ces réponses est attendue : {answers}."),
};
