//! What founders get who choose a card. Sheets that several templates share stand in each of their lists.

use super::{Template, cards};

/// Words that every table begins with: early needs, a round on the preconditions, a rhythm of meetings.
const BEGINNING: &str = include_str!("sheets/beginning.txt");
/// Whom a neighbourhood table usually brings together, by sector; no organisation is named.
const SECTORS: &str = include_str!("sheets/sectors.txt");

/// The contents of every card.
pub static TEMPLATES: &[Template] = &[
    Template {
        card: &cards::NEIGHBOURHOOD,
        sheets: &[include_str!("sheets/neighbourhood.txt"), SECTORS, BEGINNING],
    },
    Template { card: &cards::EDUCATION, sheets: &[include_str!("sheets/education.txt"), BEGINNING] },
    Template { card: &cards::HEALTH, sheets: &[include_str!("sheets/health.txt"), BEGINNING] },
    Template { card: &cards::ANIMALS, sheets: &[include_str!("sheets/animals.txt"), BEGINNING] },
    Template { card: &cards::HOMELESSNESS, sheets: &[include_str!("sheets/homelessness.txt"), BEGINNING] },
    Template { card: &cards::POVERTY, sheets: &[include_str!("sheets/poverty.txt"), BEGINNING] },
    Template { card: &cards::YOUTH, sheets: &[include_str!("sheets/youth.txt"), BEGINNING] },
    Template { card: &cards::PARC_EXTENSION, sheets: &[SECTORS, include_str!("sheets/parc_extension.txt")] },
    Template { card: &cards::MILWAUKEE, sheets: &[include_str!("sheets/milwaukee.txt")] },
    Template { card: &cards::CALGARY, sheets: &[include_str!("sheets/calgary.txt")] },
    Template { card: &cards::STRIVE, sheets: &[include_str!("sheets/strive.txt")] },
    Template { card: &cards::SOMERVILLE, sheets: &[include_str!("sheets/somerville.txt")] },
    Template { card: &cards::ELIZABETH_RIVER, sheets: &[include_str!("sheets/elizabeth_river.txt")] },
];
