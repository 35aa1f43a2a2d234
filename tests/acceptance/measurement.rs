//! Shared measurement: a short list, what counts as better, when a needle has moved, and how it is agreed to count.

use shared::domain::Role;
use shared::domain::template::template;
use shared::domain::view::{Freshness, HEADLINES_MAX, Matter, Needle, Refusal, Verdict};

use crate::table::{LEAD, Table, adopts, counts, indicator, shown};

const INES: usize = 1;

/// A lead and a coordinator.
fn two() -> Table {
    Table::with(&[Role::Coordinator])
}

/// What the needle test says of an indicator on the coordinator's phone.
fn needle(table: &Table, indicator: &str) -> Needle {
    let shown = shown!(table, INES, Indicator(indicator.to_owned())).expect("it is here");
    shown.row.news.expect("there are readings").needle
}

/// *Population-level outcomes*: the needle is told of everybody only, never of those whom somebody serves.
#[test]
fn the_needle_moves_for_the_whole_population_only() {
    let mut table = two();
    let homes = indicator(&mut table, "Damp homes", ("percent", "percent", "down"));
    let fields = [
        ("name@en", "Families who came back"),
        ("level", "performance"),
        ("value_kind", "percent"),
        ("unit", "percent"),
        ("direction", "down"),
    ];
    let visits = table.adds(LEAD, "indicators", &fields);
    table.meet();
    for of in [&homes, &visits] {
        counts(&mut table, LEAD, of, ("2024", 40.0), &[]);
        counts(&mut table, INES, of, ("2025", 30.0), &[]);
    }
    table.meet();
    assert_eq!(needle(&table, &homes), Needle::Moved(0.25));
    assert_eq!(needle(&table, &visits), Needle::Refused(vec![Refusal::NotPopulation]));
}

/// *System for observing evolution*: readings of all phones stand in the order of their time, with the targets on the way.
#[test]
fn readings_and_targets_stand_in_one_line_of_time() {
    let mut table = two();
    let homes = indicator(&mut table, "Damp homes", ("percent", "percent", "down"));
    table.meet();
    counts(&mut table, INES, &homes, ("2025", 28.0), &[]);
    counts(&mut table, LEAD, &homes, ("2023", 40.0), &[]);
    counts(&mut table, INES, &homes, ("2024", 35.0), &[]);
    table.adds(LEAD, "targets", &[("indicator", &homes), ("value", "30"), ("due", "2026-12-31")]);
    table.meet();
    let shown = shown!(table, INES, Indicator(homes)).expect("it is here");
    let curve: Vec<_> = shown.curve.iter().map(|mark| (mark.period.label(), mark.value)).collect();
    let expected = [("2023", 40.0), ("2024", 35.0), ("2025", 28.0)];
    assert_eq!(curve, expected.map(|(year, value)| (year.to_owned(), value)));
    let met = shown.targets[0].met.as_ref().expect("it was met");
    assert_eq!((met.period.label().as_str(), shown.targets[0].is_met), ("2025", true));
}

/// *Short list of shared indicators*: the ninth headline is warned of and asks to choose one; it is not blocked.
#[test]
fn the_ninth_headline_is_warned_of_and_not_blocked() {
    let mut table = two();
    for n in 1..=HEADLINES_MAX {
        indicator(&mut table, &format!("Indicator {n}"), ("count", "people", "up"));
    }
    table.meet();
    let warned = |table: &Table| {
        let worries = shown!(table, INES, Worries { today: table.today() });
        worries.into_iter().any(|worry| worry.matter == Matter::ManyHeadlines(9))
    };
    assert!(!warned(&table));
    let ninth = indicator(&mut table, "Indicator 9", ("count", "people", "up"));
    table.meet();
    assert_eq!(shown!(table, INES, Home).headlines.len(), 9);
    assert!(warned(&table));
    table.changes(INES, ("indicators", &ninth), &[("headline", "no")]);
    assert!(!warned(&table));
}

