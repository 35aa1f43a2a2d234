//! The whole initiative as plain state: a function of the changes that have arrived, and of nothing else.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use shared::domain::view::{Query, View};
use shared::domain::{Entity, Value};
use shared::sync::Session;

/// The state that is equal on all members, however what they have came to them. What is sealed stays sealed.
pub(super) fn plain(session: &Session) -> Json {
    let initiative = session.initiative();
    let mut texts: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for (field, lang, text) in initiative.texts() {
        texts.entry(field).or_default().insert(lang, text);
    }
    let entities: BTreeMap<&String, BTreeMap<&String, Json>> = initiative
        .kinds()
        .map(|(kind, all)| (kind, all.iter().map(|(key, entity)| (key, of_entity(entity))).collect()))
        .collect();
    let heads: Vec<String> = session.document().heads().iter().map(|head| hex(head)).collect();
    json!({ "initiative": session.id().name(), "heads": heads, "agenda": texts, "entities": entities })
}

/// What this home can open of what is sealed: words by kind and key.
pub(super) fn opened(session: &Session) -> Json {
    let (mut voices, mut replies) = (BTreeMap::new(), BTreeMap::new());
    for (key, entity) in session.initiative().each("contributions") {
        let View::Voice(Some(voice)) = session.view(&Query::Voice(key.clone())) else { continue };
        if let (Some(words), None) = (voice.body, entity.text("body")) {
            voices.insert(key.clone(), words);
        }
        for reply in voice.replies {
            let is_clear =
                session.initiative().get("replies", &reply.key).is_some_and(|it| it.text("body").is_some());
            if let (Some(words), false) = (reply.body, is_clear) {
                replies.insert(reply.key, words);
            }
        }
    }
    json!({ "contributions": voices, "replies": replies })
}

/// Fields by name; one that several people filled in differently says all of it.
/// What an entity says.
pub(super) fn of_entity(entity: &Entity) -> Json {
    let fields = entity.fields.iter().map(|(name, field)| {
        let value = of_value(&field.value);
        let value = if field.others.is_empty() {
            value
        } else {
            json!({ "value": value, "others": field.others.iter().map(of_value).collect::<Vec<_>>() })
        };
        (name, value)
    });
    json!(fields.collect::<BTreeMap<_, _>>())
}

/// A value.
pub(super) fn of_value(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!(text),
        Value::Number(number) => json!(number),
        Value::Int(int) => json!(int),
        Value::Flag(flag) => json!(flag),
        Value::Bytes(bytes) => json!({ "hex": hex(bytes) }),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
