//! All indicators beside all years: what is there, what is missing, what is old, and which move nobody has explained.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::freshness::{Freshness, freshness_of};
use super::series::{Point, by_indicator, main, series};
use super::{Reached, reached};
use crate::domain::initiative::{Entity, Initiative, Words};
use crate::domain::period::Period;
use crate::domain::view::agenda::ranked;

/// The measurement desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// The years in which any period ends, and the present one, oldest first.
    pub years: Vec<String>,
    /// The indicators in use.
    pub rows: Vec<GridRow>,
}

/// One indicator across the years.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GridRow {
    /// The indicator's key.
    pub key: String,
    /// Its name.
    pub name: Words,
    /// Its unit.
    pub unit: String,
    /// How old the latest value is.
    pub freshness: Freshness,
    /// For each of the grid's years the periods that end in it, oldest first; only those of the place that speaks for the
    /// whole.
    pub cells: Vec<Vec<GridCell>>,
}

/// One period of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GridCell {
    /// The period.
    pub period: Period,
    /// What the answers come to.
    pub reached: Reached,
    /// Whether somebody decided which answer counts.
    pub is_adopted: bool,
    /// Whether the value differs from the one before and nobody has told what is behind that.
    pub wants_story: bool,
}

fn year(period: &Period) -> &str {
    period.end().get(..4).unwrap_or_default()
}

/// The grid as it is on a day.
pub(crate) fn grid(initiative: &Initiative, today: &str) -> Grid {
    let readings = by_indicator(initiative);
    let row = |(key, indicator): (&String, &Entity)| {
        let series = series(initiative, key, readings.of(key));
        let points = main(&series).map(|(_, points)| points).unwrap_or_default();
        let latest = points.last().map(|point| &point.period);
        let row = GridRow {
            key: key.clone(),
            name: indicator.words("name"),
            unit: indicator.text("unit").unwrap_or_default().to_owned(),
            freshness: freshness_of(initiative, key, latest, today),
            cells: Vec::new(),
        };
        (row, cells(initiative, key, points))
    };
    let in_use = ranked(initiative, "indicators")
        .into_iter()
        .filter(|(_, indicator)| indicator.text("state") != Some("retired"));
    let rows: Vec<(GridRow, Vec<GridCell>)> = in_use.map(row).collect();
    let mut years: BTreeSet<String> = today.get(..4).map(str::to_owned).into_iter().collect();
    years.extend(rows.iter().flat_map(|(_, cells)| cells).map(|cell| year(&cell.period).to_owned()));
    let years: Vec<String> = years.into_iter().collect();
    let filled = |(mut row, cells): (GridRow, Vec<GridCell>)| {
        row.cells = vec![Vec::new(); years.len()];
        for cell in cells {
            let place = years.iter().position(|known| known == year(&cell.period));
            if let Some(into) = place.and_then(|place| row.cells.get_mut(place)) {
                into.push(cell);
            }
        }
        row
    };
    Grid { rows: rows.into_iter().map(filled).collect(), years }
}

fn cells(initiative: &Initiative, key: &str, points: &[Point<'_>]) -> Vec<GridCell> {
    let mut before = None;
    let cell = |point: &Point<'_>| {
        let value = point.settled.value();
        let moved = before.zip(value).is_some_and(|(before, now): (f64, f64)| before.total_cmp(&now).is_ne());
        before = value.or(before);
        GridCell {
            period: point.period.clone(),
            reached: reached(point),
            is_adopted: point.adoption.is_some() && value.is_some(),
            wants_story: moved && !is_told(initiative, key, &point.period),
        }
    };
    points.iter().map(cell).collect()
}

/// Whether a story stands behind a period, or behind a longer one that holds it.
fn is_told(initiative: &Initiative, indicator: &str, period: &Period) -> bool {
    initiative.standing("annotations").any(|(_, note)| {
        note.text("indicator") == Some(indicator)
            && note
                .text("period")
                .and_then(|told| Period::parse(told).ok())
                .is_some_and(|told| told.start() <= period.start() && told.end() >= period.end())
    })
}

