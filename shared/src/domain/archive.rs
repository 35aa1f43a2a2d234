//! Taking something out of the lists without deleting it, so that what others write to it meanwhile is not lost.
//!
//! One register says who did it, when, why, and what the entity looked like then: whoever writes to it meanwhile or
//! afterwards makes it look different, and a person can then decide to put it back or to leave it out.

use super::initiative::{Entity, Value};

/// What the register `archived` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archived {
    /// The tag of the device that took it out.
    pub by: String,
    /// When, by that device's clock, in milliseconds since 1970.
    pub at_ms: i64,
    /// What it looked like: [`print`].
    pub print: String,
    /// Why; may be empty.
    pub reason: String,
}

impl Archived {
    /// What an entity's register says, if it was taken out.
    #[must_use]
    pub fn of(entity: &Entity) -> Option<Self> {
        let words = entity.text("archived")?;
        let mut parts = words.splitn(4, '|');
        let mut next = || parts.next().unwrap_or_default().to_owned();
        let (by, at, print, reason) = (next(), next(), next(), next());
        Some(Self { by, at_ms: at.parse().unwrap_or(0), print, reason })
    }

    /// As the register holds it.
    #[must_use]
    pub fn to_words(&self) -> String {
        format!("{}|{}|{}|{}", self.by, self.at_ms, self.print, self.reason)
    }

    /// Whether somebody wrote to the entity who did not know that it was taken out, or wrote all the same.
    #[must_use]
    pub fn is_edited_since(&self, entity: &Entity) -> bool {
        self.print != print(entity)
    }
}

/// Sixteen characters that differ whenever what an entity says differs; whether it is archived does not count.
#[must_use]
pub fn print(entity: &Entity) -> String {
    let mut hasher = blake3::Hasher::new();
    for (name, field) in entity.fields.iter().filter(|(name, _)| *name != "archived") {
        hasher.update(name.as_bytes()).update(&[0]);
        match &field.value {
            Value::Text(text) => hasher.update(b"t").update(text.as_bytes()),
            Value::Number(number) => hasher.update(b"n").update(&number.to_bits().to_le_bytes()),
            Value::Int(int) => hasher.update(b"i").update(&int.to_le_bytes()),
            Value::Flag(flag) => hasher.update(&[b'f', u8::from(*flag)]),
            Value::Bytes(bytes) => hasher.update(b"b").update(bytes),
        };
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex().chars().take(16).collect()
}
