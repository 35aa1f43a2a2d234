//! Writing any kind that needs no command of its own, as its row in the schema says.

use std::collections::BTreeMap;

use super::fields::{Fields, is_of};
use super::place::last;
use super::{Author, CommandError, FieldError, Prepared, Problem};
use crate::domain::archive::{Archived, print};
use crate::domain::initiative::{Entity, Initiative, Value};
use crate::domain::rights::{Reach, Role};
use crate::domain::schema::{self, FieldSpec, FieldType, Kind, NOTE_MAX, Order, Shape};
use crate::domain::{Edit, value};
use crate::keys::tag_of_key;
use crate::sync::Millis;
use crate::wire::limits::KEY_MAX;

/// What stands in a key for a part that was left out.
const NOTHING: &str = "-";
/// Bytes of a composite key, which leave room for the field's name behind it.
const PARTS_MAX: usize = KEY_MAX - 40;

pub(super) fn create(
    initiative: &Initiative,
    author: &Author,
    kind: &str,
    given: &[(String, Value)],
    (now, fresh): (Millis, String),
) -> Result<Prepared, CommandError> {
    let kind = writable(kind)?;
    if kind.collection().shape == Shape::Entity {
        let mut fields = Fields::new(kind.name);
        take(&mut fields, initiative, author, given);
        fields.values.retain(|_, value| !value.is_empty());
        if kind.order == Order::Rank && !fields.values.contains_key("rank") {
            fields.set("rank", Value::Text(last(initiative, kind)));
        }
        return fields.create(author, fresh, now);
    }
    let is_part = |name: &str| kind.parts.iter().any(|part| part.name == name);
    let (parts, given): (Vec<_>, Vec<_>) = given.iter().cloned().partition(|(name, _)| is_part(name));
    let key = composed(kind, initiative, author, &parts)?;
    put(kind, initiative, author, key, &given, now)
}

/// Writes what stands under a composite key, whether there is something or not; what was taken out of the lists is put
/// back by that.
pub(super) fn put(
    kind: &'static Kind,
    initiative: &Initiative,
    author: &Author,
    key: String,
    given: &[(String, Value)],
    now: Millis,
) -> Result<Prepared, CommandError> {
    let mut prepared = rewrite(kind, initiative, author, &key, given, now)?;
    if initiative.get(kind.name, &key).is_some_and(Entity::is_archived) {
        let (field, value) = ("archived".to_owned(), Value::Text(String::new()));
        prepared.edits.push(Edit::Set { kind: kind.name, key: key.clone(), field, value });
    }
    prepared.created = Some((kind.name.to_owned(), key));
    Ok(prepared)
}

/// Joins several things of one kind with another of it, or takes them apart.
pub(super) fn join(
    initiative: &Initiative,
    author: &Author,
    (children, into): (&[String], &str),
    now: Millis,
) -> Result<Prepared, CommandError> {
    let joined = writable("joined")?;
    let kind_of = |key: &str| initiative.find(key).map(|(kind, _)| kind);
    let mut all = Prepared { edits: Vec::new(), created: None, blobs: Vec::new() };
    if children.is_empty() {
        return Err(wrong("children", Problem::Missing));
    }
    for child in children.iter().filter(|child| *child != into) {
        let kind = kind_of(child).ok_or_else(|| wrong("children", Problem::Unknown))?;
        if !into.is_empty() && kind_of(into) != Some(kind) {
            return Err(wrong("into", Problem::Unknown));
        }
        let fields = [("into".to_owned(), Value::Text(into.to_owned()))];
        let prepared = put(joined, initiative, author, child.clone(), &fields, now)?;
        all.edits.extend(prepared.edits);
    }
    Ok(all)
}

pub(super) fn change(
    initiative: &Initiative,
    author: &Author,
    (kind, key): (&str, &str),
    given: &[(String, Value)],
    now: Millis,
) -> Result<Prepared, CommandError> {
    let kind = writable(kind)?;
    if kind.append_only {
        return Err(CommandError::WrittenOnce { section: kind.name.to_owned() });
    }
    there(initiative, kind, key)?;
    rewrite(kind, initiative, author, key, given, now)
}

pub(super) fn archive(
    initiative: &Initiative,
    author: &Author,
    (kind, key): (&str, &str),
    reason: &str,
    now: Millis,
) -> Result<Prepared, CommandError> {
    let (kind, entity) = archivable(initiative, author, kind, key)?;
    let reason = reason.trim();
    value::length(reason, NOTE_MAX).map_err(|problem| wrong("reason", problem))?;
    let archived = Archived {
        by: author.tag.as_str().to_owned(),
        at_ms: now.0,
        print: print(entity),
        reason: reason.to_owned(),
    };
    Ok(set(kind, key, vec![("archived".to_owned(), Value::Text(archived.to_words()))]))
}

