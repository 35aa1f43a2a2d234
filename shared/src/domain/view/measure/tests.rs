//! Shared measurement on published figures: Calgary's counts, Milwaukee's births, Strive's children, Somerville's score,
//! the Elizabeth River's grades. Which method a figure was found by is as its publishers say.

use crate::domain::command::Problem;
use crate::domain::rig::{Person, Table};
use crate::domain::view::{
    Freshness, IndicatorView, Needle, PublicFigure, Query, Reached, Refusal, TwoAnswers, Verdict, View,
};
use crate::domain::{Command, CommandError, Role};

const LEAD: usize = 0;
const WORKER: usize = 1;

/// One published figure: period, value, and other fields.
type Figure<'a> = (&'a str, f64, &'a [(&'a str, &'a str)]);

fn table() -> Table {
    Table::of(&[Role::Lead, Role::FieldWorker])
}

fn indicator(lead: &mut Person, name: &str, (value_kind, unit, direction): (&str, &str, &str)) -> String {
    let level = if name.starts_with("Our") { "performance" } else { "population" };
    let fields = [
        ("name@en", name),
        ("level", level),
        ("value_kind", value_kind),
        ("unit", unit),
        ("direction", direction),
        ("headline", "yes"),
    ];
    lead.adds("indicators", &fields)
}

fn reads(person: &mut Person, indicator: &str, (period, value, more): Figure<'_>) -> String {
    let period = crate::domain::period::Period::parse(period).expect("a period");
    let value = value.to_string();
    let mut fields = vec![
        ("indicator", indicator),
        ("period_start", period.start()),
        ("period_end", period.end()),
        ("value", &value),
    ];
    fields.extend(more);
    person.now.0 += 1;
    person.adds("readings", &fields)
}

fn adopts(person: &mut Person, indicator: &str, period: &str, reading: &str) -> Result<String, CommandError> {
    person.does(&adoption(indicator, period, ("single", reading, None), "It covers everybody"))
}

fn adoption(indicator: &str, period: &str, how: (&str, &str, Option<f64>), reason: &str) -> Command {
    Command::Adopt {
        indicator: indicator.to_owned(),
        period: period.to_owned(),
        area: String::new(),
        segment: String::new(),
        rule: how.0.to_owned(),
        reading: how.1.to_owned(),
        value: how.2,
        reason: reason.to_owned(),
    }
}

fn shows(person: &Person, indicator: &str) -> IndicatorView {
    let View::Indicator(Some(view)) = person.asks(&Query::Indicator(indicator.to_owned())) else {
        panic!("the indicator is there")
    };
    view
}

fn desk(person: &Person) -> Vec<TwoAnswers> {
    let View::Desk(desk) = person.asks(&Query::Desk { n_max: usize::MAX, today: "2026-06-15".to_owned() })
    else {
        panic!("a desk answers")
    };
    desk.two_answers
}

fn needle(view: &IndicatorView) -> &Needle {
    &view.row.news.as_ref().expect("there are readings").needle
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 5e-4, "expected {expected}, found {found}");
}

/// 3,601 people in 2008; on one night of 2016 3,222 by the provincial method and 3,430 by the full one.
fn calgary(lead: &mut Person) -> (String, [String; 2]) {
    let count = indicator(lead, "People without a home", ("count", "people", "down"));
    let full: &[_] = &[("method", "Full")];
    for (period, value) in
        [("2008-05", 3_601.0), ("2012-01", 3_190.0), ("2012-08", 3_576.0), ("2014-01-15", 3_533.0)]
    {
        reads(lead, &count, (period, value, full));
    }
    let night = "2016-10-19";
    let provincial = reads(lead, &count, (night, 3_222.0, &[("method", "provincial")]));
    let whole = reads(lead, &count, (night, 3_430.0, full));
    (count, [provincial, whole])
}

