//! A small initiative to start with, so that thousands of worlds can be founded in a minute.

use shared::domain::template::{Card, Template};

/// A vision of two sentences, two indicators, one published reading.
pub static TABLE: Template = Template {
    card: &Card {
        id: "simulated-table",
        name: &[("en", "Elm Street table"), ("fr", "Table de la rue des Ormes")],
        about: &[("en", "Neighbours act together."), ("fr", "Des voisins agissent ensemble.")],
        is_example: false,
    },
    sheets: &["\
meta
 of initiative
 place Elm Street

agenda
 vision@en Children are safe on the way to school. Homes are dry.

goals
 title@en Safe streets
 description@en Nobody is hurt on the way to school.

partners
 name@en Elm Street school
 sector school

indicators damp
 name@en Damp homes
 definition@en Homes with visible mould, of all homes visited.
 level population
 value_kind percent
 unit percent
 direction down
 headline yes

readings
 indicator damp
 period_start 2021-01-01
 period_end 2021-12-31
 value 32

indicators
 name@en Children hurt in traffic
 definition@en Children treated after an accident on the way to school.
 level population
 value_kind count
 unit people
 direction down
 headline yes
"],
};
