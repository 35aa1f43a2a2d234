//! Templates: what a new initiative starts with, in every language it has, as data.
//!
//! A [`Card`] says what is offered; the [`Template`] of the same id holds what is written then. They are apart since
//! whoever looks at the cards needs none of the contents.

mod cards;
mod contents;
mod sheet;

use rand_core::CryptoRng;

pub use cards::CARDS;
pub use contents::TEMPLATES;

use super::Edit;
use super::initiative::Value;
use crate::keys::DeviceTag;
use crate::keys::seal::SealPublic;
use crate::sync::Millis;

/// The same words in several languages.
pub type Worded = &'static [(&'static str, &'static str)];

/// What a template is called.
#[derive(Debug, PartialEq)]
pub struct Card {
    /// Its id.
    pub id: &'static str,
    /// Its name, which the initiative takes.
    pub name: Worded,
    /// One sentence about it, for choosing and for the initiative's summary.
    pub about: Worded,
    /// Whether it is a real initiative's published figures to look at, with people who are invented.
    pub is_example: bool,
}

/// What a new initiative starts with.
#[derive(Debug, PartialEq)]
pub struct Template {
    /// What it is called.
    pub card: &'static Card,
    /// What is written, in order; how, says `sheet.rs`.
    pub sheets: &'static [&'static str],
}

/// The template with this id.
#[must_use]
pub fn template(id: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.card.id == id)
}

/// The wording for a reader of `lang`, else the English one.
#[must_use]
pub fn pick(words: Worded, lang: &str) -> &'static str {
    let find = |code: &str| words.iter().find(|(known, _)| *known == code).map(|(_, text)| *text);
    find(lang).or_else(|| find("en")).unwrap_or_default()
}

impl Card {
    /// Its name for a reader of `lang`.
    #[must_use]
    pub fn name(&self, lang: &str) -> &'static str {
        pick(self.name, lang)
    }

    /// The sentence about it for a reader of `lang`.
    #[must_use]
    pub fn about(&self, lang: &str) -> &'static str {
        pick(self.about, lang)
    }
}

impl Template {
    /// What founding from it writes, in one change by the lead's device, for a founder who reads `lang`.
    ///
    /// # Panics
    /// When its sheets are not well-formed, which a test of the templates rules out.
    #[must_use]
    pub fn edits(
        &self,
        tag: &DeviceTag,
        team: &SealPublic,
        lang: &str,
        now: Millis,
        rng: &mut impl CryptoRng,
    ) -> Vec<Edit> {
        let card = self.card;
        let lang = sheet::spoken(self.sheets, lang);
        let mut founder = sheet::Founder::new(tag, now, lang);
        let mut meta = worded("title", card.name);
        meta.extend(worded("summary", card.about));
        meta.push(("template".to_owned(), Value::Text(card.id.to_owned())));
        meta.push(("default_lang".to_owned(), Value::Text(lang.to_owned())));
        meta.push(("team_key".to_owned(), Value::Bytes(team.as_bytes().to_vec())));
        if card.is_example {
            meta.push(("example".to_owned(), Value::Flag(true)));
        }
        let of_it = |(field, value)| Edit::Set { kind: "meta", key: "initiative".to_owned(), field, value };
        founder.edits.extend(meta.into_iter().map(of_it));
        for sheet in self.sheets {
            founder.write(sheet, rng);
        }
        founder.edits
    }
}

fn worded(field: &str, words: Worded) -> Vec<(String, Value)> {
    words.iter().map(|(lang, text)| (format!("{field}@{lang}"), Value::Text((*text).to_owned()))).collect()
}

#[cfg(test)]
mod facts;
#[cfg(test)]
mod tests;
