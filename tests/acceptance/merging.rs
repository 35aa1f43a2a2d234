//! What comes of it when two people do something without knowing of each other, case by case: docs/acceptance.md has the
//! list.

mod voices;

use shared::domain::questions::Answers;
use shared::domain::view::{Edited, Matter, Reached};
use shared::domain::{Command, CommandError, Role, Value};
use shared::sync::Parcel;

use crate::table::{LEAD, Table, adopts, counts, indicator, shown};

const INES: usize = 1;
const JOAO: usize = 2;

/// A lead, a coordinator and a field worker.
fn three() -> Table {
    Table::with(&[Role::Coordinator, Role::FieldWorker])
}

/// Case 1, *two edit different places of the vision*: both are kept, and the history says whose each is.
#[test]
fn two_edits_at_different_places_of_the_vision_are_both_kept() {
    let mut table = three();
    table.rewrites(LEAD, "vision", "Children are safe. Homes are dry.");
    table.meet();
    table.rewrites(INES, "vision", "All children are safe. Homes are dry.");
    table.rewrites(JOAO, "vision", "Children are safe. Homes are dry and warm.");
    table.meet();
    let vision = table.reads(LEAD).agenda_text("vision", "en");
    assert_eq!(vision, "All children are safe. Homes are dry and warm.");
    let history = shown!(table, LEAD, History { kind: "agenda".to_owned(), key: "vision|en".to_owned() });
    let mut by: Vec<_> = history.expect("a text has one").rows.into_iter().filter_map(|row| row.by).collect();
    by.sort();
    assert_eq!(by, ["ines", "joao", "lea"]);
}

/// Case 2, *two rewrite the whole vision*: both wordings are found again with who wrote them, a person keeps one, and the
/// agreed version has not been touched by either.
#[test]
fn two_rewrites_of_the_vision_are_two_wordings_until_somebody_keeps_one() {
    let mut table = three();
    table.rewrites(LEAD, "vision", "Children are safe.");
    table.publishes(LEAD, "Agenda v1");
    table.meet();
    let (by_lea, by_ines) = ("Every child walks to school alone.", "Our streets belong to the young.");
    table.rewrites(LEAD, "vision", by_lea);
    table.rewrites(INES, "vision", by_ines);
    table.meet();
    let both = |table: &Table, who| shown!(table, who, Wordings { lang: "en".to_owned() });
    let found = both(&table, JOAO);
    let [two] = &found[..] else { unreachable!("one paragraph: {found:?}") };
    let mut wordings = [&two.one, &two.other].map(|it| (it.wording.as_str(), it.by.as_deref()));
    wordings.sort_unstable();
    assert_eq!(wordings, [(by_lea, Some("lea")), (by_ines, Some("ines"))]);
    let kept = table.reads(JOAO).agenda_text("vision", "en").replace(&two.woven, by_ines);
    table.rewrites(JOAO, "vision", &kept);
    table.meet();
    for who in [LEAD, INES, JOAO] {
        assert_eq!(both(&table, who), []);
        assert_eq!(table.reads(who).agenda_text("vision", "en"), by_ines);
        assert_eq!(shown!(table, who, Versions)[0].texts["vision@en"], "Children are safe.");
    }
}

/// Case 3, *two add the same definition term*: one term with two wordings, contested until somebody agrees to one.
#[test]
fn the_same_term_defined_twice_is_one_term_with_two_wordings() {
    let mut table = three();
    for (who, wording) in
        [(LEAD, "Having too little money."), (INES, "Having to choose between rent and food.")]
    {
        let fields = [("term", "Poverty"), ("wording", wording), ("state", "proposed")];
        table.adds(who, "definitions", &fields);
    }
    table.meet();
    let terms = shown!(table, JOAO, Definitions);
    assert_eq!((terms.len(), terms[0].wordings.len(), terms[0].is_contested), (1, 2, true));
}

/// Case 4, *same reading, same value, two workers*: one value, confirmed by two.
#[test]
fn the_same_value_found_by_two_workers_is_one_value_confirmed_by_two() {
    let mut table = three();
    let meals = indicator(&mut table, "Meals", ("count", "people", "up"));
    table.meet();
    counts(&mut table, INES, &meals, ("2026-05", 28.0), &[]);
    counts(&mut table, JOAO, &meals, ("2026-05", 28.0), &[]);
    table.meet();
    let shown = shown!(table, LEAD, Indicator(meals)).expect("it is here");
    assert_eq!(shown.periods[0].reached, Reached::One { value: 28.0, confirmed_by: 2 });
    assert_eq!(shown!(table, LEAD, Desk { n_max: 9, today: table.today() }).two_answers, []);
}

