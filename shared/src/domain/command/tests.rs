//! Writing by the table: what it takes, what it refuses, and what becomes of it when others write too.

use super::{Command, CommandError, Problem};
use crate::domain::rig::{Table, values};
use crate::domain::view::{Piece, Query, View};
use crate::domain::{Role, Value};

const LEAD: usize = 0;
const PARTNER: usize = 1;
const RESIDENT: usize = 2;

fn table() -> Table {
    Table::of(&[Role::Lead, Role::Partner, Role::Resident])
}

fn problems(outcome: Result<String, CommandError>) -> Vec<(String, Problem)> {
    match outcome {
        Err(CommandError::Fields(errors)) => {
            errors.into_iter().map(|error| (error.field, error.problem)).collect()
        }
        other => panic!("expected fields to be wrong, found {other:?}"),
    }
}

fn create(kind: &str, fields: &[(&str, Value)]) -> Command {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Command::Create { kind: kind.to_owned(), fields }
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

#[test]
fn what_is_written_by_the_table_is_listed_and_opened() {
    let mut table = table();
    let goal = table[LEAD].adds("goals", &[("ambition", "bau_no"), ("title@fr", "Un toit pour tous")]);
    let activity =
        table[LEAD].adds("activities", &[("title", "Repair day"), ("state", "idea"), ("goal", &goal)]);
    table.meet();
    let list = table[RESIDENT].lists("activities", Some(("goal", &goal)));
    assert_eq!((list.n, list.may_create), (1, false));
    assert_eq!(list.rows[0].mark, Some(("state".to_owned(), "idea".to_owned())));
    assert!(table[LEAD].lists("activities", Some(("goal", "none"))).rows.is_empty());
    let opened = table[LEAD].opens("activities", &activity);
    let names: Vec<_> = opened.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["title", "goal", "state"], "in the order of the form");
    let goal_link = opened.fields[1].leads_to.as_ref().expect("it leads to the goal");
    assert!(
        matches!(&goal_link.name[..], [Piece::Words(words)] if words.by_lang["fr"] == "Un toit pour tous")
    );
    let goal = table[PARTNER].opens("goals", &goal);
    assert_eq!((goal.links[0].key.as_str(), goal.n_links, goal.may_change), (activity.as_str(), 1, false));
}

#[test]
fn every_field_that_is_wrong_is_told() {
    let mut table = table();
    let wrong = create(
        "activities",
        &[
            ("title", text("  ")),
            ("state", text("perhaps")),
            ("goal", text("nowhere")),
            ("effort", Value::Int(9)),
            ("dtstart", text("tomorrow")),
            ("at", Value::Int(1)),
            ("weather", text("sunny")),
        ],
    );
    let found = problems(table[LEAD].does(&wrong));
    let expected = [
        ("at", Problem::NotOffered),
        ("dtstart", Problem::NotADay),
        ("effort", Problem::OutOfRange { min: 1, max: 5 }),
        ("goal", Problem::Unknown),
        ("state", Problem::NotOffered),
        ("title", Problem::Missing),
        ("weather", Problem::NotOffered),
    ];
    let mut found: Vec<_> = found.iter().map(|(field, problem)| (field.as_str(), problem.clone())).collect();
    found.sort_by_key(|(field, _)| *field);
    assert_eq!(found, expected);
}

#[test]
fn a_name_in_any_language_is_a_name() {
    let mut table = table();
    let none = create("goals", &[("ambition", text("bau_no")), ("description@en", text("More of it"))]);
    assert_eq!(problems(table[LEAD].does(&none)), [("title".to_owned(), Problem::Missing)]);
    let goal = table[LEAD].adds("goals", &[("ambition", "bau_no"), ("title@ht", "Yon kay pou chak moun")]);
    let cleared = table[LEAD].changes("goals", &goal, &[("title@ht", "")]);
    assert_eq!(problems(cleared), [("title".to_owned(), Problem::Missing)]);
    table[LEAD]
        .changes("goals", &goal, &[("title@ht", ""), ("title@en", "A home for all")])
        .expect("it has a name");
    let words = table[LEAD].sees().get("goals", &goal).expect("it is there").words("title");
    assert_eq!(words.pick("fr"), Some(("en", "A home for all")));
}

