//! Tables, reports and calendars: made of what is here, and tables taken in.

use shared::domain::csv::{Brought, Called, bundle};
use shared::domain::schema::{self, Kind};
use shared::domain::{CommandError, FieldError, Problem};
use shared::sync::Session;

use crate::bridge::{Paper, Reply, Trouble, packed};

use super::Host;
use crate::engine::clock;

/// A file for another program, or for paper.
pub(in crate::engine) fn paper(session: &Session, paper: &Paper) -> Result<Vec<u8>, Trouble> {
    let text = match paper {
        Paper::Table(kind, called) => session.table(known(kind)?, called),
        Paper::Tables(called) => return Ok(tables(session, called)),
        Paper::Report(asked) => session.report(asked),
        Paper::Calendar(lang) => session.calendar(lang),
        Paper::ImpactData(lang) => session.impact_data(lang),
    };
    Ok(text.into_bytes())
}

/// The tables of all kinds in one archive.
fn tables(session: &Session, called: &[(String, String, Called)]) -> Vec<u8> {
    let of = |kind: &Kind| called.iter().find(|(name, ..)| name == kind.name);
    let tables = session.tables(|kind| of(kind).map(|(.., called)| called.clone()).unwrap_or_default());
    let named = tables.into_iter().map(|(kind, table)| {
        let words = of(kind).map_or(kind.name, |(_, words, _)| words);
        (format!("{words} ({}).csv", kind.name), table)
    });
    // An initiative that fits into a browser fits into an archive.
    bundle(&named.collect::<Vec<_>>()).unwrap_or_default()
}

impl Host {
    /// A file for another program, or for paper.
    pub(super) async fn paper(&mut self, paper: &Paper) -> Result<Reply, Trouble> {
        let looks = self.looks().await?;
        let bytes = (looks.paper)(&self.open()?.session, paper)?;
        Ok(Reply::File { bytes })
    }

    /// What taking a table in would come to.
    pub(super) async fn look_at_table(&mut self, kind: &str, brought: &Brought) -> Result<Reply, Trouble> {
        let looks = self.looks().await?;
        let (preview, _commands) = (looks.look_at_table)(&self.open()?.session, known(kind)?, brought);
        Ok(Reply::Table { packed: packed(&preview) })
    }

    /// Takes in what can be taken of a table, row by row. A table that is taken in twice, because the engine stopped or
    /// somebody tries again, adds nothing twice.
    pub(super) async fn take_table(&mut self, kind: &str, brought: &Brought) -> Result<Reply, Trouble> {
        let looks = self.looks().await?;
        self.perform().await.finished()?;
        let (_preview, commands) = (looks.look_at_table)(&self.open()?.session, known(kind)?, brought);
        for command in &commands {
            let session = &mut self.open()?.session;
            session.edit(command, clock::now(), &mut clock::rng()).map_err(Trouble::Command)?;
            self.perform().await.saved()?;
        }
        Ok(Reply::Taken { n: commands.len() })
    }
}

fn known(kind: &str) -> Result<&'static Kind, Trouble> {
    schema::kind(kind).ok_or_else(|| {
        let error = FieldError { field: "kind".to_owned(), problem: Problem::NotOffered };
        Trouble::Command(CommandError::Fields(vec![error]))
    })
}