#[test]
fn calgary_warns_of_another_method_with_one_answer_and_has_not_moved_with_the_other() {
    let mut table = table();
    let lead = &mut table[LEAD];
    let (count, [provincial, whole]) = calgary(lead);
    let night = crate::domain::period::Period::parse("2016-10-19").expect("a day");
    assert_eq!(*needle(&shows(lead, &count)), Needle::Refused(vec![Refusal::Undecided(night)]));
    let open = desk(lead);
    let [by_provincial, by_whole, average, sum] = &open[0].choices[..] else { panic!("four ways: {open:?}") };
    assert_eq!(
        (by_provincial.value, by_whole.value, average.value, sum.value),
        (3_222.0, 3_430.0, 3_326.0, 6_652.0)
    );
    assert!(matches!(by_whole.headline.needle, Needle::NotMoved(_)));

    adopts(lead, &count, "2016-10-19", &provincial).expect("she may");
    let view = shows(lead, &count);
    let expected = Refusal::OtherMethod { from: vec!["full".to_owned()], to: vec!["provincial".to_owned()] };
    assert_eq!(*needle(&view), Needle::Refused(vec![expected]));
    let change = view.row.news.and_then(|news| news.change).expect("both ends are known");
    near(change.relative.expect("a part of 3,601"), -0.1052);
    assert_eq!(change.verdict, Verdict::CantTell, "two methods are two yardsticks");

    adopts(lead, &count, "2016-10-19", &whole).expect("she may");
    let view = shows(lead, &count);
    let Needle::NotMoved(by) = needle(&view) else { panic!("{:?}", needle(&view)) };
    near(*by, 0.0475);
    assert_eq!(
        view.row.latest.map(|(_, reached)| reached),
        Some(Reached::One { value: 3_430.0, confirmed_by: 1 })
    );
    assert!(desk(lead).is_empty(), "what is decided leaves the desk");
}

#[test]
fn milwaukee_shows_both_values_of_2012_the_rise_of_2014_and_the_widening_gap() {
    let mut table = table();
    let lead = &mut table[LEAD];
    let births = indicator(lead, "Births to girls of 15 to 17", ("rate", "per_1000", "down"));
    let mut segment = |name: &str| lead.adds("segments", &[("name@en", name)]);
    let (black, hispanic) = (segment("Non-Hispanic Black"), segment("Hispanic"));
    for (period, value) in [("2006", 52.0), ("2013", 22.9), ("2014", 23.7)] {
        reads(lead, &births, (period, value, &[]));
    }
    let first = reads(lead, &births, ("2012", 25.7, &[("note", "first published")]));
    for (of, values) in [(&black, [26.6, 30.8, 27.0]), (&hispanic, [38.1, 23.9, 25.5])] {
        for (period, value) in ["2012", "2013", "2014"].into_iter().zip(values) {
            reads(lead, &births, (period, value, &[("segment", of)]));
        }
    }
    let restated = reads(lead, &births, ("2012", 24.5, &[("note", "restated a year later")]));
    let view = shows(lead, &births);
    let year = |view: &IndicatorView| {
        let of_all =
            |row: &&crate::domain::view::PeriodRow| row.period.label() == "2012" && row.segment.is_none();
        view.periods.iter().find(of_all).expect("2012 is there").clone()
    };
    assert_eq!(year(&view).reached, Reached::TwoAnswers(vec![24.5, 25.7]));
    adopts(lead, &births, "2012", &first).expect("she may");
    let view = shows(lead, &births);
    let decided = year(&view);
    assert_eq!(decided.answers.len(), 2, "both published values stay in sight");
    assert_eq!(decided.adopted.map(|adopted| adopted.reason), Some("It covers everybody".to_owned()));

    let news = view.row.news.as_ref().expect("there are readings");
    assert!(matches!(news.needle, Needle::Moved(_)), "{:?}", news.needle);
    let step = news.step.as_ref().expect("two years");
    near(step.absolute, 0.8);
    assert_eq!(step.verdict, Verdict::Worse, "the rise is told");

    let gap = view.gaps.iter().find(|gap| gap.segment == black).expect("it was counted");
    assert!(gap.is_wider() && gap.goes_against(), "{gap:?}");
    near(gap.gap_from, 0.9);
    near(gap.gap_to, 3.3);
    assert!(!view.gaps.iter().find(|gap| gap.segment == hispanic).expect("it was counted").is_wider());

    let target =
        [("indicator", births.as_str()), ("value", "30"), ("due", "2015-12-31"), ("bau_value", "52")];
    lead.adds("targets", &target);
    let targets = shows(lead, &births).targets;
    let met = targets[0].met.as_ref().expect("it was met");
    assert_eq!(
        (met.period.label().as_str(), met.value, targets[0].is_met),
        ("2012", 25.7, true),
        "three years early"
    );
    assert_eq!(targets[0].as_usual.as_ref().map(|(from, to)| (from.value, *to)), Some((52.0, 52.0)));
    assert!(!restated.is_empty());
}

