//! Tables, reports and calendars: made of what is here, and tables taken in.

use shared::domain::csv::Brought;
use shared::domain::schema::{self, Kind};
use shared::domain::{CommandError, FieldError, Problem};
use shared::sync::Session;

use crate::bridge::{Paper, Reply, Trouble, packed};

use super::Host;
use crate::engine::clock;

/// A file for another program, or for paper.
pub(in crate::engine) fn paper(session: &Session, paper: &Paper) -> Result<String, Trouble> {
    Ok(match paper {
        Paper::Table(kind, called) => session.table(known(kind)?, called),
        Paper::Report(asked) => session.report(asked),
        Paper::Calendar(lang) => session.calendar(lang),
        Paper::ImpactData(lang) => session.impact_data(lang),
    })
}

impl Host {
    /// A file for another program, or for paper.
    pub(super) async fn paper(&mut self, paper: &Paper) -> Result<Reply, Trouble> {
        let looks = self.looks().await?;
        let file = (looks.paper)(&self.open()?.session, paper)?;
        Ok(Reply::File { bytes: file.into_bytes() })
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
