//! That the examples hold the published figures, all of them and no others.

use std::collections::BTreeSet;

use super::tests::{english, founded};
use super::{TEMPLATES, Template};
use crate::domain::{Entity, Initiative};

/// The figures and where each was published: initiative, indicator, unit, direction, area, segment, first and last day,
/// value, remark, address.
const PUBLISHED: &str = include_str!("published.csv");
/// Grades from the worst, whose place on the scale is the value.
const GRADES: &[&str] = &["F", "D", "C", "B", "A"];

/// One figure: indicator, where and of whom, first and last day, value, address.
type Figure = (String, String, String, String, String, String);

/// The fields of a line, which may stand in quotation marks.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut is_quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("one is there").push(letter),
        }
    }
    cells
}

fn published(initiative: &str) -> BTreeSet<Figure> {
    let rows = PUBLISHED.lines().skip(1).map(cells).filter(|row| row[0] == initiative);
    let figure = |row: Vec<String>| {
        // Of whom it is may be said by the indicator already.
        let of = if row[5] == "all" || row[1].contains(&row[5]) { &row[4] } else { &row[5] };
        let value = row[8].parse::<f64>().map_or_else(|_| row[8].clone(), |value| value.to_string());
        (row[1].clone(), of.clone(), row[6].clone(), row[7].clone(), value, row[10].clone())
    };
    rows.map(figure).collect()
}

/// What a reading or a target is of: its segment, else its area, else the whole place.
fn of(initiative: &Initiative, figure: &Entity) -> String {
    let called = |kind, field| Some(english(initiative.get(kind, figure.text(field)?)?, "name"));
    let meta = initiative.get("meta", "initiative").expect("an initiative says what it is");
    let place =
        || meta.text("place").and_then(|place| place.split(',').next()).unwrap_or_default().to_owned();
    called("segments", "segment").or_else(|| called("areas", "area")).unwrap_or_else(place)
}

fn shown(template: &Template) -> Vec<Figure> {
    let (initiative, _) = founded(template, "en");
    let word = |entity: &Entity, name: &str| entity.text(name).unwrap_or_default().to_owned();
    let mut figures = Vec::new();
    for (_, reading) in initiative.each("readings") {
        let indicator = initiative.get("indicators", reading.text("indicator").unwrap_or_default());
        let indicator = indicator.expect("a reading is of an indicator");
        let value = reading.number("value").expect("a reading has a value");
        let label = reading.text("label");
        if let Some(grade) = label {
            let place = GRADES.iter().position(|known| *known == grade).expect("a grade");
            assert!((value - [1.0, 2.0, 3.0, 4.0, 5.0][place]).abs() < f64::EPSILON, "{grade} is {value}");
        }
        figures.push((
            english(indicator, "name"),
            of(&initiative, reading),
            word(reading, "period_start"),
            word(reading, "period_end"),
            label.map_or_else(|| value.to_string(), str::to_owned),
            word(reading, "source_url"),
        ));
    }
    for (_, target) in initiative.each("targets") {
        let indicator = initiative.get("indicators", target.text("indicator").unwrap_or_default());
        let indicator = indicator.expect("a target is of an indicator");
        let (due, name) = (word(target, "due"), english(indicator, "name"));
        figures.push((
            format!("TARGET {}{}", name[..1].to_lowercase(), &name[1..]),
            of(&initiative, target),
            format!("{}-01-01", &due[..4]),
            due,
            target.number("value").expect("a target has a value").to_string(),
            word(target, "source_url"),
        ));
    }
    figures
}

#[test]
fn examples_show_what_was_published_and_nothing_else() {
    let mut n = 0;
    for template in TEMPLATES.iter().filter(|template| template.card.is_example) {
        let shown = shown(template);
        n += shown.len();
        let once: BTreeSet<Figure> = shown.iter().cloned().collect();
        assert_eq!(once.len(), shown.len(), "{} shows a figure twice", template.card.id);
        assert_eq!(once, published(template.card.id), "{}", template.card.id);
    }
    assert_eq!(n, PUBLISHED.lines().count() - 1, "every figure has its example");
}

#[test]
fn who_is_invented_is_called_so() {
    for template in TEMPLATES.iter().filter(|template| template.card.is_example) {
        for (lang, marks) in [("en", ["invented", "Invented"]), ("fr", ["inventé", "Inventé"])] {
            let (initiative, _) = founded(template, lang);
            let marked = |words: &str| marks.iter().any(|mark| words.contains(mark));
            for (_, voice) in initiative.each("contributions") {
                assert!(marked(voice.text("body").unwrap_or_default()), "{voice:?}");
            }
            // A neighbourhood table's partners are sectors, and nobody in particular.
            let named = initiative.each("partners").filter(|_| template.card.id != "parc-extension");
            for (_, partner) in named {
                let name = partner.words("name").by_lang.remove(lang).unwrap_or_default();
                assert!(marked(&name), "{name}");
            }
        }
    }
}
