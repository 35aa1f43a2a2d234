//! The common agenda: its texts, goals and partners.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::initiative::{Entity, Initiative, Words};
use crate::domain::schema::{AGENDA_TEXTS, SECTORS};

/// The agenda as a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AgendaView {
    /// Every text by field name (`vision`, `problem`, …), in all its languages.
    pub texts: BTreeMap<String, Words>,
    /// The goals, in order.
    pub goals: Vec<GoalRow>,
    /// The partners, in order.
    pub partners: Vec<PartnerRow>,
    /// Sectors nobody at the table belongs to.
    pub missing_sectors: Vec<String>,
}

/// One goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoalRow {
    /// Its key.
    pub key: String,
    /// What is to be reached.
    pub title: Words,
    /// More about it.
    pub description: Words,
}

/// One partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartnerRow {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: Words,
    /// One of [`SECTORS`].
    pub sector: String,
}

/// Entities of a kind in the order people gave them, ties by key.
pub(super) fn ranked<'a>(initiative: &'a Initiative, kind: &str) -> Vec<(&'a String, &'a Entity)> {
    let mut all: Vec<_> = initiative.standing(kind).collect();
    all.sort_by(|(a_key, a), (b_key, b)| {
        (a.text("rank").unwrap_or("~"), a_key).cmp(&(b.text("rank").unwrap_or("~"), b_key))
    });
    all
}

pub(super) fn agenda(initiative: &Initiative) -> AgendaView {
    let goals = ranked(initiative, "goals")
        .into_iter()
        .map(|(key, goal)| GoalRow {
            key: key.clone(),
            title: goal.words("title"),
            description: goal.words("description"),
        })
        .collect();
    let partners: Vec<PartnerRow> = ranked(initiative, "partners")
        .into_iter()
        .map(|(key, partner)| PartnerRow {
            key: key.clone(),
            name: partner.words("name"),
            sector: partner.text("sector").unwrap_or_default().to_owned(),
        })
        .collect();
    let missing = SECTORS.iter().filter(|sector| !partners.iter().any(|row| row.sector == **sector));
    AgendaView {
        texts: AGENDA_TEXTS.iter().map(|field| ((*field).to_owned(), initiative.agenda(field))).collect(),
        missing_sectors: missing.map(|sector| (*sector).to_owned()).collect(),
        goals,
        partners,
    }
}
