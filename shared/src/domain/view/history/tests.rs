//! That history says who changed what, also when two did at once, and gives what it takes to put something back.

use super::{Edited, HistoryRow, HistoryView, PAST_MAX};
use crate::domain::rig::{Person, Table, values};
use crate::domain::view::{Query, View};
use crate::domain::{Audience, Command, Role, Value};

fn looks_back(person: &Person, kind: &str, key: &str) -> HistoryView {
    let query = Query::History { kind: kind.to_owned(), key: key.to_owned() };
    let View::History(Some(history)) = person.asks(&query) else { panic!("{kind} {key} has a history") };
    history
}

/// Of each row of a field: who, from what, to what.
fn told(person: &Person, history: &HistoryView, field: &str) -> Vec<(bool, String, String)> {
    let words = |value: &Value| value.as_text().unwrap_or("?").to_owned();
    let rows = history.rows.iter().filter(|row| row.field == field).map(|row| match &row.edited {
        Edited::Value { before, after } => {
            assert_eq!(row.mine, row.by_tag == person.tag().as_str());
            (row.mine, before.as_ref().map(words).unwrap_or_default(), words(after))
        }
        Edited::Text { .. } => panic!("{field} is no text"),
    });
    rows.collect()
}

fn row(mine: bool, before: &str, after: &str) -> (bool, String, String) {
    (mine, before.to_owned(), after.to_owned())
}

#[test]
fn each_field_says_who_changed_it_from_what_to_what() {
    let mut table = Table::of(&[Role::Coordinator, Role::Lead]);
    table[1].does(&Command::SetNickname { label: "Lucie".to_owned() }).expect("she may");
    let key = table[0].adds("tasks", &[("title", "Count the lamps"), ("state", "open")]);
    table.meet();
    table[1].now.0 += 60_000;
    table[1].changes("tasks", &key, &[("title", "Count all lamps")]).expect("she may");
    table.meet();
    table[0].changes("tasks", &key, &[("title", ""), ("state", "done")]).expect_err("a title is required");
    table[0].changes("tasks", &key, &[("state", "done")]).expect("she may");
    let history = looks_back(&table[0], "tasks", &key);
    assert_eq!(
        told(&table[0], &history, "title"),
        [row(false, "Count the lamps", "Count all lamps"), row(true, "", "Count the lamps")]
    );
    assert_eq!(told(&table[0], &history, "state"), [row(true, "open", "done"), row(true, "", "open")]);
    assert_eq!((history.rows[0].field.as_str(), history.is_cut), ("state", false), "newest first");
    let lucies = &history.rows[1];
    assert_eq!((lucies.by.as_deref(), lucies.at_ms), (Some("Lucie"), table[1].now.0));
}

#[test]
fn two_changes_at_once_are_two_rows_in_one_order_everywhere() {
    let mut table = Table::of(&[Role::Coordinator, Role::Coordinator, Role::Lead]);
    let key = table[0].adds("tasks", &[("title", "Lamps"), ("state", "open")]);
    table.meet();
    table[0].changes("tasks", &key, &[("title", "Lamps upstairs")]).expect("she may");
    table[1].changes("tasks", &key, &[("title", "Lamps downstairs")]).expect("he may");
    table.meet();
    let stands = table[2].sees().get("tasks", &key).and_then(|task| task.text("title"));
    let settled = stands.expect("one of them shows").to_owned();
    table[2].changes("tasks", &key, &[("title", &settled)]).expect("she may");
    table.meet();
    let mut rows = told(&table[2], &looks_back(&table[2], "tasks", &key), "title");
    assert_eq!(rows.remove(0), row(true, &settled, &settled), "she settled for the one that showed");
    assert_eq!(rows.len(), 3);
    assert!(
        rows[..2].iter().all(|(_, before, _)| before == "Lamps"),
        "neither had seen the other's: {rows:?}"
    );
    let order = |person: usize| {
        let rows = looks_back(&table[person], "tasks", &key).rows;
        rows.into_iter().map(|row| (row.by_tag, row.field, row.edited)).collect::<Vec<_>>()
    };
    assert_eq!(order(0), order(1));
}

fn text_rows(person: &Person) -> Vec<(Vec<String>, Vec<String>, String)> {
    let rows = looks_back(person, "agenda", "vision|en").rows.into_iter();
    rows.map(|HistoryRow { edited, .. }| match edited {
        Edited::Text { out, put, after } => (out, put, after),
        Edited::Value { .. } => panic!("the vision is a text"),
    })
    .collect()
}

fn rewrites(person: &mut Person, text: &str) {
    let (field, lang) = ("vision".to_owned(), "en".to_owned());
    let base = person.sees().agenda_text("vision", "en").to_owned();
    person.does(&Command::SetText { field, lang, text: text.to_owned(), base }).expect("she may");
}