#[cfg(test)]
mod tests {
    use super::{Grid, GridCell};
    use crate::domain::rig::{Person, Table};
    use crate::domain::view::{Freshness, Query, Reached, View};
    use crate::domain::{Command, Role};

    fn indicator(lead: &mut Person, name: &str) -> String {
        let fields = [
            ("name@en", name),
            ("level", "population"),
            ("value_kind", "count"),
            ("unit", "people"),
            ("direction", "down"),
        ];
        lead.adds("indicators", &fields)
    }

    fn reads(person: &mut Person, indicator: &str, year: &str, value: &str) {
        let (start, end) = (format!("{year}-01-01"), format!("{year}-12-31"));
        let fields =
            [("indicator", indicator), ("period_start", &start), ("period_end", &end), ("value", value)];
        person.now.0 += 1;
        person.adds("readings", &fields);
    }

    fn grid(person: &Person) -> Grid {
        let View::Grid(grid) = person.asks(&Query::Grid { today: "2026-06-15".to_owned() }) else {
            panic!("the grid answers")
        };
        grid
    }

    #[test]
    fn indicators_stand_beside_the_years_with_what_is_missing_in_two_minds_and_old() {
        let mut table = Table::of(&[Role::Lead, Role::FieldWorker]);
        let homes = indicator(&mut table[0], "People without a home");
        let schools = indicator(&mut table[0], "Children who finish school");
        let retired = indicator(&mut table[0], "What was counted once");
        table[0].changes("indicators", &retired, &[("state", "retired")]).expect("she may");
        for (year, value) in [("2021", "40"), ("2023", "30")] {
            reads(&mut table[0], &homes, year, value);
        }
        table.meet();
        reads(&mut table[1], &homes, "2023", "33");
        table.meet();
        let shown = grid(&table[0]);
        assert_eq!(shown.years, ["2021", "2023", "2026"]);
        let [first, second] = &shown.rows[..] else { panic!("two are in use: {shown:?}") };
        assert_eq!((&first.key, &second.key), (&homes, &schools));
        assert!(matches!(first.freshness, Freshness::Old { .. }));
        assert_eq!(second.freshness, Freshness::Never);
        assert!(matches!(&first.cells[1][..], [GridCell { reached: Reached::TwoAnswers(_), .. }]));
        assert!(first.cells[2].is_empty() && second.cells.iter().all(Vec::is_empty));
    }

    #[test]
    fn a_story_is_asked_for_where_a_decided_value_moved_and_nobody_told_it() {
        let mut table = Table::of(&[Role::Lead]);
        let lead = &mut table[0];
        let homes = indicator(lead, "People without a home");
        for (year, value) in [("2021", "40"), ("2022", "40"), ("2023", "30"), ("2023", "33"), ("2024", "33")]
        {
            reads(lead, &homes, year, value);
        }
        let asked = |lead: &Person| -> Vec<bool> {
            grid(lead).rows[0].cells.iter().flatten().map(|cell| cell.wants_story).collect()
        };
        // 2023 has two answers: whether it moved is not known yet, but 2024 did.
        assert_eq!(asked(lead), [false, false, false, true]);
        let adopt = Command::Adopt {
            indicator: homes.clone(),
            period: "2023".to_owned(),
            area: String::new(),
            segment: String::new(),
            rule: "latest".to_owned(),
            reading: String::new(),
            value: None,
            reason: "It covers everybody".to_owned(),
        };
        lead.does(&adopt).expect("she may");
        assert_eq!(asked(lead), [false, false, true, false]);
        let story = [("indicator", homes.as_str()), ("period", "2022/2023"), ("story", "A shelter opened")];
        lead.adds("annotations", &story);
        assert_eq!(asked(lead), [false; 4]);
    }
}
