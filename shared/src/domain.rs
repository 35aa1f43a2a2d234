//! What an initiative holds, in the words of collective impact.
//!
//! [`schema`] describes every kind of entity once, as data; [`command`] turns what a person does into [`Edit`]s;
//! [`initiative`] is the plain state that screens are derived from; [`view`] derives them.

pub mod archive;
pub mod calendar;
pub mod command;
pub mod csv;
pub mod difference;
pub mod frameworks;
mod groups;
pub mod impact_data;
pub mod initiative;
pub mod media;
pub mod period;
pub mod questions;
pub mod rank;
pub mod receipt;
pub mod report;
#[cfg(test)]
mod rig;
pub mod rights;
pub mod schema;
pub mod shelf;
pub mod template;
pub mod value;
pub mod view;

pub use command::{Audience, Command, CommandError, FieldError, Problem};
pub use difference::Difference;
pub use initiative::{Entity, Field, Initiative, Value};
pub use rights::Role;

/// One elementary write to the document, the form every [`Command`] takes before it is replicated.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Creates an entity, whole, in one go; its key begins with the author's device tag.
    Create { kind: &'static str, key: String, fields: Vec<(String, Value)> },
    /// Sets one register of an existing entity, or of a keyed set.
    Set { kind: &'static str, key: String, field: String, value: Value },
    /// Rewrites one of the agenda's texts from `base` to `text`; stored as that difference, so that what others wrote
    /// since `base` stays.
    Text { field: &'static str, lang: String, base: String, text: String },
}
