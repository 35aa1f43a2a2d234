//! The common agenda: goals and how much they ask for, what words mean, what lies beneath, what was agreed on.

use shared::domain::schema::CONDITIONS;
use shared::domain::view::{Drift, Matter, terms_in};
use shared::domain::{Problem, Role};

use crate::table::{LEAD, Table, called, problems, shown};

const INES: usize = 1;

/// A lead and a coordinator.
fn two() -> Table {
    Table::with(&[Role::Coordinator])
}

/// *Underlying causes*: each cause carries none, one or several of the six conditions.
#[test]
fn a_cause_carries_any_number_of_the_six_conditions() {
    let mut table = two();
    let rents = table.adds(LEAD, "causes", &[("title", "Rents rise")]);
    table.meet();
    table.changes(LEAD, ("causes", &rents), &[("condition:policies", "yes")]);
    table.changes(INES, ("causes", &rents), &[("condition:power", "yes")]);
    table.adds(INES, "causes", &[("title", "Winters are cold")]);
    table.meet();
    assert_eq!((CONDITIONS.len(), table.lists(LEAD, "causes", None).n), (6, 2));
    for condition in CONDITIONS {
        let found = table.keys(LEAD, "causes", Some(("condition", condition)));
        let expected =
            if ["policies", "power"].contains(condition) { vec![rents.clone()] } else { Vec::new() };
        assert_eq!(found, expected, "{condition}");
    }
}

/// *Vision helps analysis, planning, action, evaluation*: the thread leads from a goal to what is done and counted for it,
/// and an activity that hangs on none is flagged.
#[test]
fn the_thread_leads_from_a_goal_to_everything_and_an_orphan_activity_is_flagged() {
    let mut table = two();
    let goal = table.adds(LEAD, "goals", &[("ambition", "bau_no"), ("title@en", "Dry homes")]);
    let flag = format!("goals:{goal}");
    let strategy = table.adds(LEAD, "strategies", &[("title@en", "Repair together"), (&flag, "yes")]);
    table.meet();
    let fields = [("title", "Roof crew"), ("state", "active"), ("strategy", strategy.as_str())];
    let crew = table.adds(INES, "activities", &fields);
    let film = table.adds(INES, "activities", &[("title", "Film night"), ("state", "active")]);
    let damp = [
        ("name@en", "Damp homes"),
        ("level", "population"),
        ("value_kind", "percent"),
        ("unit", "percent"),
        ("direction", "down"),
        ("goal", &goal),
    ];
    let damp = table.adds(INES, "indicators", &damp);
    table.meet();
    let linked = |kind: &str, key: &str| -> Vec<String> {
        table.opens(LEAD, (kind, key)).links.into_iter().map(|link| link.key).collect()
    };
    assert_eq!(linked("goals", &goal), [strategy.clone(), damp]);
    assert_eq!(linked("strategies", &strategy), [crew]);
    let worries = shown!(table, LEAD, Worries { today: table.today() });
    let alone = worries.into_iter().filter(|worry| worry.matter == Matter::Isolated);
    let alone: Vec<_> = alone.filter_map(|worry| worry.about.map(|(_, activity)| activity.key)).collect();
    assert_eq!(alone, [film]);
}

/// *"Cannot be realised through business as usual"*: every goal says whether it can, and its target has the line of where
/// things go by themselves.
#[test]
fn a_goal_must_say_whether_business_as_usual_would_reach_it() {
    let mut table = two();
    let silent = table.tries(LEAD, "goals", &[("title@en", "Dry homes")]);
    assert_eq!(problems(silent), [("ambition".to_owned(), Problem::Missing)]);
    let goal = [("title@en", "Dry homes"), ("ambition", "bau_no"), ("bau_projection", "40 of 100 by 2030")];
    let goal = table.adds(LEAD, "goals", &goal);
    let damp = crate::table::indicator(&mut table, "Damp homes", ("percent", "percent", "down"));
    crate::table::counts(&mut table, LEAD, &damp, ("2025", 32.0), &[]);
    table.meet();
    let target = [("indicator", damp.as_str()), ("value", "10"), ("due", "2030-12-31"), ("bau_value", "40")];
    table.adds(INES, "targets", &target);
    table.meet();
    assert_eq!(table.text(INES, ("goals", &goal), "ambition"), Some("bau_no"));
    let targets = shown!(table, LEAD, Indicator(damp)).expect("it is here").targets;
    let (from, to) = targets[0].as_usual.as_ref().expect("somebody said where it goes by itself");
    assert_eq!((from.value, *to, targets[0].remaining), (32.0, 40.0, Some(22.0)));
}

