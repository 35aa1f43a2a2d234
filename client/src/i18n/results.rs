//! Sentences about indicators and their readings.

/// See the module.
#[derive(Debug)]
pub(crate) struct ResultsText {
    pub(crate) title: &'static str,
    pub(crate) none: &'static str,
    pub(crate) indicator: &'static str,
    pub(crate) unknown: &'static str,
    /// One value in a sentence: value with unit, what is counted, period.
    pub(crate) sentence: fn(&str, &str, &str) -> String,
    /// Several values in a sentence: values with units, what is counted, period.
    pub(crate) sentence_two: fn(&str, &str, &str) -> String,
    pub(crate) no_reading: fn(&str) -> String,
    /// Joins two halves of a list of values.
    pub(crate) or: fn(&str, &str) -> String,
    /// A number with its unit, by code.
    pub(crate) with_unit: fn(&str, &str) -> String,
    /// What a number stands for, by unit.
    pub(crate) unit_label: fn(&str) -> &'static str,
    /// Which way is better, by direction.
    pub(crate) better: fn(&str) -> &'static str,
    pub(crate) definition: &'static str,
    pub(crate) periods: &'static str,
    pub(crate) from_to: fn(&str, &str) -> String,
    pub(crate) confirmed: fn(usize) -> String,
    pub(crate) two_answers: &'static str,
    pub(crate) two_answers_about: &'static str,
    pub(crate) method: &'static str,
    pub(crate) no_method: &'static str,
    pub(crate) note: &'static str,
    pub(crate) table: &'static str,
    pub(crate) table_of: fn(&str) -> String,
    pub(crate) col_period: &'static str,
    pub(crate) col_value: &'static str,
    pub(crate) col_who: &'static str,
    pub(crate) record: &'static str,
    pub(crate) record_for: fn(&str) -> String,
    pub(crate) period: &'static str,
    pub(crate) period_hint: &'static str,
    pub(crate) value: fn(&str) -> String,
    pub(crate) method_hint: &'static str,
    pub(crate) note_hint: &'static str,
    pub(crate) may_not: &'static str,
}
