//! Entries, tables, reports and calendars, by shell alone.

use std::fs;

use serde_json::json;

use crate::home::Home;
use crate::relay::nowhere;

/// A coordinator's year without a screen: partners by table, one more by hand, a wrong one mended, a report for print.
#[test]
#[expect(clippy::too_many_lines, reason = "one story, told from beginning to end")]
fn a_table_goes_out_comes_back_and_ends_in_a_report() {
    let home = Home::new();
    home.does(&["found", "--relay", &nowhere(), "--name", "Lucie"]);
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a path in UTF-8").to_owned();

    let school = home.does(&["add", "partners", "name@en=The =school=", "name@fr=L’école", "sector=school"]);
    let table = path("partners.csv");
    home.does(&["export", "--csv", "partners", &table]);
    let words = fs::read_to_string(&table).expect("it was written");
    assert!(words.starts_with("\u{feff}key,") && words.contains(&school), "{words}");
    assert_eq!(
        home.does(&["export", "--csv", "partners"]),
        words.trim_end(),
        "without a file, it is an answer"
    );
    let told = home.tells(&["import", "--csv", "partners", &table]);
    assert_eq!((&told["new"], &told["changed"]), (&json!(0), &json!(0)), "{told}");

    home.does(&["export", "--tables", &path("all.zip")]);
    let all = fs::read(path("all.zip")).expect("it was written");
    let found = all.windows(words.len()).any(|bytes| bytes == words.as_bytes());
    assert!(all.starts_with(b"PK\x03\x04") && found, "the same table, as it is, among the others");

    let header = words.lines().next().expect("a header").trim_start_matches('\u{feff}');
    let cell = |name| match name {
        "name@en" => "Library",
        "sector" => "community",
        _ => "",
    };
    let library: Vec<&str> = header.split(',').map(cell).collect();
    let edited = words.replace("The =school=", "The school") + &library.join(",");
    fs::write(&table, &edited).expect("it can be written");
    let told = home.tells(&["import", "--csv", "partners", &table, "--preview"]);
    assert_eq!(
        (&told["new"], &told["changed"], &told["preview"]),
        (&json!(1), &json!(1), &json!(true)),
        "{told}"
    );
    assert!(!home.does(&["list", "partners"]).contains("Library"), "it was only looked at");
    home.does(&["import", "--csv", "partners", &table]);
    assert!(home.does(&["list", "partners"]).contains("Library"));
    let again = home.tells(&["import", "--csv", "partners", &table]);
    assert_eq!(
        (&again["new"], &again["changed"]),
        (&json!(0), &json!(0)),
        "twice is as good as once: {again}"
    );

    fs::write(path("bad.csv"), "name@en,sector\nMosque,temple\nChurch,faith\n").expect("it can be written");
    let refused = home.runs(&["import", "--csv", "partners", &path("bad.csv")]);
    assert_eq!((refused.code, refused.answer.as_slice()), (65, &[][..]), "{}", refused.talk);
    assert!(refused.talk.contains("row 2, sector: expected one of resident, community"), "{}", refused.talk);
    assert!(!home.does(&["list", "partners"]).contains("Church"), "nothing was written");

    assert_eq!(home.does(&["change", "partners", &school, "name@en=Our school"]), "saved");
    assert_eq!(home.does(&["change", "partners", &school, "name@en=Our school"]), "nothing to change");
    let history = home.does(&["history", "partners", &school]);
    assert!(
        history
            .lines()
            .next()
            .is_some_and(|line| line.contains("Lucie  name@en: \"The school\" -> \"Our school\"")),
        "{history}"
    );
    home.does(&["set-text", "vision", "en", "Streets are lit. Homes are dry."]);
    home.does(&["set-text", "vision", "en", "Streets are lit. Homes are warm."]);
    let history = home.does(&["history", "agenda", "vision|en"]);
    assert!(history.contains("  - Homes are dry.\n  + Homes are warm."), "{history}");

    home.does(&["add", "meetings", "title=Table", "dtstart=2026-05-03T18:30"]);
    home.does(&["calendar", &path("table.ics")]);
    let calendar = fs::read_to_string(path("table.ics")).expect("it was written");
    assert!(calendar.contains("DTSTART:20260503T183000\r\n"), "{calendar}");
    home.does(&["add", "learnings", "kind=did_not", "what=Leaflets"]);
    for (lang, words) in [("en", "Our school"), ("fr", "L’école")] {
        let file = path(&format!("{lang}.html"));
        home.does(&[
            "add",
            "commitments",
            &format!("partner={school}"),
            "change_inside=Open late",
            "where=staff",
            "state=promised",
        ]);
        home.does(&["report", &file, "--lang", lang]);
        let html = fs::read_to_string(&file).expect("it was written");
        assert!(
            html.starts_with("<!doctype html>") && html.contains(words) && html.contains("Leaflets"),
            "{html}"
        );
        assert_eq!(home.runs(&["report", &file, "--lang", lang]).code, 73, "it is there already");
    }
    let without = home.does(&["report", "-", "--lang", "en", "--without-failures"]);
    assert!(!without.contains("Leaflets") && without.contains("left out what did not work"), "{without}");
}