/// *Data to show what is or isn't working*: four verdicts, in the direction that is wanted; what is worse stands among the
/// headlines like the rest, on every phone and in what everybody may see.
#[test]
fn worse_is_never_hidden() {
    let mut table = Table::with(&[Role::Coordinator, Role::Resident]);
    for (name, direction, values) in [
        ("Homes", "up", vec![20.0, 30.0]),
        ("Jobs", "up", vec![20.0, 20.0]),
        ("Accidents", "down", vec![20.0, 30.0]),
        ("Trees", "up", vec![20.0]),
    ] {
        let of = indicator(&mut table, name, ("count", "people", direction));
        for (year, value) in ["2024", "2025"].into_iter().zip(values) {
            counts(&mut table, LEAD, &of, (year, value), &[]);
        }
    }
    table.meet();
    let expected = [
        ("Homes", Some(Verdict::Better)),
        ("Jobs", Some(Verdict::Same)),
        ("Accidents", Some(Verdict::Worse)),
        ("Trees", None),
    ];
    for who in [LEAD, INES, 2] {
        let headlines = shown!(table, who, Home).headlines;
        let told: Vec<_> = headlines
            .iter()
            .map(|row| {
                let change = row.news.as_ref().and_then(|news| news.change.as_ref());
                (row.name.by_lang["en"].as_str(), change.map(|change| change.verdict))
            })
            .collect();
        assert_eq!(told, expected);
    }
    let public = shown!(table, LEAD, PublicFigures);
    let worse = public.iter().find(|figure| figure.name.by_lang["en"] == "Accidents").expect("it is public");
    let change = worse.news.as_ref().and_then(|news| news.change.as_ref());
    assert_eq!(change.map(|change| change.verdict), Some(Verdict::Worse));
}

/// *Needle-moving on a community-wide metric*, on Calgary's published figures: with 3,222 people the method is another one
/// and nothing is said, with 3,430 the needle has not moved by a tenth; the arithmetic is shown beforehand for both.
#[test]
fn calgarys_needle_is_refused_for_another_method_and_has_not_moved_by_the_same_one() {
    let mut table = Table::founded(template("calgary").expect("it ships"), "en", &[Role::Coordinator]);
    let open = shown!(table, INES, Desk { n_max: 9, today: table.today() }).two_answers;
    let homeless = open[0].indicator.clone();
    let reading = |value: f64| {
        let answers = &open[0].period.answers;
        answers.iter().find(|answer| answer.value.total_cmp(&value).is_eq()).expect("published").key.clone()
    };
    let mut choices: Vec<_> = open[0].choices.iter().map(|choice| choice.value).collect();
    choices.sort_by(f64::total_cmp);
    assert_eq!(choices, [3_222.0, 3_326.0, 3_430.0, 6_652.0], "each, the average, the sum");

    adopts(&mut table, &homeless, "2016-10-19", ("single", &reading(3_222.0)));
    table.meet();
    let Needle::Refused(why) = needle(&table, &homeless) else { unreachable!("two methods, two yardsticks") };
    let expected = Refusal::OtherMethod { from: vec!["full".to_owned()], to: vec!["provincial".to_owned()] };
    assert_eq!(why, [expected]);

    adopts(&mut table, &homeless, "2016-10-19", ("single", &reading(3_430.0)));
    table.meet();
    let Needle::NotMoved(part) = needle(&table, &homeless) else { unreachable!("by less than a tenth") };
    assert!((part - 171.0 / 3_601.0).abs() < 1e-9, "{part}");
}

/// *Shared measurement plan*: who counts, when, how, and on which terms it is shared; a figure that is late by it is said to
/// be due.
#[test]
fn what_was_agreed_about_counting_says_when_a_figure_is_due() {
    let mut table = two();
    let homes = indicator(&mut table, "Damp homes", ("percent", "percent", "down"));
    counts(&mut table, LEAD, &homes, ("2026-01", 30.0), &[]);
    table.meet();
    let terms = [("indicator", homes.as_str()), ("frequency", "year"), ("collector", "The clinic")];
    table.adds(LEAD, "measurement_plan", &terms);
    table.adds(INES, "measurement_plan", &[("indicator", &homes), ("sharing_terms", "Totals only")]);
    table.meet();
    let freshness = |table: &Table| {
        let rows = shown!(table, LEAD, ToCount { today: table.today() });
        rows.into_iter().find(|row| row.key == homes).expect("it has a row").freshness
    };
    let plan = ("measurement_plan", homes.as_str());
    assert_eq!(table.text(INES, plan, "collector"), Some("The clinic"));
    assert_eq!(table.text(LEAD, plan, "sharing_terms"), Some("Totals only"));
    assert_eq!(freshness(&table), Freshness::Fresh);
    table.changes(LEAD, plan, &[("frequency", "month")]);
    assert!(matches!(freshness(&table), Freshness::Old { .. }), "{:?}", freshness(&table));
}
