//! What an entity is called: its title, or what the parts of its key are called.

use serde::{Deserialize, Serialize};

use super::Beholder;
use crate::domain::initiative::{Entity, Initiative, Words};
use crate::domain::schema::{FieldSpec, FieldType, Kind, kind};

/// How many links a name is looked for behind.
const DEPTH_MAX: usize = 4;

/// What an entity is called, piece by piece.
pub type Name = Vec<Piece>;

/// One piece of a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// Words in the languages there are; those that are in one language only stand under that one's code, or under
    /// nothing if it is not known.
    Words(Words),
    /// A code of the schema, with the name of the field or part it is offered for.
    Code(String, String),
    /// A day, a moment or a period.
    When(String),
    /// The tag of a device whose person has not said what to be called.
    Device(String),
}

/// What the entity of this kind and key is called; empty if it is not here, or not for this device's eyes.
pub(super) fn name(initiative: &Initiative, me: &impl Beholder, kind_name: &str, key: &str) -> Name {
    let mut name = Name::new();
    if let Some(kind) = kind(kind_name) {
        let opened = |kind: &str, key: &str| me.opened(kind, key).map(str::to_owned);
        add(&mut name, initiative, &opened, (kind, key), DEPTH_MAX);
    }
    name
}

/// The piece for each part of a composite key.
pub(super) fn parts<'a>(kind: &Kind, key: &'a str) -> impl Iterator<Item = (&'static FieldSpec, &'a str)> {
    kind.parts.iter().zip(key.split('|'))
}

/// One entity by its key and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its key.
    pub key: String,
    /// What it is called; empty if it is not here.
    pub name: Name,
}

pub(in crate::domain) fn named(initiative: &Initiative, me: &impl Beholder, kind: &str, key: &str) -> Named {
    Named { key: key.to_owned(), name: name(initiative, me, kind, key) }
}

type Opened<'a> = dyn Fn(&str, &str) -> Option<String> + 'a;

fn add(
    name: &mut Name,
    initiative: &Initiative,
    opened: &Opened<'_>,
    (kind, key): (&Kind, &str),
    depth: usize,
) {
    if !kind.parts.is_empty() {
        for (part, value) in parts(kind, key) {
            add_value(name, initiative, opened, (part, value), depth);
        }
        return;
    }
    let Some(entity) = initiative.get(kind.name, key) else { return };
    let Some(title) = kind.fields.iter().find(|field| field.name == kind.title) else { return };
    if title.worded {
        name.push(Piece::Words(entity.words(title.name)));
    } else if let Some(value) = entity.text(title.name).filter(|_| entity.text("withdrawn").is_none()) {
        if matches!(title.ty, FieldType::Line(_) | FieldType::Prose(_)) {
            name.push(spoken(entity, value));
        } else {
            add_value(name, initiative, opened, (title, value), depth);
        }
    } else if let Some(words) = opened(kind.name, key).filter(|_| entity.text("withdrawn").is_none()) {
        name.push(spoken(entity, &words));
    }
    // A reading is named by its indicator and its period.
    if let (Some(start), Some(end)) = (entity.text("period_start"), entity.text("period_end")) {
        let (start, end) = (start.to_owned(), end.to_owned());
        name.extend(crate::domain::period::Period::between(start, end).ok().map(|p| Piece::When(p.label())));
    }
}

/// The first words of something said in one language.
fn spoken(entity: &Entity, words: &str) -> Piece {
    let lang = entity.text("lang").unwrap_or_default().to_owned();
    let first: String = words.chars().take(120).collect();
    Piece::Words(Words { by_lang: [(lang, first)].into() })
}

fn add_value(
    name: &mut Name,
    initiative: &Initiative,
    opened: &Opened<'_>,
    (field, value): (&FieldSpec, &str),
    depth: usize,
) {
    let mut deeper = |target: &str| {
        if let (Some(kind), Some(depth)) = (kind(target), depth.checked_sub(1)) {
            add(name, initiative, opened, (kind, value), depth);
        }
    };
    match field.ty {
        FieldType::Link(target) | FieldType::Links(target) => deeper(target),
        FieldType::Subject => {
            if let Some((target, _)) = initiative.find(value) {
                deeper(target);
            }
        }
        FieldType::Who if initiative.get("partners", value).is_some() => deeper("partners"),
        FieldType::Who | FieldType::Device => {
            let label = initiative.get("devices", value).and_then(|device| device.text("label"));
            name.push(label.map_or_else(
                || Piece::Device(value.to_owned()),
                |label| Piece::Words(Words { by_lang: [(String::new(), label.to_owned())].into() }),
            ));
        }
        FieldType::Choice(_) | FieldType::Codes(_) => {
            name.push(Piece::Code(field.name.to_owned(), value.to_owned()));
        }
        FieldType::Date | FieldType::Moment | FieldType::Period => name.push(Piece::When(value.to_owned())),
        FieldType::Line(_)
        | FieldType::Prose(_)
        | FieldType::Number
        | FieldType::Count
        | FieldType::Score(..)
        | FieldType::Flag
        | FieldType::Address
        | FieldType::Sealed
        | FieldType::PublicKey => {
            name.push(Piece::Words(Words { by_lang: [(String::new(), value.to_owned())].into() }));
        }
    }
}