#[test]
fn a_text_says_which_sentences_went_and_came() {
    let mut table = Table::of(&[Role::FieldWorker, Role::Lead]);
    rewrites(&mut table[0], "Streets are lit. Homes are dry.");
    table.meet();
    rewrites(&mut table[0], "Streets are lit. Homes are dry and warm.");
    rewrites(&mut table[1], "Homes are dry.");
    table.meet();
    let owned = |sentences: &[&str]| sentences.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    let rows = text_rows(&table[0]);
    assert_eq!(rows, text_rows(&table[1]), "both tell it alike");
    let warmer = (owned(&["Homes are dry."]), owned(&["Homes are dry and warm."]));
    let shorter = (owned(&["Streets are lit."]), owned(&[]));
    let mut changes: Vec<_> = rows.iter().map(|(out, put, _)| (out.clone(), put.clone())).collect();
    assert_eq!(changes.pop(), Some((owned(&[]), owned(&["Streets are lit.", "Homes are dry."]))));
    assert!(changes == [warmer.clone(), shorter.clone()] || changes == [shorter, warmer], "{changes:?}");
}

#[test]
fn an_item_goes_back_to_what_it_was_as_a_new_edit() {
    let mut table = Table::of(&[Role::Lead]);
    let lead = &mut table[0];
    rewrites(lead, "Streets are lit.");
    rewrites(lead, "Streets are dark.");
    let (.., first) = text_rows(lead).pop().expect("the first wording");
    rewrites(lead, &first);
    assert_eq!(lead.sees().agenda_text("vision", "en"), "Streets are lit.");
    assert_eq!(text_rows(lead).len(), 3);

    let key = lead.adds("goals", &[("title@en", "Light"), ("ambition", "bau_no"), ("theme", "night")]);
    lead.changes("goals", &key, &[("theme", "")]).expect("she may");
    let history = looks_back(lead, "goals", &key);
    let Edited::Value { before: Some(before), after } = &history.rows[0].edited else {
        panic!("it was emptied")
    };
    assert!(after.is_empty());
    let (kind, fields) = ("goals".to_owned(), vec![(history.rows[0].field.clone(), before.clone())]);
    lead.does(&Command::Change { kind, key: key.clone(), fields }).expect("she may");
    assert_eq!(lead.sees().get("goals", &key).and_then(|goal| goal.text("theme")), Some("night"));
}

#[test]
fn links_are_told_by_name_and_keyed_values_have_a_history_too() {
    let mut table = Table::of(&[Role::Lead]);
    let lead = &mut table[0];
    let partner = lead.adds("partners", &[("name@en", "The school"), ("sector", "school")]);
    let task = lead.adds("tasks", &[("title", "Lamps"), ("state", "open"), ("owner", &partner)]);
    let mut rows = looks_back(lead, "tasks", &task).rows.into_iter();
    let owner = rows.find(|row| row.field == "owner").expect("it is told");
    assert_eq!((owner.led_to, owner.leads_to.map(|lead| lead.key)), (None, Some(partner.clone())));

    for last_contact in ["2026-05-01", "2026-06-01"] {
        let mut fields = values("relationships", &[("last_contact", last_contact)]);
        fields.push(("partner".to_owned(), Value::Text(partner.clone())));
        lead.does(&Command::Create { kind: "relationships".to_owned(), fields }).expect("she may");
    }
    let history = looks_back(lead, "relationships", &partner);
    assert_eq!(
        told(lead, &history, "last_contact"),
        [row(true, "2026-05-01", "2026-06-01"), row(true, "", "2026-05-01")]
    );
    assert_eq!(history.rows.len(), 2, "when and by whom are no rows of their own");
}

#[test]
fn what_is_withdrawn_or_for_nobody_to_know_is_not_told() {
    let mut table = Table::of(&[Role::Resident, Role::Lead]);
    let give = Command::GiveVoice {
        kind: "concern".to_owned(),
        body: "The stairs have no light.".to_owned(),
        audience: Audience::Everyone,
        lang: "en".to_owned(),
        media: Vec::new(),
    };
    let voice = table[0].does(&give).expect("she may");
    let has_words = |history: &HistoryView| history.rows.iter().any(|row| row.field == "body");
    assert!(has_words(&looks_back(&table[0], "contributions", &voice)));
    table[0].does(&Command::Withdraw { contribution: voice.clone() }).expect("it is hers");
    table[0].adds("pulses", &[("period", "2026"), ("trust", "2")]);
    table.meet();
    assert!(!has_words(&looks_back(&table[1], "contributions", &voice)));
    let pulse = format!("2026|{}", table[0].tag().as_str());
    let query = Query::History { kind: "pulses".to_owned(), key: pulse.clone() };
    assert_eq!(table[1].asks(&query), View::History(None));
    assert_eq!(looks_back(&table[0], "pulses", &pulse).rows.len(), 1, "her own she may see");
}

#[test]
fn the_newest_are_told_when_there_are_many() {
    let mut table = Table::of(&[Role::Lead]);
    let lead = &mut table[0];
    let key = lead.adds("goals", &[("title@en", "Light"), ("ambition", "bau_no")]);
    for n in 0..PAST_MAX {
        lead.changes("goals", &key, &[("theme", &format!("{n}"))]).expect("she may");
    }
    let history = looks_back(lead, "goals", &key);
    assert_eq!((history.rows.len(), history.is_cut), (PAST_MAX, true));
    assert_eq!(told(lead, &history, "theme")[0].2, (PAST_MAX - 1).to_string());
}
