//! Tables, reports and calendars: made of what is here, and tables taken in.

use shared::domain::csv::Brought;
use shared::domain::schema::{self, Kind};
use shared::domain::{CommandError, FieldError, Problem};

use crate::bridge::{Paper, Reply, Trouble};

use super::Host;
use crate::engine::clock;

impl Host {
    /// A file for another program, or for paper.
    pub(super) fn paper(&mut self, paper: &Paper) -> Result<Reply, Trouble> {
        let session = &self.open()?.session;
        let file = match paper {
            Paper::Table(kind) => session.table(known(kind)?),
            Paper::Report(asked) => session.report(asked),
            Paper::Calendar(lang) => session.calendar(lang),
        };
        Ok(Reply::File { bytes: file.into_bytes() })
    }

    /// What taking a table in would come to.
    pub(super) fn look_at_table(&mut self, kind: &str, brought: &Brought) -> Result<Reply, Trouble> {
        let (preview, _commands) = self.open()?.session.look_at_table(known(kind)?, brought);
        Ok(Reply::Table(preview))
    }

    /// Takes in what can be taken of a table, row by row. A table that is taken in twice, because the engine stopped or
    /// somebody tries again, adds nothing twice.
    pub(super) async fn take_table(&mut self, kind: &str, brought: &Brought) -> Result<Reply, Trouble> {
        self.perform().await.finished()?;
        let (_preview, commands) = self.open()?.session.look_at_table(known(kind)?, brought);
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
