//! A page of the entities of any kind.

use serde::{Deserialize, Serialize};

use super::name::{Name, name, parts};
use super::{Beholder, SendState};
use crate::domain::command::may_create;
use crate::domain::initiative::{Entity, Initiative};
use crate::domain::schema::{FieldType, Kind, Order, kind};
use crate::keys::tag_of_key;

/// Rows of one page at most.
const PAGE_MAX: usize = 200;

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListView {
    /// How many there are on all pages.
    pub n: usize,
    /// How many were taken out of the list, whether they are shown or not.
    pub n_archived: usize,
    /// Whether this person may add one.
    pub may_create: bool,
    /// The page.
    pub rows: Vec<EntryRow>,
}

/// One entity in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EntryRow {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub name: Name,
    /// Where it stands, if its kind says so: the field and its code.
    pub mark: Option<(String, String)>,
    /// Its first day, moment or period, if its kind has one.
    pub when: Option<String>,
    /// When its author's phone says it was written, in milliseconds since 1970.
    pub at_ms: i64,
    /// What its author is called, if anything.
    pub by: Option<String>,
    /// Whether this device created it.
    pub mine: bool,
    /// Where it has got to.
    pub state: SendState,
    /// Whether it was taken out of the list.
    pub archived: bool,
    /// Whether two people filled in a field differently without knowing of each other.
    pub contested: bool,
}

pub(super) fn list(
    initiative: &Initiative,
    me: &impl Beholder,
    (kind_name, of, archived): (&str, Option<(&str, &str)>, bool),
    (from, count): (usize, usize),
) -> Option<ListView> {
    let kind = kind(kind_name)?;
    let found = initiative
        .each(kind.name)
        .filter(|(key, _)| is_shown(kind, me, key))
        .filter(|(key, entity)| of.is_none_or(|(field, value)| holds(kind, (key, entity), field, value)));
    let mut found: Vec<(bool, &String, &Entity)> =
        found.map(|(key, entity)| (entity.is_archived(), key, entity)).collect();
    let n_archived = found.iter().filter(|(is_archived, ..)| *is_archived).count();
    if !archived {
        found.retain(|(is_archived, ..)| !is_archived);
    }
    sort(kind.order, &mut found);
    let n = found.len();
    let page = found.into_iter().skip(from).take(count.min(PAGE_MAX));
    let rows = page.map(|(_, key, entity)| row(initiative, me, kind, (key, entity))).collect();
    Some(ListView { n, n_archived, may_create: may_create(kind, me.role()), rows })
}

/// Whether one entity is shown by itself: what is blind, to the device that wrote it only.
pub(super) fn is_shown(kind: &Kind, me: &impl Beholder, key: &str) -> bool {
    !kind.blind || key.rsplit_once('|').is_some_and(|(_, tag)| tag == me.tag().as_str())
}

/// Whether a field, or a part of the key, holds a value; a field that holds several, among others.
pub(super) fn holds(kind: &Kind, (key, entity): (&str, &Entity), field: &str, value: &str) -> bool {
    entity.text(field) == Some(value)
        || entity.members(field).any(|member| member == value)
        || parts(kind, key).any(|(part, held)| part.name == field && held == value)
}

fn sort(order: Order, found: &mut [(bool, &String, &Entity)]) {
    match order {
        Order::Rank => found.sort_by_cached_key(|(archived, key, entity)| {
            (*archived, entity.text("rank").unwrap_or("~").to_owned(), (*key).clone())
        }),
        Order::Oldest => found.sort_by_key(|(archived, key, entity)| (*archived, entity.at_ms(), *key)),
        Order::Newest => {
            found.sort_by_key(|(archived, key, entity)| (*archived, -entity.at_ms(), *key));
        }
    }
}

fn row(initiative: &Initiative, me: &impl Beholder, kind: &Kind, (key, entity): (&str, &Entity)) -> EntryRow {
    let choice = |wanted: &str| {
        let field = kind
            .fields
            .iter()
            .find(|field| field.name == wanted && matches!(field.ty, FieldType::Choice(_)))?;
        Some((field.name.to_owned(), entity.text(field.name)?.to_owned()))
    };
    let when = kind.fields.iter().filter(|field| field.ty.is_when());
    let mut days = when.filter_map(|field| entity.text(field.name));
    EntryRow {
        key: key.to_owned(),
        name: name(initiative, me, kind.name, key),
        mark: choice("state").or_else(|| choice("kind")),
        when: days.next().map(str::to_owned),
        at_ms: entity.at_ms(),
        by: author(initiative, kind, (key, entity)).1,
        mine: author(initiative, kind, (key, entity)).0 == me.tag().as_str(),
        state: me.send_state(kind.name, key),
        archived: entity.is_archived(),
        contested: is_contested(entity),
    }
}

/// Whether two people filled in a field differently without knowing of each other.
pub(super) fn is_contested(entity: &Entity) -> bool {
    entity.fields.iter().any(|(name, field)| !field.others.is_empty() && name != "at" && name != "by")
}

/// The tag of the device that wrote it, last if it is keyed, and what its person is called.
pub(super) fn author<'a>(
    initiative: &Initiative,
    kind: &Kind,
    (key, entity): (&'a str, &'a Entity),
) -> (&'a str, Option<String>) {
    let tag = match kind.parts.last() {
        None => tag_of_key(key),
        Some(part) if part.ty == FieldType::Device => key.rsplit_once('|').map_or(key, |(_, tag)| tag),
        Some(_) => entity.text("by").unwrap_or_default(),
    };
    (tag, super::measure::nickname(initiative, tag))
}
