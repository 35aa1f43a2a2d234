//! Frameworks as data, readiness, who is involved and who is missing.

use shared::domain::Role;
use shared::domain::frameworks::{COMPONENTS, Framework, framework, meaning};
use shared::domain::schema::{EARLY_NEEDS, INVOLVEMENT, STAGES};
use shared::domain::template::{Worded, pick};

use crate::table::{LEAD, Table, called, shown};

const INES: usize = 1;

fn both(words: Worded) {
    let [en, fr] = ["en", "fr"].map(|lang| words.iter().find(|(code, _)| *code == lang).map(|(_, it)| *it));
    assert!(en.is_some_and(|en| !en.is_empty()) && fr.is_some_and(|fr| !fr.is_empty()), "{words:?}");
}

/// A framework that ships, whose items are said in both languages.
fn ships(id: &str, n_items: usize) -> &'static Framework {
    let found = framework(id).expect("it ships");
    assert_eq!(found.items.len(), n_items, "{id}");
    found.items.iter().for_each(|item| both(item.name));
    found
}

/// Somebody rates one item, with evidence.
fn rates(table: &mut Table, who: usize, round: &str, (framework, item): (&str, &str), level: &str) {
    let fields = [
        ("framework", framework),
        ("item", item),
        ("round", round),
        ("level", level),
        ("evidence", "Seen in May"),
    ];
    table.adds(who, "ratings", &fields);
}

fn round(table: &mut Table, name: &str, opens: &str) -> String {
    table.adds(LEAD, "rounds", &[("name", name), ("opens", opens)])
}

/// Every item of a framework is rated by two people without network, and read with the evidence.
fn two_people_rate(id: &str, n_items: usize) {
    let items = ships(id, n_items).items;
    let mut table = Table::with(&[Role::Resident]);
    let round = round(&mut table, "Spring", "2026-06-01");
    table.meet();
    for item in items {
        rates(&mut table, LEAD, &round, (id, item.id), "mature");
        rates(&mut table, INES, &round, (id, item.id), "not_started");
    }
    table.meet();
    let rated = shown!(table, INES, Ratings { framework: id.to_owned(), round });
    assert_eq!((rated.n_raters, rated.items.len()), (2, n_items), "{id}");
    for item in rated.items {
        assert_eq!((item.median, item.spread, item.said.len()), (Some(1.0), 2, 2), "{id}: {item:?}");
    }
}

/// *CIP five points of reference*: five items in both languages, rated with evidence.
#[test]
fn the_five_points_of_reference_are_rated_with_evidence() {
    two_people_rate("cip5", 5);
}

/// *CI 3.0*: five shifts, each rated, and each with something to do.
#[test]
fn each_of_the_five_shifts_has_a_rating_and_something_to_do() {
    two_people_rate("ci3", 5);
    for kind in ["goals", "questions", "experiments", "activities", "engagement", "container_log"] {
        let table = Table::with(&[]);
        assert!(table.lists(LEAD, kind, None).may_create, "{kind}");
    }
}

/// *Eight principles of practice*: eight items, rated with how one practises them.
#[test]
fn the_eight_principles_are_rated_with_how_they_are_practised() {
    two_people_rate("principles8", 8);
}

/// *Three preconditions*: readiness shows who stands up for it, and whether they bring networks or means; not a score only.
#[test]
fn a_champion_says_what_networks_and_means_are_committed() {
    ships("pre3", 3);
    let mut table = Table::with(&[Role::Coordinator]);
    let fields =
        [("name", "Dr. Roy"), ("networks", "Every clinic of the borough"), ("commits", "A day a week")];
    let committed = table.adds(LEAD, "champions", &fields);
    let named_only = table.adds(INES, "champions", &[("name", "The mayor")]);
    let claim = [("claim", "One home in three is damp"), ("evidence", "Visits of 2025")];
    table.adds(INES, "urgency", &claim);
    table.meet();
    let readiness = shown!(table, INES, Readiness);
    let mut champions: Vec<_> =
        readiness.champions.iter().map(|(who, has)| (who.key.clone(), *has)).collect();
    let mut expected = vec![(committed, true), (named_only, false)];
    champions.sort();
    expected.sort();
    assert_eq!(champions, expected);
    assert_eq!((called(&readiness.urgency[0].0.name).as_str(), readiness.urgency[0].1), (claim[0].1, true));
}

/// *Early resource needs*: four rows, each covered or with its gap.
#[test]
fn each_of_the_four_early_needs_is_covered_or_shows_its_gap() {
    let mut table = Table::with(&[Role::Coordinator]);
    table.adds(LEAD, "early_resources", &[("need", "convening"), ("have", "Half a position")]);
    table.adds(INES, "early_resources", &[("need", "dialogue"), ("gap", "A neutral facilitator")]);
    table.meet();
    let needs = shown!(table, INES, Readiness).needs;
    let rows: Vec<_> =
        needs.iter().map(|row| (row.need.as_str(), row.is_covered(), row.gaps.len())).collect();
    let expected =
        [("convening", true, 0), ("dialogue", false, 1), ("research", false, 0), ("engagement", false, 0)];
    assert_eq!(rows, expected);
    assert_eq!(EARLY_NEEDS.len(), 4);
}