/// Case 5, *same period, different values*: both are kept with their methods and sources; somebody of the team decides,
/// with a reason, and is told beforehand what would follow.
#[test]
fn different_values_for_one_period_are_both_kept_until_somebody_decides() {
    let mut table = three();
    let meals = indicator(&mut table, "Meals", ("count", "people", "up"));
    table.meet();
    counts(&mut table, INES, &meals, ("2026-05", 28.0), &[("method", "tickets"), ("source_name", "Till")]);
    let heads = counts(&mut table, JOAO, &meals, ("2026-05", 32.0), &[("method", "heads")]);
    table.meet();
    let open = shown!(table, LEAD, Desk { n_max: 9, today: table.today() }).two_answers;
    let answers: Vec<_> =
        open[0].period.answers.iter().map(|it| (it.value, it.method.as_deref(), it.by.as_deref())).collect();
    assert_eq!(answers, [(28.0, Some("tickets"), Some("ines")), (32.0, Some("heads"), Some("joao"))]);
    let choices: Vec<_> = open[0].choices.iter().map(|it| (it.rule.as_str(), it.value)).collect();
    assert_eq!(choices, [("single", 28.0), ("single", 32.0), ("average", 30.0), ("sum", 60.0)]);
    adopts(&mut table, &meals, "2026-05", ("single", &heads));
    table.meet();
    assert_eq!(shown!(table, INES, Desk { n_max: 9, today: table.today() }).two_answers, []);
    let shown = shown!(table, JOAO, Indicator(meals)).expect("it is here");
    let adopted = shown.periods[0].adopted.as_ref().expect("it was decided");
    assert_eq!((adopted.reason.as_str(), adopted.by.as_deref()), ("It covers everybody", Some("lea")));
    assert_eq!(shown.periods[0].answers.len(), 2, "the one that does not count stays in sight");
}

/// Case 6, *published value restated next year*: the later one counts, the old one stays in sight.
#[test]
fn a_restated_value_counts_and_the_old_one_stays_in_sight() {
    let mut table = three();
    let births = indicator(&mut table, "Births", ("rate", "per_1000", "down"));
    let first = counts(&mut table, LEAD, &births, ("2012", 25.7), &[]);
    table.meet();
    table.days_pass(365);
    counts(&mut table, INES, &births, ("2012", 24.5), &[("supersedes", &first)]);
    table.meet();
    let shown = shown!(table, JOAO, Indicator(births)).expect("it is here");
    assert_eq!(shown.periods[0].reached, Reached::One { value: 24.5, confirmed_by: 1 });
    let answers: Vec<_> = shown.periods[0].answers.iter().map(|it| (it.value, it.restated)).collect();
    assert_eq!(answers, [(25.7, true), (24.5, false)]);
}

/// Case 7, *same status field*: one value shows, the list marks that there is another, and a person settles it; who wrote
/// the same has not contradicted anybody.
#[test]
fn two_states_of_one_thing_are_both_known_until_somebody_settles_it() {
    let mut table = three();
    let task = table.adds(LEAD, "tasks", &[("title", "Print"), ("state", "open")]);
    table.meet();
    table.changes(LEAD, ("tasks", &task), &[("state", "done"), ("due", "2026-07-01")]);
    table.changes(INES, ("tasks", &task), &[("state", "dropped"), ("due", "2026-07-01")]);
    table.meet();
    assert!(table.lists(JOAO, "tasks", None).rows[0].contested);
    let fields = table.opens(JOAO, ("tasks", &task)).fields;
    let contested: Vec<_> = fields.iter().filter(|field| !field.others.is_empty()).collect();
    let [state] = contested[..] else { unreachable!("equal values are silent: {contested:?}") };
    let mut told = vec![state.value.as_text(), state.others[0].as_text()];
    told.sort_unstable();
    assert_eq!(told, [Some("done"), Some("dropped")]);
    table.changes(INES, ("tasks", &task), &[("state", "done")]);
    table.meet();
    assert!(!table.lists(LEAD, "tasks", None).rows[0].contested);
    assert_eq!(table.text(LEAD, ("tasks", &task), "state"), Some("done"));
}