#[test]
fn strive_is_told_in_parts_and_in_points() {
    let mut table = table();
    let lead = &mut table[LEAD];
    let ready = indicator(lead, "Children ready for school", ("percent", "percent", "up"));
    for (period, value) in [("2005", 44.0), ("2011", 53.0), ("2014", 57.0)] {
        reads(lead, &ready, (period, value, &[]));
    }
    lead.adds("targets", &[("indicator", &ready), ("value", "85"), ("due", "2020-12-31")]);
    let view = shows(lead, &ready);
    let change = view.row.news.as_ref().and_then(|news| news.change.clone()).expect("nine years");
    near(change.absolute, 13.0);
    near(change.relative.expect("a part of 44"), 0.2955);
    assert_eq!(change.verdict, Verdict::Better);
    assert!(matches!(needle(&view), Needle::Moved(_)));
    assert_eq!((view.targets[0].remaining, view.targets[0].is_met), (Some(28.0), false));
}

#[test]
fn somervilles_score_and_the_rivers_grades_are_refused_and_still_shown() {
    let mut table = table();
    let lead = &mut table[LEAD];
    let score = indicator(lead, "BMI score against other towns", ("z_score", "points", "down"));
    reads(lead, &score, ("2003-09-01", 0.0, &[]));
    reads(lead, &score, ("2003-09-01/2005-06-30", -0.06, &[]));
    let view = shows(lead, &score);
    let expected = [Refusal::NotAQuantity("z_score".to_owned()), Refusal::ZeroBaseline];
    assert_eq!(*needle(&view), Needle::Refused(expected.to_vec()));
    let change = view.row.news.and_then(|news| news.change).expect("two periods");
    assert_eq!((change.relative, change.verdict), (None, Verdict::Better), "a true sentence without a part");

    let grade = indicator(lead, "State of the river", ("grade", "points", "up"));
    reads(lead, &grade, ("2014", 2.0, &[("label", "C")]));
    let view = shows(lead, &grade);
    let expected = [Refusal::NotAQuantity("grade".to_owned()), Refusal::TooFewPeriods];
    assert_eq!(*needle(&view), Needle::Refused(expected.to_vec()));
    assert_eq!(view.row.news.and_then(|news| news.label).as_deref(), Some("C"));
}