#[test]
fn only_what_differs_is_written_and_a_field_can_be_cleared() {
    let mut table = table();
    let task = table[LEAD].adds("tasks", &[("title", "Print"), ("state", "open"), ("note", "A4")]);
    let change = Command::Change {
        kind: "tasks".to_owned(),
        key: task.clone(),
        fields: values("tasks", &[("title", "Print"), ("state", "done"), ("note", "")]),
    };
    let prepared = table[LEAD].prepares(&change).expect("she may");
    assert_eq!(prepared.edits.len(), 2, "the title stays as it is");
    table[LEAD].does(&change).expect("she may");
    assert_eq!(table[LEAD].sees().get("tasks", &task).and_then(|task| task.text("note")), None);
    assert!(table[LEAD].prepares(&change).expect("she may").edits.is_empty());
}

#[test]
fn partners_write_their_own_and_propose() {
    let mut table = table();
    let fields = &[("term", "Poverty"), ("wording", "Having to choose"), ("state", "agreed")];
    let agreed = Command::Create { kind: "definitions".to_owned(), fields: values("definitions", fields) };
    assert_eq!(problems(table[PARTNER].does(&agreed)), [("state".to_owned(), Problem::NotOffered)]);
    let term = table[PARTNER].adds("definitions", &fields[..2]);
    table.meet();
    let stands = table[LEAD].sees().get("definitions", &term).and_then(|term| term.text("state"));
    assert_eq!(stands, Some("proposed"));
    table[LEAD].changes("definitions", &term, &[("state", "agreed")]).expect("the team agrees");
    let others = table[LEAD].adds("tasks", &[("title", "Print"), ("state", "open")]);
    table.meet();
    let refused = table[PARTNER].changes("tasks", &others, &[("state", "done")]);
    assert!(matches!(refused, Err(CommandError::NotAllowed { role: Role::Partner, .. })));
    assert!(!table[PARTNER].opens("tasks", &others).may_change);
    let refused = table[RESIDENT].does(&create("tasks", &[("title", text("a")), ("state", text("open"))]));
    assert!(matches!(refused, Err(CommandError::NotAllowed { role: Role::Resident, .. })));
}

#[test]
fn a_reflection_links_to_an_activity_or_a_learning() {
    let mut table = table();
    let fields = [("prompt", text("actions")), ("text", text("We walked more"))];
    assert_eq!(
        problems(table[LEAD].does(&create("reflections", &fields))),
        [("activity".to_owned(), Problem::Missing)]
    );
    let learning = table[LEAD].adds("learnings", &[("kind", "worked"), ("what", "Walking")]);
    let fields = [("prompt", "actions"), ("text", "We walked more"), ("learning", &learning)];
    let reflection = table[LEAD].adds("reflections", &fields);
    table[LEAD]
        .changes("reflections", &reflection, &[("text", "We walked less")])
        .expect("it keeps its link");
    let untied = table[LEAD].changes("reflections", &reflection, &[("learning", "")]);
    assert_eq!(problems(untied), [("activity".to_owned(), Problem::Missing)]);
}

#[test]
fn what_is_written_once_stays() {
    let mut table = table();
    let goal = table[LEAD].adds("goals", &[("ambition", "bau_no"), ("title@en", "Homes")]);
    let comment = table[LEAD].adds("comments", &[("subject", &goal), ("body", "Which homes?")]);
    let changed = table[LEAD].changes("comments", &comment, &[("body", "All homes?")]);
    assert_eq!(changed, Err(CommandError::WrittenOnce { section: "comments".to_owned() }));
    let sealed = create("contributions", &[("kind", text("idea")), ("body", text("in clear"))]);
    assert_eq!(problems(table[LEAD].does(&sealed)), [("kind".to_owned(), Problem::NotOffered)]);
}

