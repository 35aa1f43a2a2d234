//! A field worker's day: what to take along, and what it has come to so far.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::field::{DayCount, day_in_field, today as counted};
use super::form::newest;
use super::measure::freshness::{Freshness, to_count};
use super::measure::{self, IndicatorRow, nickname};
use crate::domain::initiative::{Entity, Initiative, Words};
use crate::domain::questions::Questions;

/// This device's day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MyDay {
    /// When it was begun, in milliseconds since 1970, if it was.
    pub begun_ms: Option<i64>,
    /// How much was said that it came to; 0 until then.
    pub n_declared: i64,
    /// What it has come to.
    pub count: DayCount,
    /// The ways planned for today, for this person or whoever goes.
    pub routes: Vec<String>,
    /// Where they lead; where none is planned, every area there is. By key.
    pub areas: Vec<(String, Words)>,
    /// The forms, in the order of their names.
    pub forms: Vec<FormRow>,
    /// What can be counted, what is due first.
    pub to_record: Vec<ToRecord>,
    /// How many services are on this phone to point somebody to.
    pub n_services: usize,
}

/// A form, in its newest version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormRow {
    /// The version's key.
    pub key: String,
    /// What it is called.
    pub title: Words,
    /// How many questions it has.
    pub n_questions: usize,
}

/// An indicator to record a value of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToRecord {
    /// With its last value.
    pub row: IndicatorRow,
    /// How old that is.
    pub freshness: Freshness,
}

pub(super) fn my_day(initiative: &Initiative, me: &impl Beholder, today: &str, midnight_ms: i64) -> MyDay {
    let tag = me.tag().as_str();
    let day = day_in_field(initiative, tag, today).map(|(_, day)| day);
    let routes = routes(initiative, me, today);
    let is_there = |key: &str| routes.iter().any(|route| route.text("area") == Some(key));
    let is_planned = routes.iter().any(|route| route.text("area").is_some());
    let areas = initiative.standing("areas").filter(|(key, _)| !is_planned || is_there(key));
    MyDay {
        begun_ms: day.map(Entity::at_ms),
        n_declared: day.and_then(|day| day.int("count_declared")).unwrap_or(0),
        count: counted(initiative, tag, today, midnight_ms),
        areas: areas.map(|(key, area)| (key.clone(), area.words("name"))).collect(),
        routes: routes.iter().filter_map(|route| route.text("title")).map(str::to_owned).collect(),
        forms: forms(initiative),
        to_record: to_record(initiative, today),
        n_services: initiative.standing("services").count(),
    }
}

/// Today's ways, without those that are another person's by name.
fn routes<'a>(initiative: &'a Initiative, me: &impl Beholder, today: &str) -> Vec<&'a Entity> {
    let my_name = nickname(initiative, me.tag().as_str()).map(|name| name.to_lowercase());
    let is_mine = |route: &Entity| {
        let worker = route.text("worker").map(str::to_lowercase);
        worker.is_none() || worker == my_name || route.text("worker") == Some(me.tag().as_str())
    };
    let of_today = initiative.standing("routes").filter(|(_, route)| route.text("date") == Some(today));
    of_today.map(|(_, route)| route).filter(|route| is_mine(route)).collect()
}

fn forms(initiative: &Initiative) -> Vec<FormRow> {
    let row = |(key, form): (&String, &Entity)| FormRow {
        key: key.clone(),
        title: form.words("title"),
        n_questions: Questions::read(form.text("definition").unwrap_or_default()).all.len(),
    };
    let mut rows: Vec<FormRow> = newest(initiative).map(row).collect();
    rows.sort_by(|a, b| (&a.title.by_lang, &a.key).cmp(&(&b.title.by_lang, &b.key)));
    rows
}

fn to_record(initiative: &Initiative, today: &str) -> Vec<ToRecord> {
    let ages = to_count(initiative, today);
    let row = |row: IndicatorRow| {
        let age = ages.iter().find(|age| age.key == row.key)?;
        Some(ToRecord { freshness: age.freshness, row })
    };
    let mut rows: Vec<ToRecord> = measure::rows(initiative).into_iter().filter_map(row).collect();
    // What is due or was never counted comes first; else they stay as people arranged them.
    rows.sort_by_key(|row| row.freshness == Freshness::Fresh);
    rows
}

#[cfg(test)]
mod tests {
    use crate::domain::rig::Table;
    use crate::domain::view::{MyDay, Query, View};
    use crate::domain::{Command, Role};

    fn day(table: &Table) -> MyDay {
        let query = Query::MyDay { today: "2026-06-15".to_owned(), midnight_ms: 0 };
        let View::MyDay(day) = table[1].asks(&query) else { panic!("the day answers") };
        day
    }

    #[test]
    fn a_day_takes_along_what_is_planned_for_this_person_and_no_old_form() {
        let mut table = Table::of(&[Role::Lead, Role::FieldWorker]);
        let north = table[0].adds("areas", &[("name@en", "North of the tracks")]);
        table[0].adds("areas", &[("name@en", "South of them")]);
        let version = |number, title| {
            [("form_id", "door"), ("version", number), ("title@en", title), ("definition", "Warm?\nDry?")]
        };
        table[0].adds("forms", &version("9", "Heating"));
        let newest = table[0].adds("forms", &version("10", "Heating and damp"));
        table[0].adds("services", &[("name", "Repair shop"), ("status", "active")]);
        table.meet();
        assert_eq!(day(&table).areas.len(), 2, "nothing is planned: all of them");

        table[1].does(&Command::SetNickname { label: "Tom".to_owned() }).expect("anybody may");
        let route =
            |title, worker, date| [("title", title), ("worker", worker), ("date", date), ("area", &*north)];
        table[0].adds("routes", &route("Durocher, even numbers", "TOM", "2026-06-15"));
        table[0].adds("routes", &route("Durocher, odd numbers", "Ines", "2026-06-15"));
        table[0].adds("routes", &route("Wiseman", "Tom", "2026-06-16"));
        table.meet();
        let day = day(&table);
        assert_eq!(day.routes, ["Durocher, even numbers"]);
        assert_eq!(day.areas.iter().map(|(key, _)| key).collect::<Vec<_>>(), [&north]);
        let forms: Vec<_> = day.forms.iter().map(|form| (&form.key, form.n_questions)).collect();
        assert_eq!(forms, [(&newest, 2)]);
        assert_eq!((day.n_services, day.begun_ms, day.count.n()), (1, None, 0));
    }
}