#[test]
fn the_needle_is_refused_from_zero_for_a_part_of_the_people_and_for_those_served() {
    let mut table = table();
    let lead = &mut table[LEAD];
    let mut refused = |name: &str, values: [f64; 2], more: &[(&str, &str)]| {
        let of = indicator(lead, name, ("count", "people", "up"));
        for (period, value) in ["2024", "2025"].into_iter().zip(values) {
            reads(lead, &of, (period, value, more));
        }
        let Needle::Refused(why) = needle(&shows(lead, &of)).clone() else { panic!("{name} is not refused") };
        why
    };
    assert_eq!(refused("From nothing", [0.0, 9.0], &[]), [Refusal::ZeroBaseline]);
    assert_eq!(refused("Our visitors", [10.0, 20.0], &[]), [Refusal::NotPopulation]);
    let girls = table[LEAD].adds("segments", &[("name@en", "Girls")]);
    let lead = &mut table[LEAD];
    let of = indicator(lead, "Girls who read", ("count", "people", "up"));
    for (period, value) in [("2024", 10.0), ("2025", 20.0)] {
        reads(lead, &of, (period, value, &[("segment", &girls)]));
    }
    assert_eq!(*needle(&shows(lead, &of)), Needle::Refused(vec![Refusal::OneSegment]));
}

/// DOMAIN's case *same reading, same value*: one value, confirmed by two.
#[test]
fn two_workers_who_find_the_same_confirm_each_other() {
    let mut table = table();
    let count = indicator(&mut table[LEAD], "Meals", ("count", "people", "up"));
    table.meet();
    reads(&mut table[LEAD], &count, ("2026-05", 28.0, &[]));
    reads(&mut table[WORKER], &count, ("2026-05", 28.0, &[]));
    table.meet();
    let latest = shows(&table[LEAD], &count).row.latest.map(|(_, reached)| reached);
    assert_eq!(latest, Some(Reached::One { value: 28.0, confirmed_by: 2 }));
}

/// DOMAIN's case *published value restated next year*: the later one counts, the old one stays in sight.
#[test]
fn a_restated_value_counts_and_the_old_one_stays_in_sight() {
    let mut table = table();
    let lead = &mut table[LEAD];
    let count = indicator(lead, "Births", ("rate", "per_1000", "down"));
    let old = reads(lead, &count, ("2012", 25.7, &[]));
    reads(lead, &count, ("2012", 24.5, &[("supersedes", &old)]));
    let view = shows(lead, &count);
    assert_eq!(view.periods[0].reached, Reached::One { value: 24.5, confirmed_by: 1 });
    let shown: Vec<_> =
        view.periods[0].answers.iter().map(|answer| (answer.value, answer.restated)).collect();
    assert_eq!(shown, [(25.7, true), (24.5, false)]);
}

#[test]
fn a_decision_wants_a_reason_and_opens_again_when_something_else_comes() {
    let mut table = table();
    let count = indicator(&mut table[LEAD], "Meals", ("count", "people", "up"));
    let first = reads(&mut table[LEAD], &count, ("2026-05", 28.0, &[]));
    reads(&mut table[LEAD], &count, ("2026-05", 32.0, &[]));
    table.meet();
    let mut decide = |how, reason: &str| table[LEAD].does(&adoption(&count, "2026-05", how, reason));
    let problem = |outcome: Result<String, CommandError>| match outcome {
        Err(CommandError::Fields(errors)) => (errors[0].field.clone(), errors[0].problem.clone()),
        other => panic!("expected a problem, found {other:?}"),
    };
    assert_eq!(problem(decide(("average", "", None), " ")), ("reason".to_owned(), Problem::Missing));
    assert_eq!(problem(decide(("single", "", None), "so")), ("reading".to_owned(), Problem::Missing));
    assert_eq!(problem(decide(("agreed", "", None), "so")), ("value".to_owned(), Problem::Missing));
    assert_eq!(problem(decide(("guess", "", None), "so")), ("rule".to_owned(), Problem::NotOffered));
    for (how, value) in [
        (("average", "", None), 30.0),
        (("sum", "", None), 60.0),
        (("agreed", "", Some(29.0)), 29.0),
        (("latest", "", None), 32.0),
        (("single", first.as_str(), None), 28.0),
    ] {
        table[LEAD].does(&adoption(&count, "2026-05", how, "We talked about it")).expect("she may");
        let latest = shows(&table[LEAD], &count).row.latest.map(|(_, reached)| reached);
        assert!(matches!(latest, Some(Reached::One { value: found, .. }) if found == value), "{latest:?}");
    }
    table.meet();
    let by_worker = table[WORKER].does(&adoption(&count, "2026-05", ("sum", "", None), "so"));
    assert!(matches!(by_worker, Err(CommandError::NotAllowed { .. })));
    reads(&mut table[WORKER], &count, ("2026-05", 28.0, &[]));
    table.meet();
    assert!(desk(&table[LEAD]).is_empty() || desk(&table[LEAD])[0].period.answers.len() == 3);
    reads(&mut table[WORKER], &count, ("2026-05", 40.0, &[]));
    table.meet();
    assert_eq!(desk(&table[LEAD]).len(), 1, "what came later was not in the decision");
    table[LEAD]
        .does(&adoption(&count, "2026-05", ("latest", "", None), "Counted at the end"))
        .expect("she may");
    assert!(desk(&table[LEAD]).is_empty());
    let key = shows(&table[LEAD], &count).periods[0].adopted.clone().expect("it was decided").key;
    table[LEAD].archives("adoptions", &key);
    assert_eq!(desk(&table[LEAD]).len(), 1, "a decision can be undone");
    adopts(&mut table[LEAD], &count, "2026-05", &first).expect("she may");
    assert!(desk(&table[LEAD]).is_empty(), "and taken again");
}

