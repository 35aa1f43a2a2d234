//! What the commands take that work on entries of any kind, and on paper.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use shared::domain::schema::KINDS;

/// The kinds there are.
pub(super) fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(KINDS.iter().map(|kind| kind.name))
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// Of which kind
    #[arg(value_name = "KIND", value_parser = kinds(), hide_possible_values = true)]
    pub(crate) kind: String,
    /// Also what was taken out of the lists
    #[arg(long)]
    pub(crate) archived: bool,
    /// The language to prefer
    #[arg(long, value_name = "LANG", default_value = "en")]
    pub(crate) lang: String,
}

#[derive(Debug, Args)]
pub(crate) struct Add {
    /// Of which kind
    #[arg(value_name = "KIND", value_parser = kinds(), hide_possible_values = true)]
    pub(crate) kind: String,
    /// What it says: title@fr=…, or member:KEY=yes for a field that holds several
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub(crate) fields: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Change {
    /// Of which kind
    #[arg(value_name = "KIND", value_parser = kinds(), hide_possible_values = true)]
    pub(crate) kind: String,
    /// Its key, as `list` prints it
    #[arg(value_name = "KEY")]
    pub(crate) key: String,
    /// What it is to say; nothing behind the equals sign empties a field
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub(crate) fields: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct History {
    /// Of which kind; agenda for its texts
    #[arg(value_name = "KIND", value_parser = kinds(), hide_possible_values = true)]
    pub(crate) kind: String,
    /// Its key, as `list` prints it; a text's field and language, such as vision|en
    #[arg(value_name = "KEY")]
    pub(crate) key: String,
}

#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The file, usually NAME.html
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Its language
    #[arg(long, value_name = "LANG", value_parser = PossibleValuesParser::new(["en", "fr"]))]
    pub(crate) lang: String,
    /// Whom it is for: what people said leaves the table only as far as they agreed
    #[arg(long = "for", value_name = "WHOM", default_value = "table",
        value_parser = PossibleValuesParser::new(["table", "funder", "public"]))]
    pub(crate) reader: String,
    /// Which days it is about: 2026, 2026-05, or two days with a slash; everything, if not given
    #[arg(long, value_name = "P")]
    pub(crate) period: Option<String>,
    /// Leave out what did not work; the report says so
    #[arg(long)]
    pub(crate) without_failures: bool,
    /// Replace the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct InLang {
    /// The file, usually NAME.ics or NAME.json
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The language to prefer
    #[arg(long, value_name = "LANG", default_value = "en")]
    pub(crate) lang: String,
    /// Replace the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
}