/// Case 8, *edit against delete field*: what was filled in survives, whoever it was that emptied the field.
#[test]
fn a_field_emptied_here_and_filled_in_there_keeps_what_was_filled_in() {
    for (empties, fills) in [(LEAD, INES), (INES, LEAD)] {
        let mut table = three();
        let task = table.adds(LEAD, "tasks", &[("title", "Print"), ("state", "open"), ("note", "A4")]);
        table.meet();
        table.changes(empties, ("tasks", &task), &[("note", "")]);
        table.changes(fills, ("tasks", &task), &[("note", "A3")]);
        table.meet();
        assert_eq!(table.text(JOAO, ("tasks", &task), "note"), Some("A3"));
    }
}

/// Case 9, *edit against remove item*: nothing is lost; the item says that it was taken out and written to meanwhile, and
/// somebody puts it back or leaves it out.
#[test]
fn what_was_taken_out_here_and_edited_there_comes_back_flagged() {
    let mut table = three();
    let task = table.adds(LEAD, "tasks", &[("title", "Print"), ("state", "open")]);
    table.meet();
    table.archives(LEAD, ("tasks", &task));
    table.changes(INES, ("tasks", &task), &[("state", "started")]);
    table.meet();
    let archived = table.opens(INES, ("tasks", &task)).archived.expect("it is out of the list");
    assert!(archived.edited_since);
    assert_eq!((archived.by.as_deref(), archived.reason.as_str()), (Some("lea"), "no longer here"));
    table.does(INES, &Command::Restore { kind: "tasks".to_owned(), key: task.clone() }).expect("she may");
    table.meet();
    assert_eq!(table.keys(LEAD, "tasks", None), [task.as_str()]);
    assert_eq!(table.text(LEAD, ("tasks", &task), "state"), Some("started"));
}

/// Case 10, *reorder by two*: both moves are kept, and nothing stands in the list twice.
#[test]
fn a_list_rearranged_by_two_keeps_both_moves_and_every_row_once() {
    let mut table = three();
    let titles = ["a", "b", "c", "d"];
    let tasks = titles.map(|title| table.adds(LEAD, "tasks", &[("title", title), ("state", "open")]));
    table.meet();
    table.does(LEAD, &place(&tasks[3], "")).expect("she may");
    table.does(INES, &place(&tasks[0], &tasks[2])).expect("she may");
    table.meet();
    assert_eq!(table.keys(JOAO, "tasks", None), [3, 1, 2, 0].map(|n: usize| tasks[n].clone()));
}

fn place(key: &str, after: &str) -> Command {
    let [kind, key, after] = ["tasks", key, after].map(str::to_owned);
    Command::Place { kind, key, after }
}

/// A way to refer people, and what somebody has counted on it this month.
fn refers(table: &mut Table, who: usize, path: &str, n: &str) {
    table.adds(who, "referral_tally", &[("path", path), ("month", "2026-06"), ("n", n)]);
}

fn referral_path(table: &mut Table) -> String {
    let mut service = |name| table.adds(LEAD, "services", &[("name", name), ("status", "active")]);
    let (from, to) = (service("Desk"), service("Clinic"));
    let path = table.adds(LEAD, "referral_paths", &[("from", &from), ("to", &to), ("when", "Ill")]);
    table.meet();
    path
}

/// Case 13, *tally during one event*: what each phone has counted is summed.
#[test]
fn what_several_phones_tally_at_one_event_adds_up() {
    let mut table = three();
    let path = referral_path(&mut table);
    for (who, n) in [(LEAD, "2"), (INES, "5"), (JOAO, "30")] {
        refers(&mut table, who, &path, n);
    }
    table.meet();
    assert_eq!(shown!(table, INES, Practices).referrals[0].2, 37);
}

/// Case 14, *tally corrected*: who corrects their own count takes nothing from what others count meanwhile.
#[test]
fn a_corrected_tally_takes_nothing_from_others() {
    let mut table = three();
    let path = referral_path(&mut table);
    refers(&mut table, JOAO, &path, "30");
    table.meet();
    refers(&mut table, JOAO, &path, "3");
    refers(&mut table, INES, &path, "4");
    table.meet();
    assert_eq!(shown!(table, LEAD, Practices).referrals[0].2, 7);
}