#[test]
fn a_key_is_checked_part_by_part() {
    let mut table = table();
    let partner = table[PARTNER].adds("partners", &[("name@en", "Food bank"), ("sector", "community")]);
    let activity = table[LEAD].adds("activities", &[("title", "Market"), ("state", "active")]);
    table.meet();
    let lacking = create("activity_partners", &[("partner", text("nobody")), ("role", text("host"))]);
    let found = problems(table[LEAD].does(&lacking));
    assert_eq!(found, [("activity".to_owned(), Problem::Missing), ("partner".to_owned(), Problem::Unknown)]);
    let fields = [("activity", activity.as_str()), ("partner", &partner), ("role", "host")];
    let key = table[PARTNER].adds("activity_partners", &fields);
    assert_eq!(key, format!("{activity}|{partner}"));
    table.meet();
    let row = &table[LEAD].lists("activity_partners", Some(("activity", &activity))).rows[0];
    assert_eq!((row.key.as_str(), row.name.len()), (key.as_str(), 2));
    assert_eq!(table[LEAD].opens("activities", &activity).n_links, 1);
    let fields = [("activity", activity.as_str()), ("partner", &partner), ("role", "host")];
    table[LEAD].archives("activity_partners", &key);
    assert!(table[LEAD].lists("activity_partners", None).rows.is_empty());
    table[LEAD].adds("activity_partners", &fields);
    assert_eq!(table[LEAD].lists("activity_partners", None).n, 1, "writing it anew puts it back");
    let words = "é".repeat(40);
    let round = table[LEAD].adds("rounds", &[("name", "Spring"), ("opens", "2026-05-01")]);
    let fields = [("framework", words.as_str()), ("item", &words), ("round", &round), ("level", "mature")];
    let long = Command::Create { kind: "ratings".to_owned(), fields: values("ratings", &fields) };
    assert!(matches!(problems(table[LEAD].does(&long))[0].1, Problem::TooLong { .. }));
}

#[test]
fn nobody_speaks_from_anothers_phone() {
    let mut table = table();
    let pulse = [("period", "2026-06"), ("trust", "2")];
    let key = table[RESIDENT].adds("pulses", &pulse);
    assert_eq!(key, format!("2026-06|{}", table[RESIDENT].tag().as_str()));
    table.meet();
    let forged = table[LEAD].changes("pulses", &key, &[("trust", "5")]);
    assert!(matches!(forged, Err(CommandError::NotAllowed { .. })));
    let tag = table[RESIDENT].tag().as_str().to_owned();
    let forged =
        create("pulses", &[("period", text("2026-06")), ("device", text(&tag)), ("trust", Value::Int(5))]);
    assert_eq!(problems(table[LEAD].does(&forged)), [("device".to_owned(), Problem::Unknown)]);
    assert!(table[LEAD].lists("pulses", None).rows.is_empty(), "who said what is for nobody to know");
    assert_eq!(table[RESIDENT].lists("pulses", None).rows.len(), 1);
}

/// DOMAIN's case *edit against remove item*: the item is flagged, and nothing is lost.
#[test]
fn removed_here_and_edited_there_comes_back_flagged() {
    let mut table = table();
    let task = table[PARTNER].adds("tasks", &[("title", "Print"), ("state", "open")]);
    table.meet();
    table[LEAD].archives("tasks", &task);
    assert!(!table[LEAD].opens("tasks", &task).archived.expect("it was taken out").edited_since);
    table[PARTNER].changes("tasks", &task, &[("state", "started")]).expect("it is hers");
    table.meet();
    assert_eq!(table[LEAD].lists("tasks", None).n_archived, 1);
    let opened = table[LEAD].opens("tasks", &task);
    let archived = opened.archived.expect("it is still out of the list");
    assert!(archived.edited_since && archived.reason == "not needed");
    table[PARTNER]
        .does(&Command::Restore { kind: "tasks".to_owned(), key: task.clone() })
        .expect("it is hers");
    table.meet();
    assert_eq!(
        table[LEAD].lists("tasks", None).rows[0].mark,
        Some(("state".to_owned(), "started".to_owned()))
    );
    assert_eq!(table[LEAD].opens("tasks", &task).archived, None);
}

/// DOMAIN's case *same status field*: one value shows, the other one is not lost, and a person settles it.
#[test]
fn two_who_fill_in_a_field_differently_are_both_heard() {
    let mut table = table();
    let task = table[PARTNER].adds("tasks", &[("title", "Print"), ("state", "open")]);
    table.meet();
    table[LEAD].changes("tasks", &task, &[("state", "done"), ("due", "2026-07-01")]).expect("she may");
    table[PARTNER]
        .changes("tasks", &task, &[("state", "dropped"), ("due", "2026-07-01")])
        .expect("it is hers");
    table.meet();
    assert!(table[LEAD].lists("tasks", None).rows[0].contested);
    let opened = table[RESIDENT].opens("tasks", &task);
    let contested: Vec<_> = opened.fields.iter().filter(|field| !field.others.is_empty()).collect();
    assert_eq!(contested.len(), 1, "saying the same is no disagreement");
    let keep = contested[0].value.as_text().expect("a code").to_owned();
    table[LEAD].changes("tasks", &task, &[("state", &keep)]).expect("she may");
    table.meet();
    assert!(!table[RESIDENT].lists("tasks", None).rows[0].contested);
}

