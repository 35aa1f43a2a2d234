//! The addresses of a day in the field, all below `/field`.

/// A screen of a day in the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FieldScreen {
    /// The day at one look.
    Day,
    /// Saying how much it came to.
    End,
    /// A new version of the form whose version has this key.
    NextVersion(String),
    /// The receipt of the voice with this key, to hand over.
    Card(String),
    /// Looking up a receipt.
    Code,
    /// Setting this phone's lock, or taking it off.
    Lock,
    /// Asking the form with this key.
    Ask(String, AskPage),
}

/// A page of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AskPage {
    /// What is read out, and whether the person agrees.
    Consent,
    /// The question of this place, from 1.
    Question(usize),
    /// All answers, once more.
    Check,
    /// Saved.
    Done,
}

impl FieldScreen {
    /// The screen at an address below `/field`, by its parts.
    pub(super) fn at(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [] => Self::Day,
            ["end"] => Self::End,
            ["code"] => Self::Code,
            ["lock"] => Self::Lock,
            ["card", key] => Self::Card((*key).to_owned()),
            ["form", key, "next"] => Self::NextVersion((*key).to_owned()),
            ["ask", key] => Self::Ask((*key).to_owned(), AskPage::Consent),
            ["ask", key, page] => Self::Ask((*key).to_owned(), AskPage::named(page)?),
            _ => return None,
        })
    }

    /// Its address.
    pub(super) fn path(&self) -> String {
        let below: &[&str] = match self {
            Self::Day => &[],
            Self::End => &["/end"],
            Self::Code => &["/code"],
            Self::Lock => &["/lock"],
            Self::Card(key) => &["/card/", key],
            Self::NextVersion(key) => &["/form/", key, "/next"],
            Self::Ask(key, AskPage::Consent) => &["/ask/", key],
            Self::Ask(key, AskPage::Question(place)) => &["/ask/", key, "/", &place.to_string()],
            Self::Ask(key, AskPage::Check) => &["/ask/", key, "/check"],
            Self::Ask(key, AskPage::Done) => &["/ask/", key, "/done"],
        };
        ["/field", &below.concat()].concat()
    }
}

impl AskPage {
    fn named(name: &str) -> Option<Self> {
        match name {
            "check" => Some(Self::Check),
            "done" => Some(Self::Done),
            place => place.parse().ok().filter(|place| *place > 0).map(Self::Question),
        }
    }
}