/// Case 19, *partner archived while it gets a task*: both stand, and the task is among the worries.
#[test]
fn a_task_given_to_a_partner_who_is_taken_out_meanwhile_is_worried_about() {
    let mut table = three();
    let shop = table.adds(LEAD, "partners", &[("name@en", "Shop"), ("sector", "business")]);
    table.meet();
    table.archives(LEAD, ("partners", &shop));
    let task = table.adds(INES, "tasks", &[("title", "Print"), ("state", "open"), ("owner", &shop)]);
    table.meet();
    let worries = shown!(table, LEAD, Worries { today: table.today() });
    let of_owner = worries.into_iter().filter(|worry| worry.matter == Matter::OwnerLeft);
    let about: Vec<_> = of_owner.filter_map(|worry| worry.about.map(|(_, task)| task.key)).collect();
    assert_eq!(about, [task]);
}

/// Case 20, *role removed while offline edits made*: they wait, nowhere in the lists and lost to nobody, until somebody of
/// the team decides.
#[test]
fn what_a_removed_member_wrote_offline_waits_for_a_decision() {
    let mut table = three();
    let voice = table.says(JOAO, "From the cellar");
    table.removes(JOAO);
    table.meet();
    let file = table.world.file(table.phone(JOAO), Parcel::Unsent).expect("the app is open");
    table.world.take_file(table.phone(INES), &file).expect("the app is open").expect("a whole file");
    table.meet();
    for who in [LEAD, INES] {
        assert_eq!(table.session(who).late().len(), 1);
        assert!(shown!(table, who, Voice(voice.clone())).is_none());
    }
    assert_eq!(table.world.adopt_all(table.phone(INES)), Some(Ok(())));
    table.meet();
    let row = shown!(table, LEAD, Voice(voice)).expect("it was let in");
    assert_eq!(row.body.as_deref(), Some("From the cellar"));
    assert_eq!(table.session(LEAD).late(), []);
}

/// Case 21, *clock wrong by a year*: what came after stands after, whatever its author's clock says, and a date that cannot
/// be right is told.
#[test]
fn a_clock_that_is_a_year_off_puts_nothing_out_of_order() {
    let mut table = three();
    let task = table.adds(LEAD, "tasks", &[("title", "Print"), ("state", "open")]);
    table.meet();
    let year_ms = 365 * 86_400_000;
    table.world.set_clock(table.phone(INES), -year_ms);
    table.changes(INES, ("tasks", &task), &[("state", "started")]);
    table.meet();
    table.changes(LEAD, ("tasks", &task), &[("state", "done")]);
    table.meet();
    let history = shown!(table, JOAO, History { kind: "tasks".to_owned(), key: task }).expect("it has one");
    let states = history.rows.iter().filter(|row| row.field == "state").map(|row| {
        let Edited::Value { after, .. } = &row.edited else { unreachable!("a state is no text") };
        (after.as_text(), row.by.as_deref(), row.is_misdated)
    });
    let states: Vec<_> = states.collect();
    let expected = [
        (Some("done"), Some("lea"), false),
        (Some("started"), Some("ines"), true),
        (Some("open"), Some("lea"), false),
    ];
    assert_eq!(states, expected);
}

/// Case 22, *form changed in the field*: a version stays as it is, each interview keeps the one it was made with, and both
/// can be counted.
#[test]
fn an_interview_keeps_the_version_of_the_form_it_was_made_with() {
    let mut table = three();
    let first = publishes(&mut table, "1", "warm yes_no\nwarm@en Is it warm?");
    table.meet();
    let second =
        publishes(&mut table, "2", "warm yes_no\nwarm@en Is it warm?\ndry yes_no\ndry@en Is it dry?");
    // The worker's phone has not heard of the second one.
    interviews(&mut table, &first, &[("warm", "no")]);
    table.meet();
    interviews(&mut table, &second, &[("warm", "yes"), ("dry", "no")]);
    table.meet();
    for (form, version, warm, n_questions) in [(&first, "1", [0, 1], 1), (&second, "2", [1, 0], 2)] {
        let form = shown!(table, LEAD, Form(form.clone())).expect("no version goes away");
        assert_eq!((form.version.as_str(), form.n_read, form.sums.len()), (version, 1, n_questions));
        assert_eq!(form.sums[0].by_offer, warm);
        assert_eq!(form.newest, second);
    }
    let changed = table.tries_to_change(LEAD, ("forms", &first), &[("definition", "Nothing?")]);
    assert_eq!(changed, Err(CommandError::WrittenOnce { section: "forms".to_owned() }));
}

