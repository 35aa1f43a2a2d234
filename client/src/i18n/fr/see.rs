//! Looks at many entries at once, in French.

use shared::domain::view::Matter;

use crate::i18n::SeeText;

fn n(n: usize, one: &str, many: &str) -> String {
    if n <= 1 { format!("{n} {one}") } else { format!("{n} {many}") }
}

pub(in crate::i18n) static TEXT: SeeText = SeeText {
    title: |name| match name {
        "worries" => "À surveiller",
        "activities" => "Comment les activités se complètent",
        "commitments" => "Qui change quoi chez soi",
        "partners" => "Qui est à la table",
        "pledges" => "Ce qui est promis",
        "meetings" => "Sommes-nous en lien ?",
        "pulse" => "Comment on se sent",
        "learning" => "L’équilibre de nos apprentissages",
        "involvement" => "Qui participe, et jusqu’où",
        "definitions" => "Ce que veulent dire nos mots",
        "versions" => "Ce dont nous avons convenu",
        "ratings" => "Comment nous nous voyons",
        "since" => "Depuis votre dernière visite",
        "voices" => "Ce que disent les autres",
        "figures" => "Les chiffres par année",
        "days" => "Sur le terrain",
        "same" => "La même chose ?",
        "practices" => "Ce que nous faisons pareil",
        "stories" => "Les histoires choisies",
        "readiness" => "Sommes-nous prêts ?",
        _ => "Vue d’ensemble",
    },
    about: |name| match name {
        "worries" => {
            "Ce qui est en retard, vieux, silencieux ou déséquilibré aujourd’hui. Personne n’a à le saisir."
        }
        "activities" => "Les partenaires et les stratégies, et ce qui renforce quoi.",
        "commitments" => "Ce que chaque partenaire change à l’intérieur de chez lui.",
        "partners" => "Les secteurs, ceux qui manquent, et à qui personne n’a parlé.",
        "pledges" => "Additionné par type et par unité.",
        "meetings" => "Les rencontres tenues et à venir, et les dernières nouvelles.",
        "pulse" => "Seulement à partir de cinq réponses.",
        "learning" => "Ce qui n’a pas marché compte autant que ce qui a marché.",
        "involvement" => "Chaque groupe, chaque étape : aujourd’hui, et souhaité.",
        "definitions" => "Toutes les formulations sont conservées. Un mot contesté porte sa marque partout.",
        "versions" => {
            "Le projet à des moments nommés, la position de chaque partenaire, et ce qui a changé depuis."
        }
        "ratings" => "La réponse du milieu, et là où nous voyons les choses autrement.",
        "since" => "Ce que d’autres ont écrit entre-temps.",
        "voices" => "Des notes données à tout le monde. Vous pouvez en appuyer une.",
        "days" => "Ce que chaque journée devait apporter, et ce qui en est arrivé.",
        "figures" => {
            "Chaque indicateur à côté de chaque année : ce qui manque, ce qui est ancien, où il y a deux réponses."
        }
        "same" => "Des paires qui se ressemblent. Rien n’est joint sans qu’on le dise, et cela se défait.",
        "practices" => {
            "Les pratiques et les partenaires, les messages utilisés, et combien de fois on a orienté quelqu’un."
        }
        "stories" => "Les histoires de changement que les panels d’un tour ont choisies, et pourquoi.",
        "readiness" => "Qui s’engage, ce qui rend la chose urgente, et ce qu’il y a pour commencer.",
        _ => "Tout d’un coup d’œil.",
    },
    nothing: "Rien ici pour l’instant.",
    unknown: "Cette vue n’existe pas.",
    matter: |matter, what| match matter {
        Matter::Overdue => format!("En retard : {what}"),
        Matter::CommitmentOverdue => format!("Un engagement est en retard : {what}"),
        Matter::OwnerLeft => format!("Plus personne ne s’en occupe, le partenaire est parti : {what}"),
        Matter::DecisionToReview => format!("Une décision est à revoir : {what}"),
        Matter::UnreadVoices(unread) => {
            format!("Personne n’a encore regardé {}", n(*unread, "note", "notes"))
        }
        Matter::TwoAnswers(open) => format!("{} avec deux réponses", n(*open, "chiffre", "chiffres")),
        Matter::FigureOld => format!("Un nouveau chiffre est attendu : {what}"),
        Matter::NeverCounted => format!("Jamais compté : {what}"),
        Matter::NoStory => format!("Personne n’a dit ce qu’il y a derrière ce chiffre : {what}"),
        Matter::Silent => "Personne n’a donné de nouvelles".to_owned(),
        Matter::NoMeeting => "Aucune rencontre n’est prévue".to_owned(),
        Matter::OnlySuccesses => "Personne n’a dit ce qui n’a pas marché".to_owned(),
        Matter::NotSpokenTo => format!("Personne n’a parlé à {what}"),
        Matter::Isolated => format!("Ne sert aucun objectif et n’est reliée à rien : {what}"),
        Matter::MissingSector(_) => format!("Personne à la table pour ce secteur : {what}"),
        Matter::ManyHeadlines(headlines) => {
            format!("{headlines} chiffres sont affichés en premier ; choisissez-en un à retirer")
        }
    },
    days: |days| format!("Depuis {}", span(days)),
    no_worries: "Rien à surveiller aujourd’hui.",
    partners_by_strategy: "Partenaires et stratégies",
    without_strategy: "Sans stratégie",
    links: "Ce qui renforce quoi",
    link: |from, relation, to| format!("{from} : {relation} {to}"),
    isolated: "Isolées",
    isolated_about: "Elles ne servent aucun objectif et ne sont reliées à aucune autre activité.",
    leverage: "Effort et effet de levier",
    leverage_of: |what, effort, leverage| format!("{what} : effort {effort}, levier {leverage}"),
    alone: "Par un seul partenaire",
    by_day: |day| format!("D’ici le {day}"),
    overdue: "En retard",
    learned: |what| format!("Ce que nous avons appris : {what}"),
    n_checkins: |checkins| n(checkins, "suivi", "suivis"),
    sectors: "Secteurs",
    nobody: "Personne encore",
    contacts: "Dernier échange",
    never_spoken: "Jamais, d’après ce qui est écrit",
    spoken: |days| if days <= 0 { "Aujourd’hui".to_owned() } else { format!("Il y a {}", span(days)) },
    next_step: |what| format!("Prochaine étape : {what}"),
    skills: "Compétences offertes et mises à profit",
    skill_used: |used| {
        if used == 0 {
            "Pas encore mise à profit".to_owned()
        } else {
            format!("Sert dans {}", n(used, "activité", "activités"))
        }
    },
    scope: "Comment la table a grandi",
    n_partners: |partners| n(partners, "partenaire", "partenaires"),
    pledged: |offered, confirmed, received| {
        format!("Offert {offered}, confirmé {confirmed}, reçu {received}")
    },
    without_amount: |pledges| format!("et {} sans montant", n(pledges, "contribution", "contributions")),
    next_meeting: |when| format!("Prochaine rencontre : {when}"),
    no_meeting: "Aucune rencontre n’est prévue.",
    last_news: |days| format!("Dernières nouvelles il y a {}.", span(days)),
    no_news: "Pas encore de nouvelles.",
    held: "Tenues",
    came: |came, excused, absent| format!("Présences : {came}, excusées : {excused}, absences : {absent}"),
    n_answers: |answers| n(answers, "réponse", "réponses"),
    too_few: |min| format!("Affiché à partir de {min} réponses."),
    mean: |place, mean| match place {
        0 => format!("Confiance : {mean} sur 5"),
        1 => format!("Clarté : {mean} sur 5"),
        _ => format!("Motivation : {mean} sur 5"),
    },
    balance: |worked, did_not| format!("Ce qui a marché : {worked}. Ce qui n’a pas marché : {did_not}."),
    surprises: |surprise, challenge| {
        format!("{}, {}.", n(surprise, "surprise", "surprises"), n(challenge, "difficulté", "difficultés"))
    },
    ask_failures: "Depuis un moment, personne n’a dit ce qui n’a pas marché. Qu’est-ce qui a été difficile ?",
    last_failure: |days| format!("Dit pour la dernière fois il y a {}.", span(days)),
    not_involved: "Pas encore de participation",
    now_wanted: |now, wanted| format!("Aujourd’hui : {now}. Souhaité : {wanted}."),
    equity: "Où l’équité a été regardée",
    wordings: |wordings| n(wordings, "formulation", "formulations"),
    drift: "Ce qui a changé depuis",
    no_drift: "Rien n’a changé depuis.",
    drift_text: |text, language| format!("Le texte a changé : {text} ({language})"),
    drift_added: |what| format!("Nouveau : {what}"),
    drift_changed: |what| format!("Changé : {what}"),
    drift_removed: |what| format!("Retiré : {what}"),
    no_stance: "Ne s’est pas encore prononcé",
    name_version: "Nommer cette version",
    version_name: "Comment s’appelle cette version ?",
    version_hint: "Par exemple : Assemblée du 12 mai. Elle ne change plus ensuite.",
    rate: "Évaluer",
    what_is_this: "Qu’est-ce que c’est ?",
    choose_list: "Quelle liste ?",
    choose_round: "Quel tour ?",
    no_round: "Aucun tour n’est ouvert. La coordination en ouvre un.",
    n_raters: |raters| n(raters, "téléphone a évalué", "téléphones ont évalué"),
    levels: |not_started, emerging, mature, cant_say| {
        format!(
            "Pas commencé : {not_started}. En émergence : {emerging}. Bien établi : {mature}. Ne peut pas dire : {cant_say}."
        )
    },
    differ: "Nous voyons cela autrement. Parlons-en.",
    my_rating: "Comment le voyez-vous ?",
    blind: "L’application ne montre à personne qui a donné quelle réponse.",
    since_about: |when| format!("Depuis le {when}."),
    n_new: |new| if new <= 1 { format!("{new} nouveau") } else { format!("{new} nouveaux") },
    same_pairs: "Ces entrées se ressemblent",
    join: "C’est la même chose",
    joined: "Jointes",
    take_apart: "Séparer",
    standards: "Pratiques et partenaires",
    messages: "Messages utilisés",
    message_used: |partners| format!("Utilisé par {}", n(partners, "partenaire", "partenaires")),
    referrals: "Personnes orientées",
    n_referred: |times| format!("{times} fois"),
    at_site: |site, state| format!("{site} : {state}"),
    chosen: |chosen, left| format!("Choisie par {}, non retenue par {left}", n(chosen, "panel", "panels")),
    chosen_why: |why| format!("Choisie : {why}"),
    left_why: |why| format!("Non retenue : {why}"),
    choose_story: "Choisir une histoire dans ce tour",
    champions: "Qui s’engage pour cela",
    commits: |commits| {
        if commits {
            "Apporte un réseau ou des moyens"
        } else {
            "Ce que la personne apporte n’est pas encore écrit"
        }
    },
    urgency: "Ce qui rend la chose urgente",
    has_evidence: |has| if has { "Avec des preuves" } else { "Sans preuve pour l’instant" },
    needs: "Ce qu’il y a pour commencer",
    covered: "Couvert",
    not_covered: "Pas couvert",
    have: |what| format!("Il y a : {what}"),
    gap: |what| format!("Il manque : {what}"),
};

/// How long that is, as people say it.
fn span(days: i64) -> String {
    match days {
        ..=1 => format!("{days} jour"),
        2..60 => format!("{days} jours"),
        60..730 => format!("{} mois", days / 30),
        730.. => format!("{} ans", days / 365),
    }
}
