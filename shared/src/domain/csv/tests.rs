//! That a table reads back as nothing to do, that a changed one gives what was changed, and that each cell that cannot be
//! taken says so; and that what people paste is understood.

use super::{Brought, Called, CellError, Plan, Standing, Wrong, look, paste, plan, table};
use crate::domain::rig::{Person, Table};
use crate::domain::schema::{KINDS, kind};
use crate::domain::{Command, Problem, Role, Value};

fn written(person: &Person, name: &str) -> String {
    table(kind(name).expect("a kind"), person.sees(), person, &Called::default())
}

fn read(person: &Person, name: &str, table: &str) -> Plan {
    plan(kind(name).expect("a kind"), table, person.sees(), person)
}

fn lead() -> Table {
    Table::of(&[Role::Lead])
}

/// An initiative with something of many kinds, and words that hurt.
fn filled() -> (Table, String) {
    let mut table = lead();
    let lead = &mut table[0];
    let school =
        lead.adds("partners", &[("name@en", "The school"), ("name@fr", "L’école"), ("sector", "school")]);
    let goal = lead.adds(
        "goals",
        &[("title@en", "=1+1"), ("title@ar", "ضوء"), ("ambition", "bau_no"), ("theme", "'-night")],
    );
    lead.adds("strategies", &[("title@en", "Light, \"everywhere\""), (&format!("goals:{goal}"), "yes")]);
    lead.adds(
        "causes",
        &[
            ("title", "Dark; cold"),
            ("note", "One\ntwo"),
            ("condition:power", "yes"),
            ("condition:policies", "yes"),
        ],
    );
    lead.adds(
        "pledges",
        &[
            ("partner", &school),
            ("kind", "money"),
            ("what", "A grant"),
            ("amount", "-12.5"),
            ("unit", "CAD"),
            ("state", "offered"),
        ],
    );
    lead.adds("relationships", &[("partner", &school), ("next_step", "@call")]);
    let text = "Every stairwell is lit.\nAnd dry.".to_owned();
    let (field, lang, base) = ("vision".to_owned(), "en".to_owned(), String::new());
    lead.does(&Command::SetText { field, lang, text, base }).expect("she may");
    (table, school)
}

#[test]
fn a_table_in_words_reads_back_in_either_language_and_by_codes() {
    let (table, _) = filled();
    let said = |field: &str, code: &str, words: &str| (field.to_owned(), code.to_owned(), words.to_owned());
    let in_french = Called(vec![
        said("sector", "school", "École, collège"),
        said("condition", "power", "Pouvoir"),
        said("condition", "policies", "Politiques publiques"),
    ]);
    let both = Called(
        [&in_french.0[..], &[said("sector", "school", "School"), said("sector", "health", "Health care")]]
            .concat(),
    );
    let brings = |of: &str, text: &str| {
        let brought = Brought {
            indicator: String::new(),
            text: text.to_owned(),
            said: Vec::new(),
            lang: "fr".to_owned(),
            called: both.clone(),
        };
        look(kind(of).expect("a kind"), &brought, table[0].sees(), &table[0])
    };
    let shown = super::table(kind("partners").expect("a kind"), table[0].sees(), &table[0], &in_french);
    assert!(shown.contains("École, collège") && !shown.contains(",school,"), "{shown}");
    for text in [shown.clone(), shown.replace("École, collège", "éCOLE, collège")] {
        let (preview, commands) = brings("partners", &text);
        assert_eq!((preview.n_same, commands.len(), preview.n_refused), (1, 0, 0), "{text}");
    }
    for word in ["School", "school"] {
        let (preview, _) = brings("partners", &shown.replace("\"École, collège\"", word));
        assert_eq!((preview.n_same, preview.n_refused), (1, 0), "{word}");
    }
    let (preview, _) = brings("partners", &shown.replace("\"École, collège\"", "Health care"));
    assert_eq!((preview.n_changed, preview.n_refused), (1, 0));
    let (preview, _) = brings("partners", &shown.replace("\"École, collège\"", "Boulangerie"));
    assert_eq!(preview.n_refused, 1);
    for text in ["title,condition\nDark; cold,Politiques publiques", "title,condition\nDim,policies power"] {
        let (preview, _) = brings("causes", text);
        assert_eq!(preview.n_refused, 0, "{text}");
    }
}

#[test]
fn every_kind_reads_back_as_nothing_to_do() {
    let (table, _) = filled();
    for kind in KINDS.iter().filter(|kind| !kind.by_command || kind.name == "agenda") {
        let written = super::table(kind, table[0].sees(), &table[0], &Called::default());
        assert!(written.starts_with("\u{feff}key"), "{written}");
        let plan = read(&table[0], kind.name, &written);
        let n = written.trim_end().split("\r\n").count() - 1;
        assert_eq!(plan, Plan { n_same: n, ..Plan::default() }, "{}: {written}", kind.name);
    }
    let goals = written(&table[0], "goals");
    assert!(
        goals.contains(",'=1+1,") && goals.contains(",''-night,") && goals.contains("title@ar"),
        "{goals}"
    );
    assert!(written(&table[0], "pledges").contains(",-12.5,"), "a number is a number");
    assert!(written(&table[0], "relationships").contains(",The school,"), "keys are told by name, too");
}