/// A version of the form for the door.
fn publishes(table: &mut Table, version: &str, definition: &str) -> String {
    let fields =
        [("form_id", "door"), ("version", version), ("title@en", "At the door"), ("definition", definition)];
    table.adds(LEAD, "forms", &fields)
}

/// What a household says at the door.
fn interviews(table: &mut Table, form: &str, said: &[(&str, &str)]) {
    let lines: Vec<String> = said.iter().map(|(question, answer)| format!("{question} {answer}")).collect();
    let visit = Command::Submit {
        form: form.to_owned(),
        consent: true,
        answers: Answers::read(&lines.join("\n")),
        lang: "en".to_owned(),
        area: String::new(),
        media: Vec::new(),
    };
    table.does(JOAO, &visit).expect("it is filled in well");
}

/// Case 23, *same hand-over file imported twice*: nothing happens, and the screen says that all of it was here.
#[test]
fn a_file_taken_in_twice_changes_nothing() {
    let mut table = three();
    table.says(JOAO, "Once is enough");
    let file = table.world.file(table.phone(JOAO), Parcel::Unsent).expect("the app is open");
    let takes = |table: &mut Table| {
        table.world.take_file(table.phone(LEAD), &file).expect("the app is open").expect("a whole file")
    };
    let first = takes(&mut table);
    let before = table.reads(LEAD).clone();
    let second = takes(&mut table);
    assert_eq!((first.n_fresh, second.n_fresh, second.n_envelopes), (1, 0, first.n_envelopes));
    assert!(second.difference.is_nothing());
    assert_eq!(*table.reads(LEAD), before);
}

/// Case 24, *meeting minutes by two note-takers*: two records of one hour stand side by side, unmixed, until somebody
/// chooses.
#[test]
fn minutes_by_two_note_takers_stand_side_by_side() {
    let mut table = three();
    let meeting = table.adds(LEAD, "meetings", &[("title", "Table"), ("dtstart", "2026-06-15T18:00")]);
    table.meet();
    let (by_lea, by_ines) = ("We talked about lamps.", "Lamps. Three wanted more of them.");
    table.changes(LEAD, ("meetings", &meeting), &[("minutes", by_lea)]);
    table.changes(INES, ("meetings", &meeting), &[("minutes", by_ines)]);
    table.meet();
    for who in [LEAD, INES, JOAO] {
        let fields = table.opens(who, ("meetings", &meeting)).fields;
        let minutes = fields.iter().find(|field| field.name == "minutes").expect("both wrote some");
        let mut told: Vec<_> =
            minutes.others.iter().chain([&minutes.value]).filter_map(Value::as_text).collect();
        told.sort_unstable();
        assert_eq!(told, [by_ines, by_lea]);
    }
    let both = format!("{by_lea} {by_ines}");
    table.changes(INES, ("meetings", &meeting), &[("minutes", &both)]);
    table.meet();
    assert_eq!(table.text(LEAD, ("meetings", &meeting), "minutes"), Some(both.as_str()));
    assert!(!table.lists(LEAD, "meetings", None).rows[0].contested);
}

/// Case 25, *item deleted, then its place in the list edited*: lists are ranks, so both stand.
#[test]
fn what_is_taken_out_here_and_moved_there_is_out_and_keeps_its_place() {
    let mut table = three();
    let titles = ["a", "b", "c"];
    let tasks = titles.map(|title| table.adds(LEAD, "tasks", &[("title", title), ("state", "open")]));
    table.meet();
    table.archives(LEAD, ("tasks", &tasks[2]));
    table.does(INES, &place(&tasks[2], "")).expect("she may");
    table.meet();
    assert_eq!(table.keys(JOAO, "tasks", None), [tasks[0].clone(), tasks[1].clone()]);
    let restore = Command::Restore { kind: "tasks".to_owned(), key: tasks[2].clone() };
    table.does(LEAD, &restore).expect("she may");
    table.meet();
    assert_eq!(table.keys(JOAO, "tasks", None), [2, 0, 1].map(|n: usize| tasks[n].clone()));
}
