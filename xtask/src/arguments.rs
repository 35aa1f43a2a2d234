//! The few options that tasks take.

use anyhow::{Context, Result, bail};

/// Options as `--name value` pairs, and what follows a lone `--`.
pub(crate) struct Arguments<'a> {
    options: Vec<(&'a str, &'a str)>,
    pub(crate) rest: &'a [String],
}

impl<'a> Arguments<'a> {
    /// Reads the options that a task knows; anything else is an error that names them.
    pub(crate) fn parse(args: &'a [String], known: &[&str]) -> Result<Self> {
        let split = args.iter().position(|arg| arg == "--");
        let (own, rest) = match split {
            Some(at) => (&args[..at], &args[at + 1..]),
            None => (args, &args[args.len()..]),
        };
        let mut options = Vec::new();
        let mut own = own.iter();
        while let Some(arg) = own.next() {
            let (name, inline) = match arg.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (arg.as_str(), None),
            };
            if !known.contains(&name) {
                bail!("`{arg}` is not an option here; {}", sentence(known));
            }
            let value = match inline {
                Some(value) => value,
                None => own.next().with_context(|| format!("`{name}` needs a value after it"))?,
            };
            options.push((name, value));
        }
        Ok(Self { options, rest })
    }

    /// The last value given for an option.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        self.options.iter().rev().find(|(key, _)| *key == name).map(|(_, value)| *value)
    }
}

fn sentence(known: &[&str]) -> String {
    match known {
        [] => "this task takes none".to_owned(),
        _ => format!("this task takes {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn args(line: &str) -> Vec<String> {
        line.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn everything_after_two_dashes_is_left_for_the_relay() {
        let line = args("--listen 0.0.0.0:80 --data=/srv -- --open --listen x");
        let read = Arguments::parse(&line, &["--listen", "--data"]).unwrap();
        assert_eq!(read.get("--listen"), Some("0.0.0.0:80"));
        assert_eq!(read.get("--data"), Some("/srv"));
        assert_eq!(read.rest, args("--open --listen x"));
    }

    #[test]
    fn an_unknown_option_and_a_missing_value_are_refused_in_words() {
        let unknown = args("--port 80");
        assert!(Arguments::parse(&unknown, &["--listen"]).err().unwrap().to_string().contains("--listen"));
        let missing = args("--listen");
        assert!(Arguments::parse(&missing, &["--listen"]).is_err());
    }
}
