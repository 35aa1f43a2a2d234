//! Tables, calendars and reports of what this device sees, for other programs and for paper.

use super::Session;
use super::me::Eyes;
use crate::domain::Command;
use crate::domain::calendar::calendar;
use crate::domain::csv::{self, Brought, Called, Plan, Preview};
use crate::domain::impact_data::impact_data;
use crate::domain::report::{Asked, report};
use crate::domain::schema::Kind;

impl Session {
    /// The table of a kind: see [`crate::domain::csv`].
    #[must_use]
    pub fn table(&self, kind: &'static Kind, called: &Called) -> String {
        csv::table(kind, self.initiative(), &self.eyes(), called)
    }

    /// The tables of all kinds of which there is something: see [`csv::tables`].
    pub fn tables(&self, called: impl Fn(&'static Kind) -> Called) -> Vec<(&'static Kind, String)> {
        csv::tables(self.initiative(), &self.eyes(), called).collect()
    }

    /// What reading a table of a kind would do. Nothing is written: carry the commands out with [`Session::edit`].
    #[must_use]
    pub fn plan_table(&self, kind: &'static Kind, table: &str) -> Plan {
        csv::plan(kind, table, self.initiative(), &self.eyes())
    }

    /// What taking in a table that somebody brings would come to, and the commands that would do it. Nothing is written.
    #[must_use]
    pub fn look_at_table(&self, kind: &'static Kind, brought: &Brought) -> (Preview, Vec<Command>) {
        csv::look(kind, brought, self.initiative(), &self.eyes())
    }

    /// The report, a whole HTML file: the same bytes from the same document.
    #[must_use]
    pub fn report(&self, asked: &Asked) -> String {
        report(self.initiative(), &self.eyes(), asked)
    }

    /// Meetings, activities and tasks with their days, as an iCalendar file.
    #[must_use]
    pub fn calendar(&self, lang: &str) -> String {
        calendar(self.initiative(), lang)
    }

    /// Outcomes, indicators and what was counted, for funders' programs: see [`crate::domain::impact_data`].
    #[must_use]
    pub fn impact_data(&self, lang: &str) -> String {
        impact_data(self.initiative(), &self.eyes(), &self.id().name(), lang)
    }

    fn eyes(&self) -> Eyes<'_> {
        Eyes { session: self, tag: self.tag() }
    }
}