pub(super) fn restore(
    initiative: &Initiative,
    author: &Author,
    (kind, key): (&str, &str),
) -> Result<Prepared, CommandError> {
    let (kind, entity) = archivable(initiative, author, kind, key)?;
    let cleared = ("archived".to_owned(), Value::Text(String::new()));
    Ok(set(kind, key, if entity.is_archived() { vec![cleared] } else { Vec::new() }))
}

/// Whether somebody of this role may write something new of a kind.
#[must_use]
pub fn may_create(kind: &Kind, role: Role) -> bool {
    !kind.by_command && kind.collection().rights.reach(role) != Reach::Nothing
}

/// Whether the person at the device with this tag may write to what stands under this key, as the gate will judge it.
/// Nobody speaks from another's phone, whatever the role.
pub(crate) fn may_change(kind: &Kind, role: Role, tag: &str, key: &str) -> bool {
    let subject = key.rsplit_once('|').map_or(key, |(_, last)| last);
    let own = tag_of_key(subject) == tag;
    let is_a_phones = kind.parts.iter().any(|part| part.ty == FieldType::Device);
    match kind.collection().rights.reach(role) {
        Reach::All => own || !is_a_phones,
        Reach::Own => own,
        Reach::Nothing => false,
    }
}

fn may_write(kind: &Kind, author: &Author, key: &str) -> Result<(), CommandError> {
    if may_change(kind, author.role, author.tag.as_str(), key) {
        return Ok(());
    }
    Err(CommandError::NotAllowed { role: author.role, section: kind.name.to_owned() })
}

/// Whether this author's writing is a proposal until somebody of the team agrees to it.
fn only_proposes(kind: &Kind, author: &Author) -> bool {
    let offers = |field: &FieldSpec| {
        field.name == "state" && matches!(field.ty, FieldType::Choice(codes) if codes.contains(&"proposed"))
    };
    kind.fields.iter().any(offers) && kind.collection().rights.reach(author.role) != Reach::All
}

pub(super) fn wrong(field: &str, problem: Problem) -> CommandError {
    CommandError::Fields(vec![FieldError { field: field.to_owned(), problem }])
}

pub(super) fn writable(name: &str) -> Result<&'static Kind, CommandError> {
    schema::kind(name).filter(|kind| !kind.by_command).ok_or_else(|| wrong("kind", Problem::NotOffered))
}

pub(super) fn there<'a>(
    initiative: &'a Initiative,
    kind: &Kind,
    key: &str,
) -> Result<&'a Entity, CommandError> {
    initiative.get(kind.name, key).ok_or_else(|| wrong("key", Problem::Unknown))
}

fn archivable<'a>(
    initiative: &'a Initiative,
    author: &Author,
    kind: &str,
    key: &str,
) -> Result<(&'static Kind, &'a Entity), CommandError> {
    let known = schema::kind(kind).filter(|kind| kind.archivable);
    let kind = known.ok_or_else(|| wrong("kind", Problem::NotOffered))?;
    let entity = there(initiative, kind, key)?;
    may_write(kind, author, key)?;
    Ok((kind, entity))
}

fn set(kind: &'static Kind, key: &str, values: Vec<(String, Value)>) -> Prepared {
    let edit = |(field, value)| Edit::Set { kind: kind.name, key: key.to_owned(), field, value };
    Prepared { edits: values.into_iter().map(edit).collect(), created: None, blobs: Vec::new() }
}

/// Takes up what was given: what only the app fills in is refused, links must lead somewhere.
fn take(fields: &mut Fields, initiative: &Initiative, author: &Author, given: &[(String, Value)]) {
    let kind = fields.kind;
    for (name, value) in given {
        let open = |spec: &&FieldSpec| {
            !matches!(spec.ty, FieldType::Sealed | FieldType::PublicKey)
                && !["at", "by", "archived"].contains(&spec.name)
        };
        let lang = name.split_once('@').map(|(_, lang)| lang);
        match kind.field(name).filter(open) {
            Some(spec) if lang.is_none_or(|lang| schema::TEXT_LANGUAGES.contains(&lang)) => {
                let member = name.split_once(':').map(|(_, member)| member);
                let target = member.or(value.as_text()).unwrap_or_default();
                if !target.is_empty() && !leads_somewhere(spec.ty, target, initiative, author) {
                    fields.fail(name, Problem::Unknown);
                }
                fields.set(name, value.clone());
            }
            _ => fields.fail(name, Problem::NotOffered),
        }
    }
    if only_proposes(kind, author) {
        let proposed = Value::Text("proposed".to_owned());
        if *fields.values.entry("state".to_owned()).or_insert_with(|| proposed.clone()) != proposed {
            fields.fail("state", Problem::NotOffered);
        }
    }
}