/// *Agreed set of shared outcomes*: a partner endorses a named version, which never changes, and what has changed since is
/// shown beside it.
#[test]
fn a_partner_endorses_a_named_version_and_drift_since_is_shown() {
    let mut table = Table::with(&[Role::Coordinator, Role::Partner]);
    const CLINIC: usize = 2;
    table.rewrites(LEAD, "vision", "Homes are dry.");
    let kept = table.adds(LEAD, "goals", &[("ambition", "bau_no"), ("title@en", "Dry homes")]);
    let version = table.publishes(LEAD, "Agenda v1");
    table.meet();
    let clinic = table.adds(CLINIC, "partners", &[("name@en", "Clinic"), ("sector", "health")]);
    let fields = [("version", version.as_str()), ("partner", &clinic), ("stance", "endorse")];
    table.adds(CLINIC, "endorsements", &fields);
    // The others go on meanwhile.
    table.rewrites(INES, "vision", "Homes are dry and warm.");
    table.changes(INES, ("goals", &kept), &[("title@en", "Dry and warm homes")]);
    let added = table.adds(INES, "goals", &[("ambition", "bau_yes"), ("title@en", "Parks")]);
    table.meet();
    let versions = shown!(table, CLINIC, Versions);
    let shown = &versions[0];
    assert_eq!(called(&shown.name), "Agenda v1");
    assert_eq!(shown.texts["vision@en"], "Homes are dry.");
    let stances: Vec<_> = shown.endorsements.iter().map(|row| row.stance.as_deref()).collect();
    assert_eq!(stances, [Some("endorse")]);
    let drift = shown.drift.iter().map(|drift| match drift {
        Drift::Text(field, lang) => ("text", format!("{field}@{lang}")),
        Drift::Added(_, key, _) => ("added", key.clone()),
        Drift::Changed(_, key, _) => ("changed", key.clone()),
        Drift::Removed(_, key, _) => ("removed", key.clone()),
    });
    let mut drift: Vec<_> = drift.collect();
    drift.sort();
    assert_eq!(drift, [("added", added), ("changed", kept), ("text", "vision@en".to_owned())]);
}

/// *Shared definitions, including the problem*: two wordings and more are kept, and a contested term is marked wherever it
/// is used.
#[test]
fn a_contested_term_keeps_every_wording_and_is_marked_wherever_it_is_used() {
    let mut table = Table::with(&[Role::Coordinator, Role::Partner]);
    let first = [
        ("term", "home"),
        ("wording", "A place with a door that locks."),
        ("state", "agreed"),
        ("lang", "en"),
    ];
    let first = table.adds(LEAD, "definitions", &first);
    table.meet();
    table.changes(LEAD, ("definitions", &first), &[("state", "contested")]);
    let fields = [("term", "home"), ("wording", "A place where one is known."), ("for", first.as_str())];
    table.adds(2, "definitions", &fields);
    table.meet();
    let terms = shown!(table, INES, Definitions);
    let wordings: Vec<_> = terms[0].wordings.iter().map(|wording| wording.text.as_str()).collect();
    assert_eq!(wordings, ["A place with a door that locks.", "A place where one is known."]);
    assert!(terms[0].is_contested);
    let marks = terms_in("Every child has a home, and homework.", &terms);
    let marked: Vec<_> = marks.iter().map(|mark| (mark.start, mark.end)).collect();
    assert_eq!(marked, [(18, 22)]);
}
