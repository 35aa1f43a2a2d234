//! A form's content as text, for keeping as a draft: one `name=content` a line.

/// The content of a form's fields, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Form {
    /// A handful, by name, in that order.
    fields: Vec<(String, String)>,
}

impl Form {
    /// The content of a field; empty if there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.place(name).map_or("", |place| self.fields[place].1.as_str())
    }

    /// The names of the fields that something was entered into, in their order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(name, _)| name.as_str())
    }

    /// The form with another content in one field.
    #[must_use]
    pub(crate) fn with(&self, name: &str, content: &str) -> Self {
        let mut form = self.clone();
        match form.place(name) {
            Ok(place) => content.clone_into(&mut form.fields[place].1),
            Err(place) => form.fields.insert(place, (name.to_owned(), content.to_owned())),
        }
        form
    }

    /// Where a field is, or would be.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.fields.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }

    /// Whether nothing but blanks is in the fields called `names`.
    pub(crate) fn is_blank(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.get(name).trim().is_empty())
    }

    /// As text; reads back as itself.
    pub(crate) fn encode(&self) -> String {
        let line = |(name, content): &(String, String)| {
            let content = content.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
            format!("{name}={content}\n")
        };
        self.fields.iter().map(line).collect()
    }

    /// Reads what [`Form::encode`] wrote; skips lines of any other form.
    pub(crate) fn decode(text: &str) -> Self {
        let fields = text.lines().filter_map(|line| line.split_once('='));
        fields.fold(Self::default(), |form, (name, content)| form.with(name, &unescape(content)))
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

/// Digits that a number here may have: so many are exact, and no figure of a neighbourhood has more.
const DIGITS_MAX: u32 = 15;

/// Reads a number as people type it: with a comma or a point, with blanks between thousands.
///
/// The language's own reader brings 10 KB of tables for digits that nobody types.
pub(crate) fn read_number(typed: &str) -> Option<f64> {
    let plain = |c: &char| !c.is_whitespace() && !matches!(c, '%' | '$');
    let (mut whole, mut scale, mut n_digits) = (0.0, 1.0, 0);
    let (mut is_negative, mut has_point) = (false, false);
    for (place, character) in typed.chars().filter(plain).enumerate() {
        match (character, character.to_digit(10)) {
            (_, Some(digit)) => {
                whole = whole * 10.0 + f64::from(digit);
                scale *= if has_point { 10.0 } else { 1.0 };
                n_digits += 1;
            }
            ('-' | '\u{2212}', None) if place == 0 => is_negative = true,
            ('.' | ',', None) if !has_point => has_point = true,
            _ => return None,
        }
    }
    // Both are whole and exact, so the quotient is the number nearest to what was typed.
    let number: f64 = if is_negative { -whole / scale } else { whole / scale };
    (1..=DIGITS_MAX).contains(&n_digits).then_some(number)
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
        for (typed, number) in [
            ("12", 12.0),
            ("12,5", 12.5),
            ("1\u{a0}234,5", 1234.5),
            ("21 %", 21.0),
            ("-3", -3.0),
            ("0,1", 0.1),
            ("19.5", 19.5),
            ("123456789012.345", 123_456_789_012.345),
        ] {
            assert_eq!(read_number(typed), Some(number), "{typed}");
        }
        for typed in ["", "-", ".", "a dozen", "1.2.3", "1-2", "inf", "NaN", "1e400", "1234567890123456"] {
            assert_eq!(read_number(typed), None, "{typed}");
        }
    }
}
