//! Reading the document into its plain state, one entity at a time.

use automerge::{Automerge, ObjId, ROOT, ReadDoc, ScalarValue};

use super::{Touched, child};
use crate::domain::schema::{Shape, collection};
use crate::domain::{Entity, Field, Initiative, Value};

/// Brings the plain state of one place up to date.
pub(super) fn refresh(document: &Automerge, initiative: &mut Initiative, place: &Touched) {
    let Some(row) = collection(&place.kind) else { return };
    let Some(map) = child(document, &ROOT, row.name) else { return };
    match row.shape {
        Shape::Texts => {
            let Some((field, lang)) = place.key.split_once('|') else { return };
            let text = child(document, &map, &place.key).and_then(|id| document.text(&id).ok());
            initiative.put_text(field, lang, text.unwrap_or_default());
        }
        Shape::Entity => {
            if let Some(id) = child(document, &map, &place.key) {
                initiative.put(row.name, &place.key, entity(document, &id, ""));
            }
        }
        Shape::Keyed => {
            initiative.put(row.name, &place.key, entity(document, &map, &format!("{}|", place.key)));
        }
    }
}

/// The registers of a map whose names begin with `prefix`, without it.
fn entity(document: &Automerge, map: &ObjId, prefix: &str) -> Entity {
    let mut entity = Entity::default();
    for name in names(document, map, prefix) {
        let Some(field) = name.strip_prefix(prefix) else { continue };
        if let Some(read) = register(document, map, &name) {
            entity.fields.insert(field.to_owned(), read);
        }
    }
    entity
}

/// The names in a map that begin with `prefix`.
pub(super) fn names(document: &Automerge, map: &ObjId, prefix: &str) -> Vec<String> {
    if prefix.is_empty() {
        return document.keys(map).collect();
    }
    // They are those from it up to the same with its last character's successor.
    let end = format!("{}}}", prefix.trim_end_matches('|'));
    document.map_range(map, prefix.to_owned()..end).map(|item| item.key.to_string()).collect()
}

fn register(document: &Automerge, map: &ObjId, name: &str) -> Option<Field> {
    let (winner, id) = document.get(map, name).ok()??;
    let mut value = match &winner {
        automerge::Value::Object(_) => Value::Text(document.text(&id).ok()?),
        automerge::Value::Scalar(value) => plain(value)?,
    };
    let all: Vec<Value> = document
        .get_all(map, name)
        .ok()?
        .into_iter()
        .filter_map(|(other, _)| match other {
            automerge::Value::Scalar(other) => plain(&other),
            automerge::Value::Object(_) => None,
        })
        .collect();
    if value.is_empty() {
        // Who cleared it did not know of what others wrote at the same time: that is not lost.
        value = all.iter().rev().find(|other| !other.is_empty()).cloned().unwrap_or(value);
    }
    let others = all
        .into_iter()
        // The same said twice is no disagreement.
        .filter(|other| *other != value && !other.is_empty())
        .collect();
    Some(Field { value, others })
}

pub(super) fn plain(value: &ScalarValue) -> Option<Value> {
    match value {
        ScalarValue::Str(text) => Some(Value::Text(text.to_string())),
        ScalarValue::F64(number) => Some(Value::Number(*number)),
        ScalarValue::Int(int) => Some(Value::Int(*int)),
        ScalarValue::Boolean(flag) => Some(Value::Flag(*flag)),
        ScalarValue::Bytes(bytes) => Some(Value::Bytes(bytes.clone())),
        ScalarValue::Uint(_)
        | ScalarValue::Counter(_)
        | ScalarValue::Timestamp(_)
        | ScalarValue::Unknown { .. }
        | ScalarValue::Null => None,
    }
}