#[test]
fn few_people_are_hidden_from_everybody_and_cannot_be_reckoned_out() {
    let mut table = table();
    let lead = &mut table[LEAD];
    let count = indicator(lead, "Children helped", ("count", "people", "up"));
    reads(lead, &count, ("2025", 40.0, &[]));
    for (name, n) in [("Elders", 3.0), ("Girls", 12.0), ("Boys", 25.0)] {
        let segment = lead.adds("segments", &[("name@en", name)]);
        reads(lead, &count, ("2025", n, &[("segment", &segment)]));
    }
    let share = indicator(lead, "Share that reads", ("percent", "percent", "up"));
    reads(lead, &share, ("2025", 50.0, &[("n", "4")]));
    let View::PublicFigures(figures) = lead.asks(&Query::PublicFigures) else { panic!("figures answer") };
    let values = |figure: &PublicFigure| {
        let mut values: Vec<_> = figure
            .values
            .iter()
            .map(|row| (row.segment.pick("en").map(|(_, name)| name.to_owned()), row.value))
            .collect();
        values.sort_by(|a, b| a.0.cmp(&b.0));
        values
    };
    let of = |key: &str| figures.iter().find(|figure| figure.key == key).expect("it is agreed");
    let named = |name: &str| Some(name.to_owned());
    let expected =
        [(None, Some(40.0)), (named("Boys"), Some(25.0)), (named("Elders"), None), (named("Girls"), None)];
    assert_eq!(values(of(&count)), expected, "with the total known, one hidden value is no secret");
    assert_eq!((values(of(&share)), &of(&share).news), (vec![(None, None)], &None));
}

#[test]
fn a_value_is_old_when_its_plan_says_so() {
    let mut table = table();
    let lead = &mut table[LEAD];
    let count = indicator(lead, "Meals", ("count", "people", "up"));
    let is = |lead: &Person| {
        let View::ToCount(rows) = lead.asks(&Query::ToCount { today: "2026-06-15".to_owned() }) else {
            panic!("it answers")
        };
        rows[0].freshness
    };
    assert_eq!(is(lead), Freshness::Never);
    reads(lead, &count, ("2025", 12.0, &[]));
    assert_eq!(is(lead), Freshness::Fresh);
    lead.adds("measurement_plan", &[("indicator", &count), ("frequency", "month")]);
    assert_eq!(is(lead), Freshness::Old { days: 166 });
    reads(lead, &count, ("2026-04", 12.0, &[]));
    assert_eq!(is(lead), Freshness::Due { days: 46 });
}
