//! The report: one HTML file, made without a network, that a funder, a council or a neighbour can open and print.
//!
//! It runs no script and asks nothing of any server. It says what was promised, what the figures say, what was done and
//! learned, and who took part, in numbers of partners and phones: who holds a phone, nobody counts. What did not work
//! stands in it like everything else; whoever leaves it out makes the report say so. From one document come the same bytes.

mod chart;
mod en;
mod figures;
mod fr;
mod page;
mod promised;
mod sentences;
mod taking_part;
mod work;

use serde::{Deserialize, Serialize};

use super::initiative::{Entity, Initiative};
use super::period::{Period, day_of_ms};
use super::view::Beholder;
use page::Page;
use sentences::Sentences;

/// The language of a report's own sentences; what people wrote stays in theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReportLang {
    /// English.
    En,
    /// French.
    Fr,
}

/// What becomes of what did not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failures {
    /// It stands in the report.
    Included,
    /// It is left out, and the report says how much was.
    LeftOut,
}

/// Whom a report is for: what was said among those at the table leaves it only as far as its authors agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reader {
    /// Those at the table: everything that is for everybody in the initiative.
    Table,
    /// A funder: voices only if whoever gave them agreed to be quoted.
    Funder,
    /// Everybody: beside that, learnings only if they are shared with the public, and of what partners change inside only
    /// how much it is.
    Public,
}

/// What a report is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Its language.
    pub lang: ReportLang,
    /// Whom it is for.
    pub reader: Reader,
    /// What it is about: everything that was written, if nothing is said.
    pub period: Option<Period>,
    /// What becomes of what did not work.
    pub failures: Failures,
}

/// The initiative as one report tells it.
struct Told<'a> {
    initiative: &'a Initiative,
    say: &'static Sentences,
    from: String,
    to: String,
    reader: Reader,
    failures: Failures,
}

/// The report as a whole HTML file.
#[must_use]
pub fn report(initiative: &Initiative, me: &impl Beholder, asked: &Asked) -> String {
    let say = match asked.lang {
        ReportLang::En => &en::SENTENCES,
        ReportLang::Fr => &fr::SENTENCES,
    };
    let (from, to) = match &asked.period {
        Some(period) => (period.start().to_owned(), period.end().to_owned()),
        None => all_days(initiative),
    };
    let told = Told { initiative, say, from, to, reader: asked.reader, failures: asked.failures };
    let title = told.title();
    let mut page = Page::new(say.lang, &format!("{} – {title}", say.report));
    told.head(&mut page, &title);
    told.promised(&mut page);
    told.figures(&mut page, me);
    told.work(&mut page);
    told.learned(&mut page);
    told.changed(&mut page);
    told.voices(&mut page);
    told.taking_part(&mut page);
    told.sources(&mut page);
    page.end()
}

/// From the day on which it began, or its first words were written, to that of its last.
fn all_days(initiative: &Initiative) -> (String, String) {
    let moments = initiative.kinds().flat_map(|(_, entities)| entities.values()).map(Entity::at_ms);
    let moments: Vec<i64> = moments.filter(|at| *at > 0).collect();
    let day = |at: Option<&i64>| day_of_ms(at.copied().unwrap_or_default());
    let (first, last) = (day(moments.iter().min()), day(moments.iter().max()));
    let began = initiative.get("meta", "initiative").and_then(|meta| meta.text("started_on"));
    (began.filter(|began| **began <= *last).map_or(first, str::to_owned), last)
}

impl Reader {
    const fn code(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Funder => "funder",
            Self::Public => "public",
        }
    }
}

impl Told<'_> {
    fn title(&self) -> String {
        let title = self.initiative.title();
        title.pick(self.say.lang).map_or(self.say.no_title, |(_, title)| title).to_owned()
    }

    fn head(&self, page: &mut Page, title: &str) {
        let meta = self.initiative.get("meta", "initiative");
        page.open("header");
        page.words("h1", title);
        let days = [("from", self.say.day(&self.from)), ("to", self.say.day(&self.to))];
        page.words("p", &self.say.fill(self.say.from_to, &days));
        page.words("p", self.say.code(self.say.readers, self.reader.code()));
        if let Some(place) = meta.and_then(|meta| meta.text("place")) {
            page.words("p", place);
        }
        if meta.is_some_and(|meta| meta.flag("example")) {
            page.note(self.say.example);
        }
        page.close("header");
    }

    /// Whether something was written within the report's days, by its author's clock.
    fn is_within(&self, entity: &Entity) -> bool {
        let day = day_of_ms(entity.at_ms());
        self.from <= day && day <= self.to
    }

    /// What stands of a kind and was written within the report's days, oldest first.
    fn within<'a>(&'a self, kind: &'a str) -> Vec<(&'a String, &'a Entity)> {
        let mut found: Vec<_> =
            self.initiative.standing(kind).filter(|(_, entity)| self.is_within(entity)).collect();
        found.sort_by_key(|(key, entity)| (entity.at_ms(), *key));
        found
    }

    /// What an entity of a kind is called, in the report's language if it can be.
    fn name(&self, kind: &str, key: Option<&str>) -> String {
        let entity = key.and_then(|key| self.initiative.get(kind, key));
        let words = entity.map(|entity| entity.words("name")).unwrap_or_default();
        words.pick(self.say.lang).map(|(_, name)| name.to_owned()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
