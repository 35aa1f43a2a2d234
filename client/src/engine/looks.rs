//! The part of the engine that comes after it: all views but that of the first screen, tables, reports, templates. Whoever
//! joins and waits to write something waits for none of it.

use shared::domain::Command;
use shared::domain::csv::{Brought, Preview};
use shared::domain::schema::Kind;
use shared::domain::template::{self, Template};
use shared::domain::view::Query;
use shared::sync::Session;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::bridge::{Paper, Shown, Trouble};

/// What that part can do.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Looks {
    /// What answers a query.
    pub(crate) shown: fn(&Session, &Query) -> Shown,
    /// A file for another program, or for paper.
    pub(crate) paper: fn(&Session, &Paper) -> Result<Vec<u8>, Trouble>,
    /// What taking a table in would come to.
    pub(crate) look_at_table: fn(&Session, &'static Kind, &Brought) -> (Preview, Vec<Command>),
    /// A template by its id.
    pub(crate) template: fn(&str) -> Option<&'static Template>,
}

impl Looks {
    /// Fetches that part; tries anew after a failure.
    pub(crate) async fn fetch() -> Result<Self, SplitLoaderError> {
        fetch().await
    }
}

#[wasm_split(looks, fallible)]
fn fetch() -> Result<Looks, SplitLoaderError> {
    Ok(Looks { shown, paper: super::host::paper, look_at_table, template: template::template })
}

fn shown(session: &Session, query: &Query) -> Shown {
    Shown::of(&session.view(query))
}

fn look_at_table(session: &Session, kind: &'static Kind, brought: &Brought) -> (Preview, Vec<Command>) {
    session.look_at_table(kind, brought)
}

#[cfg(test)]
mod tests {
    use shared::domain::template::template;
    use shared::domain::view::{Query, View};
    use shared::sync::{Founding, Millis, Session};

    use crate::bridge::Shown;
    use crate::engine::clock;

    #[test]
    fn the_first_screen_is_written_and_read_as_by_those_who_know_every_view() {
        let template = template("parc-extension").expect("it is there");
        let founding = Founding { template, lang: "fr", nickname: "Nadia", creation_code: "" };
        let session = Session::found(&founding, Millis(0), &mut clock::rng());
        let view = session.view(&Query::Home);
        let shown = Shown::of_home(&session.home());
        assert_eq!(shown, Shown::of(&view));
        assert_eq!(shown.read_home(), Some(view));
        assert_eq!(Shown::of(&View::Indicators(Vec::new())).read_home(), None);
    }
}