/// *Main people affected, at various stages*: five levels from hearing of it to leading it, now and wanted; an empty cell
/// means that nobody of a group is involved yet.
#[test]
fn who_is_involved_at_which_stage_stands_in_five_levels() {
    assert_eq!(INVOLVEMENT, ["inform", "consult", "involve", "collaborate", "co_lead"]);
    let mut table = Table::with(&[Role::Coordinator]);
    let tenants = table.adds(LEAD, "segments", &[("name@en", "Tenants")]);
    table.meet();
    let cell = |stage, field, level| [("stage", stage), ("group", tenants.as_str()), (field, level)];
    table.adds(LEAD, "engagement", &cell("planning", "now", "consult"));
    table.adds(INES, "engagement", &cell("planning", "wanted", "co_lead"));
    table.adds(INES, "engagement", &cell("evaluation", "now", "inform"));
    table.meet();
    let groups = shown!(table, LEAD, Engagement).groups;
    assert_eq!((groups.len(), groups[0].stages.len()), (1, STAGES.len()));
    let cells = groups[0].stages.iter().map(|cell| {
        cell.as_ref().map(|cell| (cell.now.as_deref().unwrap_or(""), cell.wanted.as_deref().unwrap_or("")))
    });
    let expected = [None, None, Some(("consult", "co_lead")), None, Some(("inform", ""))];
    assert_eq!(cells.collect::<Vec<_>>(), expected);
}

/// *Equity intentional at five stages*: checks ask who benefits, who is missing and what keeps them away, and the strip is
/// derived from them.
#[test]
fn the_equity_strip_is_derived_from_the_checks() {
    let mut table = Table::with(&[Role::Partner]);
    let goal = table.adds(LEAD, "goals", &[("ambition", "bau_no"), ("title@en", "Dry homes")]);
    table.meet();
    let check = |stage, missing| [("subject", goal.as_str()), ("stage", stage), ("missing", missing)];
    table.adds(LEAD, "equity_checks", &check("design", "Tenants without papers"));
    let second = table.adds(1, "equity_checks", &check("design", "People who rent a room"));
    table.adds(1, "equity_checks", &check("evaluation", "Children"));
    table.meet();
    let strip = |table: &Table| shown!(table, LEAD, Engagement).equity[0].2.clone();
    assert_eq!(strip(&table), [2, 0, 0, 0, 1]);
    table.archives(1, ("equity_checks", &second));
    table.meet();
    assert_eq!(strip(&table), [1, 0, 0, 0, 1]);
}

/// *Phases*: four by default or five, each looked at in four parts; none is ever closed, and the initiative can go back.
#[test]
fn any_phase_can_be_gone_back_to() {
    assert_eq!((ships("phase4", 4).items.len(), ships("phase5", 5).items.len(), COMPONENTS.len()), (4, 5, 4));
    COMPONENTS.iter().for_each(|(_, name)| both(name));
    let mut table = Table::with(&[Role::Coordinator]);
    let items: Vec<&str> = ships("phase4", 4).items.iter().map(|item| item.id).collect();
    let [spring, autumn] = [("Spring", "2026-03-01"), ("Autumn", "2026-09-01")]
        .map(|(name, opens)| round(&mut table, name, opens));
    table.changes(LEAD, ("meta", "initiative"), &[("phase_model", "phase4"), ("phase", items[2])]);
    table.meet();
    let first = format!("{}.governance", items[0]);
    rates(&mut table, LEAD, &spring, ("phase4", &first), "mature");
    rates(&mut table, INES, &autumn, ("phase4", &first), "emerging");
    table.changes(LEAD, ("meta", "initiative"), &[("phase", items[0])]);
    table.meet();
    assert_eq!(table.text(INES, ("meta", "initiative"), "phase"), Some(items[0]));
    let rated = shown!(table, LEAD, Ratings { framework: "phase4".to_owned(), round: autumn });
    assert_eq!((rated.items[0].item.as_str(), rated.items[0].since_last), (first.as_str(), Some(-1.0)));
}

/// *CI definition*: each of the five conditions says what it means and how one knows it, in both languages, on a phone
/// that has never had a network.
#[test]
fn what_each_condition_means_is_said_offline_in_both_languages() {
    let conditions = ships("kk5", 5);
    both(conditions.about);
    for item in conditions.items {
        both(meaning(conditions.id, item.id).expect("its words are of the trade"));
        let levels = item.levels.unwrap_or(conditions.levels);
        levels.iter().for_each(|level| both(level));
        assert_ne!(pick(item.name, "en"), pick(item.name, "fr"));
    }
}
