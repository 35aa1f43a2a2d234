//! What a command says: its answer on standard output, for people or as JSON; everything else on standard error.

use std::io::{self, ErrorKind, Write};

use serde_json::Value;

use super::failure::{Code, Failure};

/// Where answers go, and how they are written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Answer {
    /// Lines for people.
    Words,
    /// One line of JSON for each answer.
    Json,
}

impl Answer {
    /// Says one thing, in the way that was asked for.
    pub(crate) fn say(self, words: &str, json: &Value) -> Result<(), Failure> {
        match self {
            Self::Words if words.is_empty() => Ok(()),
            Self::Words => print(format!("{}\n", words.trim_end_matches('\n')).as_bytes()),
            Self::Json => print(format!("{json}\n").as_bytes()),
        }
    }
}

/// Writes to standard output. When nobody reads it any more, the command ends without a word, as others do.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| {
        if error.kind() == ErrorKind::BrokenPipe {
            Failure { code: Code::Done, message: String::new() }
        } else {
            Failure::new(Code::Io, format!("standard output: {error}"))
        }
    })
}

/// Says something that is not the answer. That it cannot be said changes nothing.
pub(crate) fn remark(words: &str) {
    drop(writeln!(io::stderr(), "ensemble: {words}"));
}

/// Says why a command failed.
pub(crate) fn complain(failure: &Failure) {
    if !failure.message.is_empty() {
        remark(&failure.message);
    }
}