#[test]
fn a_table_that_went_through_a_french_spreadsheet_still_reads() {
    let (table, school) = filled();
    let semicolons = format!(
        "key;partner;partner (name);kind;what;amount;state\r\n;l’école;quoi;money;Don;1\u{202f}250,5;offered\r\n;{school};;people;Aide;3;confirmed\r\n"
    );
    let plan = read(&table[0], "pledges", &semicolons);
    assert_eq!((plan.n_new, plan.errors.as_slice()), (2, &[][..]));
    let Some((2, Command::Create { fields, .. })) = plan.commands.first() else { panic!("{plan:?}") };
    assert!(fields.contains(&("partner".to_owned(), Value::Text(school))), "found by its French name");
    assert!(fields.contains(&("amount".to_owned(), Value::Number(1_250.5))));
}

#[test]
fn what_was_changed_becomes_a_change_and_what_is_new_is_added_once() {
    let (mut table, school) = filled();
    let lead = &mut table[0];
    let before = written(lead, "causes");
    let after = before.replace("Dark; cold", "Dark and cold").replace("policies; power", "power practices");
    assert_ne!(before, after);
    let new = format!("{after},Damp,,proposed,policies,,,,\r\n");
    let plan = read(lead, "causes", &new);
    assert_eq!((plan.n_new, plan.n_changed, plan.errors.as_slice()), (1, 1, &[][..]), "{new}");
    for (_, command) in &plan.commands {
        lead.does(command).expect("a plan without errors can be carried out");
    }
    let again = read(lead, "causes", &new);
    assert_eq!((again.commands.len(), again.n_same), (0, 2), "taking it in twice is as good as once");
    let conditions: Vec<String> = lead
        .sees()
        .each("causes")
        .flat_map(|(_, cause)| cause.members("condition").map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert!(conditions.contains(&"practices".to_owned()), "{conditions:?}");

    let tie = read(lead, "relationships", &format!("partner,next_step\n{school},Ask for a key"));
    assert_eq!((tie.n_new, tie.n_changed), (0, 1), "its key follows from the parts");
    let vision = read(lead, "agenda", "key,text\nvision|en,Every stairwell is lit.");
    let Some((2, Command::SetText { text, base, .. })) = vision.commands.first() else {
        panic!("{vision:?}")
    };
    assert!(base.starts_with(text.as_str()) && base != text, "others' words since then stay");
}

#[test]
fn each_cell_that_cannot_be_taken_says_what_was_expected() {
    let (mut table, _) = filled();
    let lead = &mut table[0];
    let wrongs = |plan: &Plan| {
        let tell = |error: &CellError| (error.row, error.column.clone(), error.wrong.clone());
        assert!(plan.errors.is_empty() || plan.commands.is_empty(), "{plan:?}");
        plan.errors.iter().map(tell).collect::<Vec<_>>()
    };
    let one = |row, column: &str, wrong| vec![(row, column.to_owned(), wrong)];
    let states = &["open", "started", "done", "dropped"][..];
    for (kind, table, expected) in [
        ("tasks", "title,state\nLamps,opened", one(2, "state", Wrong::Value(Problem::NotOffered, states))),
        ("tasks", "title,state,due\nLamps,open,03/04/2026", one(2, "due", Problem::NotADay.into())),
        ("tasks", "title,state\n\n,open", one(3, "title", Problem::Missing.into())),
        ("tasks", "title,state,owner\nLamps,open,Nobody", one(2, "owner", Problem::Unknown.into())),
        ("tasks", "title,colour\nLamps,red", one(1, "colour", Wrong::NoSuchColumn)),
        ("tasks", "key,title\nnothing,Lamps", one(2, "key", Problem::Unknown.into())),
        ("tasks", "title,state\n\"Lamps,open", one(2, "", Wrong::Quotation)),
        (
            "pledges",
            "partner,kind,what,amount,state\nThe school,money,Gift,\"3,601\",offered",
            one(2, "amount", Wrong::TwoReadings),
        ),
        ("agenda", "key,text\nslogan|en,Light", one(2, "key", Problem::Unknown.into())),
        ("contributions", "key,body\n,Light", one(1, "key", Wrong::NotByTable)),
    ] {
        assert_eq!(wrongs(&read(lead, kind, table)), expected, "{table}");
    }
    let indicator = lead.adds(
        "indicators",
        &[
            ("name@en", "Lamps"),
            ("level", "population"),
            ("value_kind", "count"),
            ("unit", "points"),
            ("direction", "up"),
        ],
    );
    let command = Command::RecordReading {
        indicator,
        period: "2025".to_owned(),
        value: 3.0,
        method: String::new(),
        note: String::new(),
    };
    lead.does(&command).expect("she may");
    let readings = written(lead, "readings").replace(",3,", ",4,");
    assert_eq!(wrongs(&read(lead, "readings", &readings)), one(2, "value", Wrong::Stays));
    let twice = written(lead, "causes");
    let row = twice.split_once("\r\n").map(|(_, row)| row).expect("a row");
    assert_eq!(wrongs(&read(lead, "causes", &format!("{twice}{row}")))[0].2, Wrong::Twice);
}

#[test]
fn a_table_is_read_with_the_rights_of_whoever_reads_it() {
    let mut table = Table::of(&[Role::Partner, Role::Lead]);
    table[1].adds("causes", &[("title", "Dark")]);
    table.meet();
    let theirs = written(&table[0], "causes").replace("Dark", "Cold");
    assert_eq!(read(&table[0], "causes", &theirs).errors[0].wrong, Wrong::NotAllowed);
    assert_eq!(read(&table[0], "goals", "title@en\nLight").errors[0].wrong, Wrong::NotAllowed);
    assert_eq!(read(&table[0], "causes", "title\nDamp").n_new, 1, "what is one's own may be added");
}

fn counted() -> (Table, String) {
    let mut table = lead();
    let indicator = table[0].adds(
        "indicators",
        &[
            ("name@en", "Homeless people counted"),
            ("level", "population"),
            ("value_kind", "count"),
            ("unit", "people"),
            ("direction", "down"),
        ],
    );
    let command = Command::RecordReading {
        indicator: indicator.clone(),
        period: "2008".to_owned(),
        value: 3_601.0,
        method: String::new(),
        note: String::new(),
    };
    table[0].does(&command).expect("she may");
    (table, indicator)
}

#[test]
fn readings_are_pasted_with_a_header_in_either_language_or_without_one() {
    let (table, indicator) = counted();
    for text in [
        "Year\tValue\tMethod\n2008\t3601\tnight count\n2012-01\t3190\tnight count",
        "Valeur;Période;Remarque\n3 601;2008;\n3 190;janv. 2012;de nuit",
        "\"2008\",3601\n\"2012-01\",3190,winter",
        "from,to,count\n2008-01-01,2008-12-31,3601\n2012-01-01,2012-01-31,3190",
    ] {
        let pasted = paste(text, &[], (&indicator, "en"), table[0].sees(), &table[0]);
        let told: Vec<_> =
            pasted.rows.iter().map(|row| (row.period.as_ref().map(|p| p.label()), row.value)).collect();
        let expected =
            [(Some("2008".to_owned()), Some(3_601.0)), (Some("2012-01".to_owned()), Some(3_190.0))];
        assert_eq!(told, expected, "{text}");
        assert_eq!(pasted.rows[0].standing, Standing::Here, "{text}");
        assert_eq!(pasted.commands().count(), 1, "{text}");
    }
}

#[test]
fn a_decimal_comma_and_a_second_answer_are_understood() {
    let (mut table, indicator) = counted();
    let text = "2016-10-19\t3,222\n2008\t3,430\n2008\t3,430";
    let pasted = paste(text, &[], (&indicator, "en"), table[0].sees(), &table[0]);
    assert!(pasted.is_comma_guessed);
    assert_eq!(pasted.rows[0].value, Some(3_222.0));
    let Standing::New(command, others) = &pasted.rows[1].standing else { panic!("{pasted:?}") };
    assert_eq!(others, &[3_601.0], "both are kept");
    assert_eq!(pasted.rows[2].standing, Standing::Here, "the same twice in one paste");
    table[0].does(command).expect("it can be recorded");
    let french = paste("2020\t3,222", &[], (&indicator, "fr"), table[0].sees(), &table[0]);
    assert_eq!(french.rows[0].value, Some(3.222));
    let clear = paste("2020\t12,5\n2021\t3,222", &[], (&indicator, "en"), table[0].sees(), &table[0]);
    assert_eq!((clear.is_comma_guessed, clear.rows[1].value), (false, Some(3.222)));
}

#[test]
fn what_cannot_be_pasted_says_which_cell() {
    let (table, indicator) = counted();
    let text = "period\tvalue\tarea\nspring\t12\t\n2020\ta few\t\n2021\t\t\n2022\t3\tthe moon";
    let pasted = paste(text, &[], (&indicator, "en"), table[0].sees(), &table[0]);
    let told: Vec<_> = pasted
        .rows
        .iter()
        .map(|row| match &row.standing {
            Standing::Wrong(errors) => (errors[0].row, errors[0].column.as_str(), errors[0].wrong.clone()),
            Standing::New(..) | Standing::Here => panic!("{row:?}"),
        })
        .collect();
    let expected = [
        (2, "period", Problem::NotAPeriod.into()),
        (3, "value", Problem::NotANumber.into()),
        (4, "value", Problem::Missing.into()),
        (5, "area", Problem::Unknown.into()),
    ];
    assert_eq!(told, expected);
}
