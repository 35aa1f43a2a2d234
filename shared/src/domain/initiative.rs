//! An initiative as plain data: what the document says, without how it came about.
//!
//! Screens are derived from this and from nothing else. It is kept up to date entity by entity, so a change never
//! makes anybody read the whole document again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::schema::{COLLECTIONS, KINDS, Shape};

/// One value of a register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Words or a code.
    Text(String),
    /// A measured number.
    Number(f64),
    /// A whole number, such as milliseconds.
    Int(i64),
    /// Yes or no.
    Flag(bool),
    /// Sealed or key bytes.
    Bytes(Vec<u8>),
}

impl Value {
    /// The words, if it holds words.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Whether it says nothing: a register that was filled and emptied again holds no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.as_text().is_some_and(str::is_empty)
    }

    /// The number, if it holds one.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }
}

/// A register: the value everyone sees, and those written at the same time elsewhere that differ from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// What is shown.
    pub value: Value,
    /// Different values written without knowing of each other; empty nearly always.
    pub others: Vec<Value>,
}

/// One entity: its fields by name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Field by name; unknown names from newer versions are kept.
    pub fields: BTreeMap<String, Field>,
}

impl Entity {
    /// The value of a field; nothing if it was emptied.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.fields.get(name).map(|field| &field.value).filter(|value| !value.is_empty())
    }

    /// The words of a field.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_text()
    }

    /// The number of a field.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<f64> {
        self.get(name)?.as_number()
    }

    /// The bytes of a field.
    #[must_use]
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        if let Some(Value::Bytes(bytes)) = self.get(name) { Some(bytes) } else { None }
    }

    /// The whole number of a field.
    #[must_use]
    pub fn int(&self, name: &str) -> Option<i64> {
        if let Some(Value::Int(int)) = self.get(name) { Some(*int) } else { None }
    }

    /// Whether it was taken out of the lists.
    #[must_use]
    pub fn is_archived(&self) -> bool {
        self.text("archived").is_some()
    }

    /// The members of a field that holds several: codes, or keys.
    pub fn members<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let of_it = move |held: &'a String| held.strip_prefix(name)?.strip_prefix(':');
        self.fields
            .iter()
            .filter(|(_, held)| held.value == Value::Flag(true))
            .filter_map(move |(held, _)| of_it(held))
    }

    /// When its author's phone said it was created, in milliseconds since 1970; 0 if it did not say.
    #[must_use]
    pub fn at_ms(&self) -> i64 {
        self.int("at").unwrap_or(0)
    }

    /// Whether the field holds yes.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Value::Flag(true)))
    }

    /// The wordings of a worded field, by language.
    #[must_use]
    pub fn words(&self, name: &str) -> Words {
        let prefix = format!("{name}@");
        let by_lang = self
            .fields
            .range(prefix.clone()..)
            .take_while(|(key, _)| key.starts_with(&prefix))
            .filter_map(|(key, field)| {
                Some((key.strip_prefix(&prefix)?.to_owned(), field.value.as_text()?.to_owned()))
            })
            .collect();
        Words { by_lang }
    }
}

/// The same thing said in several languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Wording by language code.
    pub by_lang: BTreeMap<String, String>,
}

impl Words {
    /// The wording to show a reader of `lang`, with its language: theirs, else English, French, or any.
    #[must_use]
    pub fn pick(&self, lang: &str) -> Option<(&str, &str)> {
        [lang, "en", "fr"]
            .into_iter()
            .find_map(|code| self.by_lang.get_key_value(code).filter(|(_, text)| !text.is_empty()))
            .or_else(|| self.by_lang.iter().find(|(_, text)| !text.is_empty()))
            .map(|(code, text)| (code.as_str(), text.as_str()))
    }
}

/// The plain state of one initiative.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Initiative {
    entities: BTreeMap<String, BTreeMap<String, Entity>>,
    texts: BTreeMap<String, BTreeMap<String, String>>,
}