fn leads_somewhere(ty: FieldType, key: &str, initiative: &Initiative, author: &Author) -> bool {
    match ty {
        FieldType::Link(kind) | FieldType::Links(kind) => initiative.get(kind, key).is_some(),
        FieldType::Subject => initiative.find(key).is_some(),
        FieldType::Device => key == author.tag.as_str(),
        FieldType::Who => {
            key == author.tag.as_str()
                || initiative.get("partners", key).is_some()
                || initiative.get("devices", key).is_some()
        }
        FieldType::Line(_)
        | FieldType::Prose(_)
        | FieldType::Choice(_)
        | FieldType::Codes(_)
        | FieldType::Number
        | FieldType::Count
        | FieldType::Score(..)
        | FieldType::Date
        | FieldType::Moment
        | FieldType::Period
        | FieldType::Flag
        | FieldType::Address
        | FieldType::Sealed
        | FieldType::PublicKey => true,
    }
}

/// The key of a keyed value, from the parts that were given; whoever writes fills in the part that says who.
fn composed(
    kind: &Kind,
    initiative: &Initiative,
    author: &Author,
    given: &[(String, Value)],
) -> Result<String, CommandError> {
    let mut key = String::new();
    let mut errors = Vec::new();
    for part in kind.parts {
        let words = given.iter().find(|(name, _)| name == part.name).and_then(|(_, value)| value.as_text());
        let words = words.map(str::trim).filter(|words| !words.is_empty());
        let is_me = matches!(part.ty, FieldType::Device | FieldType::Who);
        let found = match words.or_else(|| is_me.then(|| author.tag.as_str())) {
            None if part.required => Err(Problem::Missing),
            None => Ok(NOTHING.to_owned()),
            Some(words) => part_of_key(part, words, initiative, author),
        };
        match found {
            Ok(words) if key.is_empty() => key = words,
            Ok(words) => key.extend(["|", &words]),
            Err(problem) => errors.push(FieldError { field: part.name.to_owned(), problem }),
        }
    }
    if !errors.is_empty() {
        return Err(CommandError::Fields(errors));
    }
    if key.len() > PARTS_MAX {
        return Err(wrong(kind.name, Problem::TooLong { max: PARTS_MAX, found: key.len() }));
    }
    Ok(key)
}

fn part_of_key(
    part: &FieldSpec,
    words: &str,
    initiative: &Initiative,
    author: &Author,
) -> Result<String, Problem> {
    let value = value::checked(part.ty, None, &Value::Text(words.to_owned()))?;
    let words = value.as_text().unwrap_or_default();
    if !leads_somewhere(part.ty, words, initiative, author) {
        return Err(Problem::Unknown);
    }
    if words.contains('|') { Err(Problem::NotOffered) } else { Ok(words.to_owned()) }
}

/// Writes what differs from what stands under the key, if it is all right together with that.
fn rewrite(
    kind: &'static Kind,
    initiative: &Initiative,
    author: &Author,
    key: &str,
    given: &[(String, Value)],
    now: Millis,
) -> Result<Prepared, CommandError> {
    may_write(kind, author, key)?;
    let nothing = Entity::default();
    let stands = initiative.get(kind.name, key).unwrap_or(&nothing);
    let is_new = initiative.get(kind.name, key).is_none();
    let mut fields = Fields::new(kind.name);
    // What was left out when it was written, as an older version of the app may do, keeps nobody from changing the rest.
    fields.only_given = !is_new;
    take(&mut fields, initiative, author, given);
    let names: Vec<String> = fields.values.keys().cloned().collect();
    // What stays counts when it is looked whether all that is required is there.
    let counts = |spec: &&FieldSpec| spec.required || kind.one_of.contains(&spec.name);
    for spec in kind.fields.iter().filter(counts) {
        for (name, field) in stands.fields.iter().filter(|(name, _)| is_of(name, spec.name)) {
            fields.values.entry(name.clone()).or_insert_with(|| field.value.clone());
        }
    }
    let mut values: BTreeMap<String, Value> = fields.checked()?.values;
    values.retain(|name, value| names.contains(name) && differs(stands, name, value));
    if (is_new || !values.is_empty()) && kind.collection().shape == Shape::Keyed {
        values.insert("at".to_owned(), Value::Int(now.0));
        let says_who = kind.parts.iter().any(|part| matches!(part.ty, FieldType::Device));
        if !says_who {
            values.insert("by".to_owned(), Value::Text(author.tag.as_str().to_owned()));
        }
    }
    Ok(set(kind, key, values.into_iter().collect()))
}

/// Whether writing this value would change what stands, or settle between several.
fn differs(stands: &Entity, name: &str, value: &Value) -> bool {
    match stands.fields.get(name) {
        Some(field) => field.value != *value || !field.others.is_empty(),
        None => !value.is_empty() && *value != Value::Flag(false),
    }
}
