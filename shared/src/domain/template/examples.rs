//! Examples to try the app with: published figures of real initiatives, and no people, real or invented.
//!
//! Each shows something that figures do: two answers for one night, a value that was restated, points and parts, a score
//! and grades of which no part can be said.

mod calgary;
mod elizabeth_river;
mod milwaukee;
mod somerville;
mod strive;

use super::{Template, Worded, code, worded};
use crate::domain::initiative::Value;
use crate::domain::period::Period;

/// A template with figures of several places and segments.
#[derive(Debug, PartialEq)]
pub(super) struct Example {
    /// What it starts with otherwise.
    pub(super) template: Template,
    /// Its areas.
    pub(super) areas: &'static [Worded],
    /// Its segments.
    pub(super) segments: &'static [Worded],
    /// Its readings.
    pub(super) figures: &'static [Figure],
    /// Its targets.
    pub(super) aims: &'static [Aim],
}

/// One published figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figure {
    /// Which of the template's indicators.
    of: usize,
    /// As [`Period::parse`] reads it.
    at: &'static str,
    value: f64,
    method: &'static str,
    label: &'static str,
    area: Option<usize>,
    segment: Option<usize>,
    note: &'static str,
    source: &'static str,
    /// Whether it takes the place of the figure before it.
    restates: bool,
}

/// One published target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Aim {
    of: usize,
    value: f64,
    due: &'static str,
    note: &'static str,
    source: &'static str,
}

/// Every example.
pub(super) const EXAMPLES: &[&Example] = &[
    &calgary::EXAMPLE,
    &milwaukee::EXAMPLE,
    &strive::EXAMPLE,
    &somerville::EXAMPLE,
    &elizabeth_river::EXAMPLE,
];

const fn figure(of: usize, at: &'static str, value: f64, source: &'static str) -> Figure {
    Figure {
        of,
        at,
        value,
        method: "",
        label: "",
        area: None,
        segment: None,
        note: "",
        source,
        restates: false,
    }
}

impl Figure {
    const fn method(self, method: &'static str) -> Self {
        Self { method, ..self }
    }

    const fn label(self, label: &'static str) -> Self {
        Self { label, ..self }
    }

    const fn area(self, area: usize) -> Self {
        Self { area: Some(area), ..self }
    }

    const fn segment(self, segment: usize) -> Self {
        Self { segment: Some(segment), ..self }
    }

    const fn restated(self) -> Self {
        Self { restates: true, ..self }
    }

    const fn note(self, note: &'static str) -> Self {
        Self { note, ..self }
    }
}

/// The example with this id.
pub(super) fn example(id: &str) -> Option<&'static Example> {
    EXAMPLES.iter().copied().find(|example| example.template.id == id)
}

impl Example {
    /// Writes what is no part of a plain template; `entity` writes one thing and returns its key.
    pub(super) fn write(
        &self,
        indicators: &[String],
        entity: &mut impl FnMut(&'static str, Vec<(String, Value)>) -> String,
    ) {
        let areas: Vec<String> =
            self.areas.iter().map(|name| entity("areas", worded("name", name))).collect();
        let segments: Vec<String> =
            self.segments.iter().map(|name| entity("segments", worded("name", name))).collect();
        let mut before = String::new();
        for figure in self.figures {
            let (Some(indicator), Ok(period)) = (indicators.get(figure.of), Period::parse(figure.at)) else {
                continue;
            };
            let mut fields = vec![
                code("indicator", indicator),
                code("period_start", period.start()),
                code("period_end", period.end()),
                ("value".to_owned(), Value::Number(figure.value)),
                code("source_url", figure.source),
            ];
            let words = [("method", figure.method), ("label", figure.label), ("note", figure.note)];
            fields.extend(
                words.into_iter().filter(|(_, words)| !words.is_empty()).map(|(name, w)| code(name, w)),
            );
            let area = figure.area.and_then(|area| areas.get(area));
            fields.extend(area.map(|area| code("area", area)));
            let segment = figure.segment.and_then(|segment| segments.get(segment));
            fields.extend(segment.map(|segment| code("segment", segment)));
            if figure.restates {
                fields.push(code("supersedes", &before));
            }
            before = entity("readings", fields);
        }
        for aim in self.aims {
            let Some(indicator) = indicators.get(aim.of) else { continue };
            let mut fields = vec![
                code("indicator", indicator),
                ("value".to_owned(), Value::Number(aim.value)),
                code("due", aim.due),
                code("state", "agreed"),
                code("source_url", aim.source),
            ];
            fields.extend((!aim.note.is_empty()).then(|| code("note", aim.note)));
            entity("targets", fields);
        }
    }
}
