//! Who changed what in one entity of any kind, or in one of the agenda's texts.
//!
//! To put an item back as it once was is a new edit like any other: [`crate::domain::Command::Change`] with a row's field
//! and value, or [`crate::domain::Command::SetText`] with its text. So a row says all that one needs.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::entry::{BackLink, leads_to};
use super::list::is_shown;
use super::measure::nickname;
use crate::document::PAST_MAX;
use crate::domain::initiative::{Initiative, Value};
use crate::domain::schema::{FieldType, Kind, SAID, kind};
use crate::keys::DeviceTag;

/// One write to one field, as the document remembers it.
#[derive(Debug, Clone, PartialEq)]
pub struct PastEdit {
    /// The device that wrote it.
    pub tag: DeviceTag,
    /// When, in seconds since 1970 by that device's clock.
    pub at_s: i64,
    /// Whether that is more than a day before something it follows: one of the two clocks was wrong.
    pub is_misdated: bool,
    /// The field's name as the document has it; a text's field and language with `|` between them.
    pub field: String,
    /// What it was and became.
    pub edited: Edited,
}

/// What a field was and became, as its author saw it: what others wrote at the same time is told in rows of their own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Edited {
    /// A field of an entity. Both are the same if somebody settled between several values.
    Value {
        /// What it held before, if it was ever filled in.
        before: Option<Value>,
        /// What it held then; no words if it was emptied.
        after: Value,
    },
    /// A text.
    Text {
        /// The sentences that were taken out.
        out: Vec<String>,
        /// The sentences that were put in.
        put: Vec<String>,
        /// How the whole text read then.
        after: String,
    },
}

/// What became of one place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HistoryView {
    /// What was written, newest first. What was written without knowing of each other stands in one order on all devices.
    pub rows: Vec<HistoryRow>,
    /// Whether older rows may have been left out.
    pub is_cut: bool,
}

/// One write to one field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HistoryRow {
    /// The tag of the device that wrote it.
    pub by_tag: String,
    /// What its person is called, if anything.
    pub by: Option<String>,
    /// Whether it was this device.
    pub mine: bool,
    /// When, in milliseconds since 1970 by that device's clock.
    pub at_ms: i64,
    /// Whether that is more than a day before something it follows: one of the two clocks was wrong.
    pub is_misdated: bool,
    /// The field's name as the document has it; a text's field and language with `|` between them.
    pub field: String,
    /// What it was and became.
    pub edited: Edited,
    /// Where the field led before, if it leads somewhere.
    pub led_to: Option<BackLink>,
    /// Where it led then.
    pub leads_to: Option<BackLink>,
}

pub(super) fn history(
    initiative: &Initiative,
    me: &impl Beholder,
    kind_name: &str,
    key: &str,
) -> Option<HistoryView> {
    let kind = kind(kind_name).filter(|kind| is_shown(kind, me, key))?;
    let is_withdrawn = initiative.is_withdrawn(kind.name, key);
    // When and by whom each row says itself; withdrawn words are shown to nobody.
    let is_wanted = |field: &str| {
        let is_hidden = match field {
            "at" | "by" => true,
            _ => is_withdrawn && SAID.contains(&field),
        };
        let ty = kind.field(field).map(|spec| spec.ty);
        !is_hidden && !matches!(ty, Some(FieldType::Sealed | FieldType::PublicKey))
    };
    let past = me.past(kind.name, key, &is_wanted);
    let is_cut = past.len() >= PAST_MAX;
    let rows = past.into_iter().map(|edit| row(initiative, me, kind, edit)).collect();
    Some(HistoryView { rows, is_cut })
}

fn row(initiative: &Initiative, me: &impl Beholder, kind: &Kind, edit: PastEdit) -> HistoryRow {
    let PastEdit { tag, at_s, is_misdated, field, edited } = edit;
    let lead = |value: Option<&Value>| lead(initiative, me, kind, &field, value?);
    let (led_to, leads_to) = match &edited {
        Edited::Value { before, after } => (lead(before.as_ref()), lead(Some(after))),
        Edited::Text { .. } => (None, None),
    };
    HistoryRow {
        by: nickname(initiative, tag.as_str()),
        mine: tag == *me.tag(),
        by_tag: tag.as_str().to_owned(),
        at_ms: at_s.saturating_mul(1_000),
        is_misdated,
        field,
        edited,
        led_to,
        leads_to,
    }
}

/// Where a value of a field, or of a part of the key, leads.
pub(in crate::domain) fn lead(
    initiative: &Initiative,
    me: &impl Beholder,
    kind: &Kind,
    field: &str,
    value: &Value,
) -> Option<BackLink> {
    let target = field.split_once(':').map(|(_, member)| member).or_else(|| value.as_text())?;
    let spec = kind.field(field).or_else(|| kind.parts.iter().find(|part| part.name == field))?;
    leads_to(initiative, me, spec.ty, target)
}

#[cfg(test)]
mod tests;
