//! One entity of any kind: everything the schema knows of it, and what links to it.

use serde::{Deserialize, Serialize};

use super::list::{author, holds, is_shown};
use super::name::{Name, name};
use super::{Beholder, SendState};
use crate::domain::archive::Archived;
use crate::domain::command::may_change;
use crate::domain::initiative::{Initiative, Value};
use crate::domain::schema::{FieldType, KINDS, Kind, SAID, kind};

/// What links to an entity is listed up to this many.
const LINKS_MAX: usize = 50;

/// One entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EntryView {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub name: Name,
    /// What it says: the parts of its key, its fields in the order of a form, and last what this version does not know.
    pub fields: Vec<EntryField>,
    /// The tag of the device that wrote it.
    pub by_tag: String,
    /// What its author is called, if anything.
    pub by: Option<String>,
    /// Whether this device wrote it.
    pub mine: bool,
    /// When its author's phone says it was written, in milliseconds since 1970.
    pub at_ms: i64,
    /// Where it has got to.
    pub state: SendState,
    /// Whether it was taken out of the lists, by whom, when and why.
    pub archived: Option<ArchivedView>,
    /// What links to it, up to a number.
    pub links: Vec<BackLink>,
    /// How much links to it in all.
    pub n_links: usize,
    /// Whether this person may change it.
    pub may_change: bool,
    /// Whether this person may take it out of the lists, or put it back.
    pub may_archive: bool,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EntryField {
    /// Its name as the document has it, such as `title@fr` or `goals:` and a key.
    pub name: String,
    /// What it holds.
    pub value: Value,
    /// Different values written without knowing of each other.
    pub others: Vec<Value>,
    /// Where it leads: kind, key, and what that is called.
    pub leads_to: Option<BackLink>,
}

/// Something that another thing leads to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BackLink {
    /// Its kind.
    pub kind: String,
    /// Its key.
    pub key: String,
    /// What it is called.
    pub name: Name,
}

/// That something was taken out of the lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchivedView {
    /// What who did it is called, if anything.
    pub by: Option<String>,
    /// When, in milliseconds since 1970 by that phone's clock.
    pub at_ms: i64,
    /// Why; may be empty.
    pub reason: String,
    /// Whether somebody wrote to it all the same.
    pub edited_since: bool,
}

pub(super) fn entry(
    initiative: &Initiative,
    me: &impl Beholder,
    kind_name: &str,
    key: &str,
) -> Option<EntryView> {
    let kind = kind(kind_name).filter(|kind| is_shown(kind, me, key))?;
    let entity = initiative.get(kind.name, key)?;
    let (by_tag, by) = author(initiative, kind, (key, entity));
    let archived = Archived::of(entity).map(|archived| ArchivedView {
        edited_since: archived.is_edited_since(entity),
        by: super::measure::nickname(initiative, &archived.by),
        at_ms: archived.at_ms,
        reason: archived.reason,
    });
    let (links, n_links) = links_to(initiative, me, kind, key);
    let may_change = may_change(kind, me.role(), me.tag().as_str(), key);
    Some(EntryView {
        key: key.to_owned(),
        name: name(initiative, me, kind.name, key),
        fields: fields(initiative, me, kind, key),
        by_tag: by_tag.to_owned(),
        by,
        mine: by_tag == me.tag().as_str(),
        at_ms: entity.at_ms(),
        state: me.send_state(kind.name, key),
        archived,
        links,
        n_links,
        may_change: may_change && !kind.append_only && !kind.by_command,
        may_archive: may_change && kind.archivable,
    })
}

fn fields(initiative: &Initiative, me: &impl Beholder, kind: &Kind, key: &str) -> Vec<EntryField> {
    let leads_to = |ty, target: &str| leads_to(initiative, me, ty, target);
    let mut fields: Vec<EntryField> = super::name::parts(kind, key)
        .map(|(part, value)| EntryField {
            name: part.name.to_owned(),
            value: Value::Text(value.to_owned()),
            others: Vec::new(),
            leads_to: leads_to(part.ty, value),
        })
        .collect();
    let place = |name: &str| kind.field(name).and_then(|spec| kind.fields.iter().position(|row| row == spec));
    let Some(entity) = initiative.get(kind.name, key) else { return fields };
    let is_withdrawn = initiative.is_withdrawn(kind.name, key);
    let is_taken_back = |name: &String| is_withdrawn && SAID.contains(&name.as_str());
    let told = entity.fields.iter().filter(|(name, field)| {
        !["at", "by", "archived", "rank"].contains(&name.as_str())
            && (!field.value.is_empty() || !field.others.is_empty())
            && !is_taken_back(name)
            && !matches!(kind.field(name).map(|spec| spec.ty), Some(FieldType::Sealed | FieldType::PublicKey))
    });
    let mut told: Vec<_> = told.collect();
    told.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
    fields.extend(told.into_iter().map(|(name, field)| {
        let member = name.split_once(':').map(|(_, member)| member).or_else(|| field.value.as_text());
        EntryField {
            name: name.clone(),
            value: field.value.clone(),
            others: field.others.clone(),
            leads_to: kind.field(name).and_then(|spec| leads_to(spec.ty, member?)),
        }
    }));
    fields
}

/// Where a value of this type leads: kind, key, and what that is called.
pub(super) fn leads_to(
    initiative: &Initiative,
    me: &impl Beholder,
    ty: FieldType,
    target: &str,
) -> Option<BackLink> {
    let any = || initiative.find(target).map(|(kind, _)| kind);
    let kind = ty.target().or_else(|| any().filter(|_| matches!(ty, FieldType::Subject | FieldType::Who)))?;
    Some(BackLink { kind: kind.to_owned(), key: target.to_owned(), name: name(initiative, me, kind, target) })
}

/// What leads to an entity, kind by kind; archived ones do not.
fn links_to(initiative: &Initiative, me: &impl Beholder, target: &Kind, key: &str) -> (Vec<BackLink>, usize) {
    let leads = |ty: FieldType| {
        ty.target() == Some(target.name)
            || ty == FieldType::Subject
            || (ty == FieldType::Who && target.name == "partners")
    };
    let (mut links, mut n) = (Vec::new(), 0);
    for kind in &KINDS {
        let names: Vec<&str> = kind
            .fields
            .iter()
            .chain(kind.parts)
            .filter(|spec| leads(spec.ty))
            .map(|spec| spec.name)
            .collect();
        // Which voices it came from, its trail says.
        if names.is_empty() || kind.blind || kind.name == "promotions" {
            continue;
        }
        for (from, entity) in initiative.standing(kind.name) {
            if !names.iter().any(|field| holds(kind, (from, entity), field, key)) {
                continue;
            }
            n += 1;
            if links.len() < LINKS_MAX {
                let name = name(initiative, me, kind.name, from);
                links.push(BackLink { kind: kind.name.to_owned(), key: from.clone(), name });
            }
        }
    }
    (links, n)
}
