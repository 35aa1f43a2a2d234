//! A form's content as text, for keeping as a draft: one `name=content` a line.

use std::collections::BTreeMap;

/// The content of a form's fields, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Form {
    fields: BTreeMap<String, String>,
}

impl Form {
    /// The content of a field; empty if there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// The form with another content in one field.
    #[must_use]
    pub(crate) fn with(&self, name: &str, content: &str) -> Self {
        let mut fields = self.fields.clone();
        fields.insert(name.to_owned(), content.to_owned());
        Self { fields }
    }

    /// Whether nothing but blanks is in the fields called `names`.
    pub(crate) fn is_blank(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.get(name).trim().is_empty())
    }

    /// As text; reads back as itself.
    pub(crate) fn encode(&self) -> String {
        let line = |(name, content): (&String, &String)| {
            let content = content.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
            format!("{name}={content}\n")
        };
        self.fields.iter().map(line).collect()
    }

    /// Reads what [`Form::encode`] wrote; skips lines of any other form.
    pub(crate) fn decode(text: &str) -> Self {
        let field = |line: &str| {
            let (name, content) = line.split_once('=')?;
            Some((name.to_owned(), unescape(content)))
        };
        Self { fields: text.lines().filter_map(field).collect() }
    }
}

fn unescape(content: &str) -> String {
    let mut plain = String::with_capacity(content.len());
    let mut characters = content.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n') => plain.push('\n'),
                Some('r') => plain.push('\r'),
                Some(other) => plain.push(other),
                None => {}
            },
            other => plain.push(other),
        }
    }
    plain
}

/// Reads a number as people type it: with a comma or a point, with blanks between thousands.
pub(crate) fn read_number(typed: &str) -> Option<f64> {
    let plain: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '%' | '$'))
        .map(|c| if c == ',' { '.' } else { c })
        .collect();
    let looks_like_one = plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    plain.parse().ok().filter(|number: &f64| looks_like_one && number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::{Form, read_number};

    #[test]
    fn a_draft_reads_back_as_it_was_typed() {
        let typed = "Line one\nline = two\r\n\\n is not a line \\ end\\";
        let form = Form::default().with("body", typed).with("kind", "idea").with("empty", "");
        assert_eq!(Form::decode(&form.encode()), form);
    }

    #[test]
    fn damaged_drafts_give_what_can_be_read() {
        let form = Form::decode("kind=idea\nno name here\nbody=half \\");
        assert_eq!(form.get("kind"), "idea");
        assert_eq!(form.get("body"), "half ");
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, number) in
            [("12", 12.0), ("12,5", 12.5), ("1\u{a0}234,5", 1234.5), ("21 %", 21.0), ("-3", -3.0)]
        {
            assert_eq!(read_number(typed), Some(number), "{typed}");
        }
        for typed in ["", "a dozen", "1.2.3", "inf", "NaN", "1e400"] {
            assert_eq!(read_number(typed), None, "{typed}");
        }
    }
}