/// What an answer, a photo or a recording belongs to, by kind and key: a voice, or what was answered at a door.
#[must_use]
pub fn said_beside<'a>(kind: &str, entity: &'a Entity) -> Option<(&'static str, &'a str)> {
    let said = [("contributions", "contribution"), ("submissions", "submission")];
    let is_other = said.into_iter().filter(|(of, _)| *of != kind);
    is_other.filter_map(|(of, field)| Some((of, entity.text(field)?))).next()
}

impl Initiative {
    /// The entities of a kind, by key.
    #[must_use]
    pub fn all(&self, kind: &str) -> Option<&BTreeMap<String, Entity>> {
        self.entities.get(kind)
    }

    /// The entities of a kind, in key order; none if there are none.
    pub fn each(&self, kind: &str) -> impl Iterator<Item = (&String, &Entity)> {
        self.entities.get(kind).into_iter().flatten()
    }

    /// The entities of a kind that nobody took out of the lists, in key order.
    pub fn standing(&self, kind: &str) -> impl Iterator<Item = (&String, &Entity)> {
        self.each(kind).filter(|(_, entity)| !entity.is_archived())
    }

    /// The entity with this key, of whatever kind; of no keyed kind.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<(&'static str, &Entity)> {
        let entities = COLLECTIONS.iter().filter(|row| row.shape == Shape::Entity);
        entities.into_iter().find_map(|row| Some((row.name, self.get(row.name, key)?)))
    }

    /// One entity.
    #[must_use]
    pub fn get(&self, kind: &str, key: &str) -> Option<&Entity> {
        self.entities.get(kind)?.get(key)
    }

    /// Every kind there is something of, with its entities by key.
    pub fn kinds(&self) -> impl Iterator<Item = (&String, &BTreeMap<String, Entity>)> {
        self.entities.iter()
    }

    /// The agenda's texts: field, language and text.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.texts.iter().flat_map(|(field, by_lang)| {
            by_lang.iter().map(move |(lang, text)| (field.as_str(), lang.as_str(), text.as_str()))
        })
    }

    /// Every place that can have a sealed body: kind, key and entity.
    pub fn sealed(&self) -> impl Iterator<Item = (&'static str, &String, &Entity)> {
        let kinds = KINDS.iter().filter(|kind| kind.is_sealed());
        kinds.flat_map(|kind| self.each(kind.name).map(|(key, entity)| (kind.name, key, entity)))
    }

    /// Whether a voice or what was answered at a door was withdrawn, or that which an answer, a photo or a recording
    /// belongs to.
    #[must_use]
    pub fn is_withdrawn(&self, kind: &str, key: &str) -> bool {
        let Some(entity) = self.get(kind, key) else { return false };
        let said = said_beside(kind, entity);
        entity.text("withdrawn").is_some() || said.is_some_and(|(kind, key)| self.is_withdrawn(kind, key))
    }

    /// What it is called, by language; nothing if nobody has said so.
    #[must_use]
    pub fn title(&self) -> Words {
        self.get("meta", "initiative").map(|meta| meta.words("title")).unwrap_or_default()
    }

    /// One of the agenda's texts, by language.
    #[must_use]
    pub fn agenda(&self, field: &str) -> Words {
        Words { by_lang: self.texts.get(field).cloned().unwrap_or_default() }
    }

    /// One of the agenda's texts in one language.
    #[must_use]
    pub fn agenda_text(&self, field: &str, lang: &str) -> &str {
        self.texts.get(field).and_then(|by_lang| by_lang.get(lang)).map_or("", String::as_str)
    }

    /// Replaces what is known of one entity; used by the document after each change.
    pub(crate) fn put(&mut self, kind: &str, key: &str, entity: Entity) {
        self.entities.entry(kind.to_owned()).or_default().insert(key.to_owned(), entity);
    }

    /// Replaces what is known of one text; an empty text is not kept.
    pub(crate) fn put_text(&mut self, field: &str, lang: &str, text: String) {
        let by_lang = self.texts.entry(field.to_owned()).or_default();
        if text.is_empty() {
            by_lang.remove(lang);
        } else {
            by_lang.insert(lang.to_owned(), text);
        }
    }
}
