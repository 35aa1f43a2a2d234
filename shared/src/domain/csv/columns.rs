//! Which columns the table of a kind has, and what stands in a cell.

use std::collections::BTreeSet;

use super::cells::guarded;
use crate::domain::initiative::{Entity, Initiative, Value};
use crate::domain::schema::{ENVELOPE, FieldSpec, FieldType, Kind, Shape, TEXT_LANGUAGES};
use crate::domain::view::Beholder;
use crate::keys::tag_of_key;

/// What separates the members of a field that holds several.
pub(super) const MEMBERS: &str = "; ";
/// What ends the header of a column that only tells the name behind a key, for people.
const NAME: &str = " (name)";

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    /// The entity's key.
    Key,
    /// A part of its key.
    Part(&'static FieldSpec),
    /// A field; of a worded one, in one language.
    Field(&'static FieldSpec, Option<String>),
    /// The text of the agenda.
    Text,
    /// What the entity behind a key is called; not read back.
    Named(&'static FieldSpec),
}

/// One row: an entity, or one of the agenda's texts.
pub(super) struct Row<'a> {
    kind: &'static Kind,
    pub(super) key: String,
    entity: Option<&'a Entity>,
    text: &'a str,
}

/// The languages that a kind's worded fields are written in, and those of the initiative's title and texts.
pub(super) fn languages(kind: &Kind, initiative: &Initiative) -> Vec<&'static str> {
    let mut found: BTreeSet<&str> = initiative.texts().map(|(_, lang, _)| lang).collect();
    let title = initiative.each("meta").map(|(_, entity)| entity);
    let entities = initiative.each(kind.name).map(|(_, entity)| entity);
    for entity in entities.chain(title) {
        found.extend(entity.fields.keys().filter_map(|name| Some(name.split_once('@')?.1)));
    }
    let found = TEXT_LANGUAGES.iter().filter(|lang| found.contains(*lang));
    let found: Vec<&'static str> = found.copied().collect();
    if found.is_empty() { vec!["en", "fr"] } else { found }
}

/// The columns of a kind, worded fields once for each language.
pub(super) fn of(kind: &'static Kind, languages: &[&str]) -> Vec<Column> {
    let mut columns = vec![Column::Key];
    if kind.collection().shape == Shape::Texts {
        columns.push(Column::Text);
        return columns;
    }
    let names = |spec: &'static FieldSpec| {
        matches!(spec.ty, FieldType::Link(_) | FieldType::Subject | FieldType::Who)
            .then_some(Column::Named(spec))
    };
    for part in kind.parts {
        columns.push(Column::Part(part));
        columns.extend(names(part));
    }
    for spec in kind.fields.iter().chain(own_envelope(kind)).filter(|spec| is_open(spec)) {
        if spec.worded {
            columns.extend(languages.iter().map(|lang| Column::Field(spec, Some((*lang).to_owned()))));
        } else {
            columns.push(Column::Field(spec, None));
            columns.extend(names(spec));
        }
    }
    columns
}

/// What every kind has and a table tells: the order somebody arranged, the language. Some kinds have a field of that name.
fn own_envelope(kind: &Kind) -> impl Iterator<Item = &'static FieldSpec> {
    let is_own = |name: &str| kind.fields.iter().any(|spec| spec.name == name);
    ENVELOPE.iter().filter(move |spec| ["rank", "lang"].contains(&spec.name) && !is_own(spec.name))
}

fn is_open(spec: &FieldSpec) -> bool {
    !matches!(spec.ty, FieldType::Sealed | FieldType::PublicKey)
}

/// What a table of the kind has a row for. Withdrawn words are in no table.
pub(super) fn rows<'a>(kind: &'static Kind, initiative: &'a Initiative, me: &impl Beholder) -> Vec<Row<'a>> {
    if kind.collection().shape == Shape::Texts {
        let texts = initiative.texts().map(|(field, lang, text)| Row {
            kind,
            key: format!("{field}|{lang}"),
            entity: None,
            text,
        });
        return texts.collect();
    }
    let shown = initiative.standing(kind.name).filter(|(key, _)| {
        let tag = key.rsplit_once('|').map_or(tag_of_key(key), |(_, last)| last);
        (!kind.blind || tag == me.tag().as_str()) && !initiative.is_withdrawn(kind.name, key)
    });
    shown.map(|(key, entity)| Row { kind, key: key.clone(), entity: Some(entity), text: "" }).collect()
}