/// DOMAIN's case *edit against delete field*: the edit survives, whoever wrote later by the numbers.
#[test]
fn cleared_here_and_edited_there_the_edit_survives() {
    for clears in [LEAD, PARTNER] {
        let mut table = table();
        let task = table[PARTNER].adds("tasks", &[("title", "Print"), ("state", "open"), ("note", "A4")]);
        table.meet();
        let edits = if clears == LEAD { PARTNER } else { LEAD };
        table[clears].changes("tasks", &task, &[("note", "")]).expect("she may");
        table[edits].changes("tasks", &task, &[("note", "A3")]).expect("she may");
        table.meet();
        let note = |table: &Table| {
            table[LEAD].sees().get("tasks", &task).and_then(|task| task.text("note")).map(str::to_owned)
        };
        assert_eq!(note(&table).as_deref(), Some("A3"));
        table[LEAD].changes("tasks", &task, &[("note", "")]).expect("she may");
        assert_eq!(note(&table), None, "who knows of the edit can clear it");
    }
}

/// DOMAIN's case *reorder by two*: both moves are kept, nothing stands in the list twice.
#[test]
fn two_who_rearrange_a_list_at_once_keep_it_whole() {
    let mut table = Table::of(&[Role::Lead, Role::Coordinator]);
    let tasks: Vec<String> = ["a", "b", "c", "d"]
        .into_iter()
        .map(|title| table[0].adds("tasks", &[("title", title), ("state", "open")]))
        .collect();
    table.meet();
    let place = |key: &str, after: &str| {
        let [kind, key, after] = ["tasks", key, after].map(str::to_owned);
        Command::Place { kind, key, after }
    };
    let order = |table: &Table| -> Vec<String> {
        let rows = table[0].lists("tasks", None).rows;
        rows.iter()
            .filter_map(|row| tasks.iter().position(|key| *key == row.key))
            .map(|n| n.to_string())
            .collect()
    };
    assert_eq!(order(&table), ["0", "1", "2", "3"], "what is new comes last");
    table[0].does(&place(&tasks[3], "")).expect("she may");
    table[1].does(&place(&tasks[0], &tasks[2])).expect("she may");
    table.meet();
    assert_eq!(order(&table), ["3", "1", "2", "0"]);
    let wrong = problems(table[0].does(&place(&tasks[3], "nowhere")));
    assert_eq!(wrong, [("after".to_owned(), Problem::Unknown)]);
}

#[test]
fn what_a_template_left_out_keeps_nobody_from_changing_the_rest() {
    let mut table = table();
    let goal = table[LEAD].founds("goals", &[("title@en", "Homes")]);
    table[LEAD].changes("goals", &goal, &[("title@en", "Dry homes")]).expect("she may");
    table[LEAD].changes("goals", &goal, &[("ambition", "bau_no")]).expect("she may");
    let cleared = table[LEAD].changes("goals", &goal, &[("ambition", "")]);
    assert_eq!(problems(cleared), [("ambition".to_owned(), Problem::Missing)]);
}

#[test]
fn a_page_is_a_page_however_long_the_list() {
    let mut table = table();
    for n in 0..30 {
        table[LEAD].now.0 += 1;
        table[LEAD].adds("updates", &[("title", &format!("News {n:02}")), ("body", "…")]);
    }
    let query =
        |from, count| Query::List { kind: "updates".to_owned(), of: None, archived: false, from, count };
    let View::List(Some(page)) = table[LEAD].asks(&query(10, 5)) else { panic!("updates can be listed") };
    assert_eq!((page.n, page.rows.len()), (30, 5));
    assert!(matches!(&page.rows[0].name[..], [Piece::Words(words)] if words.by_lang[""] == "News 19"));
    let View::List(none) = table[LEAD].asks(&Query::List {
        kind: "weather".to_owned(),
        of: None,
        archived: false,
        from: 0,
        count: 5,
    }) else {
        panic!("a list answers a list")
    };
    assert_eq!(none, None);
}
