//! What became of an indicator, in French.

use crate::i18n::NeedleText;

pub(in crate::i18n) static TEXT: NeedleText = NeedleText {
    better: |from, then, to, now| format!("Mieux : de {from} ({then}) à {to} ({now})."),
    same: |from, then, to, now| format!("Pas de changement : {from} ({then}) et {to} ({now})."),
    worse: |from, then, to, now| format!("Pire : de {from} ({then}) à {to} ({now})."),
    cant_tell: |from, then, to, now| {
        format!(
            "Impossible à comparer : {from} ({then}) et {to} ({now}) n’ont pas été obtenus de la même façon."
        )
    },
    since_last: |sentence| format!("Depuis la dernière fois : {sentence}"),
    part: |part, is_more| {
        if is_more { format!("Soit {part} de plus.") } else { format!("Soit {part} de moins.") }
    },
    points: |points, is_more| {
        if is_more { format!("{points} points de plus.") } else { format!("{points} points de moins.") }
    },
    arithmetic: |to, from, part| format!("({to} − {from}) ÷ {from} = {part}"),
    needle: "L’aiguille a-t-elle bougé ?",
    moved: |part| {
        format!("Oui : {part} dans le bon sens pour toute la communauté. Il en faut au moins 10 %.")
    },
    not_moved: |part| format!("Pas encore : {part} dans le bon sens. Il en faut au moins 10 %."),
    moved_against: |part| format!("Non : {part} dans le mauvais sens."),
    refused: "On ne peut pas le dire, parce que :",
    too_few_periods: "il y a des chiffres pour moins de deux périodes.",
    zero_baseline: "le départ est zéro, et on ne peut pas dire une part de zéro.",
    not_a_quantity: |kind| match kind {
        "index" => "un indice n’a pas de zéro : une part n’en veut rien dire.",
        "z_score" => "un score z dit l’écart à la moyenne : une part n’en veut rien dire.",
        "grade" => "une note n’est pas une quantité : une part n’en veut rien dire.",
        _ => "ce n’est pas une quantité : une part n’en veut rien dire.",
    },
    other_method: |from, to| {
        format!("le chiffre a été obtenu de façons différentes : {from} d’abord, {to} ensuite.")
    },
    method_unsaid: "non précisée",
    not_population: "il parle des personnes jointes par un partenaire, pas de toute la communauté.",
    one_segment: "il parle d’un seul groupe.",
    undecided: |period| {
        format!("il y a des réponses différentes pour {period}, et personne n’a encore tranché.")
    },
    chart: |what| format!("Graphique : {what}"),
    targets: "Cibles",
    target: |value, due| format!("{value} d’ici le {due}"),
    target_met: |period| format!("Atteinte en {period}."),
    target_was_met: |period| format!("Atteinte en {period}, puis perdue depuis."),
    target_to_go: |left| format!("Il reste : {left}."),
    as_usual: |value| format!("Si rien de nouveau n’est fait : {value}."),
    proposed: "Proposée",
    gaps: "Est-ce pareil pour tout le monde ?",
    gap: |who, [first, first_all, last, last_all]| {
        format!(
            "{who} : d’abord {first} (tout le monde {first_all}), ensuite {last} (tout le monde {last_all})."
        )
    },
    gap_wider: "L’écart est plus grand qu’avant.",
    gap_against: "Pire pour ce groupe, alors que c’est mieux pour l’ensemble.",
    at_place: |place| format!("Pour {place}"),
    adopted: |rule, who| format!("Tranché par {who} : {rule}."),
    adopted_why: |why| format!("Pourquoi : {why}"),
    restated: "Republié depuis",
    decide: "Trancher lequel compte",
    decide_which: "Quel chiffre compte ?",
    choice: |rule, value, method| match rule {
        "average" => format!("La moyenne : {value}"),
        "sum" => format!("Tous ensemble : {value}"),
        _ if method.is_empty() => value.to_owned(),
        _ => format!("{value} – {method}"),
    },
    why: "Pourquoi",
    why_hint: "Tout le monde le lit. Les autres chiffres restent visibles.",
    own: "Aucun de ceux-ci : écrire un autre chiffre",
    own_about: "Il est montré comme décidé par l’équipe, avec votre raison. Toutes les réponses restent en dessous.",
    own_value: "Le chiffre qui compte",
    adopt: "Retenir ce chiffre",
    choose_one: "Choisissez un chiffre.",
    say_why: "Dites pourquoi.",
};