impl Column {
    /// What stands above it.
    pub(super) fn header(&self) -> String {
        match self {
            Self::Key => "key".to_owned(),
            Self::Text => "text".to_owned(),
            Self::Part(spec) | Self::Field(spec, None) => spec.name.to_owned(),
            Self::Field(spec, Some(lang)) => format!("{}@{lang}", spec.name),
            Self::Named(spec) => format!("{}{NAME}", spec.name),
        }
    }

    /// Whether two entities that say the same say the same here: their keys, and what is filled in for whoever writes, do
    /// not tell.
    pub(super) fn tells(&self) -> bool {
        match self {
            Self::Key | Self::Named(_) => false,
            Self::Field(spec, _) => ENVELOPE.iter().all(|other| other.name != spec.name),
            Self::Part(_) | Self::Text => true,
        }
    }

    /// The column with this header, if the kind has one.
    pub(super) fn read(kind: &'static Kind, header: &str) -> Option<Self> {
        let all = of(kind, TEXT_LANGUAGES);
        all.into_iter().find(|column| column.header().eq_ignore_ascii_case(header.trim()))
    }
}

impl Row<'_> {
    /// What stands in these columns, for comparing.
    pub(super) fn cells(&self, columns: &[&Column], initiative: &Initiative) -> Vec<String> {
        let told = |column: &Column| {
            if column.tells() { self.cell(column, initiative) } else { String::new() }
        };
        columns.iter().map(|column| told(column)).collect()
    }

    /// What stands in a cell.
    pub(super) fn cell(&self, column: &Column, initiative: &Initiative) -> String {
        let none = Entity::default();
        let entity = self.entity.unwrap_or(&none);
        match column {
            Column::Key => self.key.clone(),
            Column::Text => guarded(self.text),
            Column::Part(spec) => guarded(part(self.kind, &self.key, spec)),
            Column::Field(spec, lang) => cell(entity, spec, lang.as_deref()),
            Column::Named(spec) => {
                let held = if spec_is_part(self.kind, spec) {
                    part(self.kind, &self.key, spec)
                } else {
                    entity.text(spec.name).unwrap_or_default()
                };
                guarded(&name(initiative, spec.ty, held))
            }
        }
    }
}

fn spec_is_part(kind: &Kind, spec: &FieldSpec) -> bool {
    kind.parts.iter().any(|part| part == spec)
}

/// One part of a composite key; nothing for what stands where a part was left out.
fn part<'a>(kind: &Kind, key: &'a str, spec: &FieldSpec) -> &'a str {
    let mut parts = kind.parts.iter().zip(key.split('|'));
    parts
        .find(|(part, _)| *part == spec)
        .map(|(_, held)| held)
        .filter(|held| *held != "-")
        .unwrap_or_default()
}

/// A field of an entity as a cell.
pub(super) fn cell(entity: &Entity, spec: &FieldSpec, lang: Option<&str>) -> String {
    if spec.ty.is_set() {
        return entity.members(spec.name).collect::<Vec<_>>().join(MEMBERS);
    }
    let name = lang.map_or_else(|| spec.name.to_owned(), |lang| format!("{}@{lang}", spec.name));
    entity.get(&name).map(value_cell).unwrap_or_default()
}

/// A value as a cell: numbers are numbers, words are guarded.
pub(super) fn value_cell(value: &Value) -> String {
    match value {
        Value::Text(text) => guarded(text),
        Value::Number(number) => number.to_string(),
        Value::Int(int) => int.to_string(),
        Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Value::Bytes(_) => String::new(),
    }
}

/// What the entity behind a key is called, for people: words of the title, or its first link's.
pub(super) fn name(initiative: &Initiative, ty: FieldType, key: &str) -> String {
    let target = if ty == FieldType::Who { Some("partners") } else { ty.target() };
    let found = match target {
        Some(kind) => initiative.get(kind, key).map(|entity| (kind, entity)),
        None => initiative.find(key),
    };
    let Some((kind, entity)) = found else { return String::new() };
    titles(kind, entity).into_iter().next().unwrap_or_default()
}

/// What an entity is called, in each language it is called something in; English and French first.
pub(super) fn titles(kind: &str, entity: &Entity) -> Vec<String> {
    let Some(kind) = crate::domain::schema::kind(kind) else { return Vec::new() };
    let Some(spec) = kind.fields.iter().find(|spec| spec.name == kind.title) else { return Vec::new() };
    if !spec.worded {
        return entity.text(spec.name).map(str::to_owned).into_iter().collect();
    }
    let words = entity.words(spec.name);
    let first = words.pick("en").map(|(_, text)| text.to_owned());
    let others = words.by_lang.into_values().filter(|text| !text.is_empty() && Some(text) != first.as_ref());
    first.clone().into_iter().chain(others).collect()
}
