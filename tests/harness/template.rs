//! A small initiative to start with, so that thousands of worlds can be founded in a minute.

use shared::domain::template::{Measure, Published, Template};

/// A vision of two sentences, two indicators, one published reading.
pub static TABLE: Template = Template {
    id: "simulated-table",
    name: &[("en", "Elm Street table"), ("fr", "Table de la rue des Ormes")],
    about: &[("en", "Neighbours act together."), ("fr", "Des voisins agissent ensemble.")],
    place: "Elm Street",
    texts: &[("vision", &[("en", "Children are safe on the way to school. Homes are dry.")])],
    goals: &[(&[("en", "Safe streets")], &[("en", "Nobody is hurt on the way to school.")])],
    partners: &[(&[("en", "Elm Street school")], "school")],
    indicators: &[
        Measure {
            name: &[("en", "Damp homes")],
            definition: &[("en", "Homes with visible mould, of all homes visited.")],
            value_kind: "percent",
            unit: "percent",
            direction: "down",
            readings: &[Published {
                start: "2021-01-01",
                end: "2021-12-31",
                value: 32.0,
                note: "",
                source_url: "",
            }],
        },
        Measure {
            name: &[("en", "Children hurt in traffic")],
            definition: &[("en", "Children treated after an accident on the way to school.")],
            value_kind: "count",
            unit: "people",
            direction: "down",
            readings: &[],
        },
    ],
};
