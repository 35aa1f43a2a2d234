//! What one state of an initiative has that an earlier one had not, counted for a person who decides whether to take it.

use std::collections::BTreeMap;

use super::initiative::{Entity, Initiative, Value};

/// What is new, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// How many entities are new, by kind; kinds with none are not named.
    pub added: BTreeMap<String, usize>,
    /// How many entities that were there say something else than before.
    pub n_changed: usize,
    /// How many of the agenda's texts read otherwise.
    pub n_texts: usize,
    /// How much of it disagrees with what was there: readings that give a period another value, and fields that two
    /// people filled in differently without knowing of each other.
    pub n_disagreeing: usize,
}

impl Difference {
    /// Whether nothing is new.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// What `after` has that `before` had not.
    #[must_use]
    pub fn between(before: &Initiative, after: &Initiative) -> Self {
        let mut difference = Self::default();
        for (kind, entities) in after.kinds() {
            for (key, entity) in entities {
                match before.get(kind, key) {
                    None => {
                        *difference.added.entry(kind.clone()).or_default() += 1;
                        let disagrees = kind == "readings" && is_answered_otherwise(before, entity);
                        difference.n_disagreeing += usize::from(disagrees);
                    }
                    Some(earlier) if earlier != entity => {
                        difference.n_changed += 1;
                        difference.n_disagreeing += n_contested(entity).saturating_sub(n_contested(earlier));
                    }
                    Some(_) => {}
                }
            }
        }
        difference.n_texts =
            after.texts().filter(|(field, lang, text)| before.agenda_text(field, lang) != *text).count();
        difference
    }
}

/// Whether there was another value for the same indicator and period, and none that is the same.
fn is_answered_otherwise(before: &Initiative, reading: &Entity) -> bool {
    let place = |of: &Entity| {
        ["indicator", "period_start", "period_end"].map(|name| of.text(name).map(str::to_owned))
    };
    let here = place(reading);
    let mut others = before.each("readings").filter(|(_, other)| place(other) == here).peekable();
    let value = |of: &Entity| of.number("value").map(Value::Number);
    others.peek().is_some() && others.all(|(_, other)| value(other) != value(reading))
}

fn n_contested(entity: &Entity) -> usize {
    // Who wrote something keyed last, and when, is no answer to anything.
    let told = |name: &String| name != "at" && name != "by";
    entity.fields.iter().filter(|(name, field)| told(name) && !field.others.is_empty()).count()
}
