//! Named versions of the agenda: who stands behind them, and what has changed since.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::agenda::ranked;
use super::name::{Name, name};
use crate::domain::archive::print;
use crate::domain::initiative::{Entity, Initiative};
use crate::domain::schema::AGENDA_TEXTS;

/// What a version holds besides the texts.
const ROWS: &[&str] = &["goals", "strategies", "definitions", "indicators"];

/// One named version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VersionView {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: Name,
    /// When it was named, in milliseconds since 1970 by that phone's clock.
    pub at_ms: i64,
    /// What it says, by text and language: `vision@fr`.
    pub texts: BTreeMap<String, String>,
    /// Where each partner stands; each has one voice, whatever its size.
    pub endorsements: Vec<EndorsementRow>,
    /// What has changed since.
    pub drift: Vec<Drift>,
}

/// Where one partner stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EndorsementRow {
    /// The partner's key.
    pub partner: String,
    /// Its name.
    pub name: Name,
    /// Its sector.
    pub sector: String,
    /// One of the schema's stances; nothing if it has not said.
    pub stance: Option<String>,
    /// A remark, if there is one.
    pub note: Option<String>,
}

/// One thing that is not as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Drift {
    /// A text reads otherwise: its field and language.
    Text(String, String),
    /// Something was added: its kind, its key and what it is called.
    Added(String, String, Name),
    /// Something says something else.
    Changed(String, String, Name),
    /// Something was taken out.
    Removed(String, String, Name),
}

/// What a version keeps of what is no text: a line for each, with its key and a print of what it says.
pub(crate) fn rows(initiative: &Initiative) -> String {
    let mut lines = String::new();
    for kind in ROWS {
        for (key, entity) in ranked(initiative, kind) {
            lines.extend([kind, " ", key, " ", &said(entity), "\n"]);
        }
    }
    lines
}

/// A print of what an entity says; where it stands in a list is not counted.
fn said(entity: &Entity) -> String {
    let mut entity = entity.clone();
    entity.fields.remove("rank");
    print(&entity).chars().take(8).collect()
}

pub(super) fn versions(initiative: &Initiative, me: &impl Beholder) -> Vec<VersionView> {
    let mut all: Vec<_> = initiative.each("versions").collect();
    all.sort_by_key(|(key, version)| (-version.at_ms(), *key));
    let view = |(key, version): (&String, &Entity)| VersionView {
        key: key.clone(),
        name: name(initiative, me, "versions", key),
        at_ms: version.at_ms(),
        texts: texts(version).collect(),
        endorsements: endorsements(initiative, me, key),
        drift: drift(initiative, me, version),
    };
    all.into_iter().map(view).collect()
}

fn texts(version: &Entity) -> impl Iterator<Item = (String, String)> {
    let is_text = |name: &str| AGENDA_TEXTS.iter().any(|field| name.split('@').next() == Some(field));
    let said = version.fields.iter().filter(move |(name, _)| is_text(name));
    said.filter_map(|(name, field)| Some((name.clone(), field.value.as_text()?.to_owned())))
}

fn endorsements(initiative: &Initiative, me: &impl Beholder, version: &str) -> Vec<EndorsementRow> {
    let row = |(key, partner): (&String, &Entity)| {
        let said =
            initiative.get("endorsements", &format!("{version}|{key}")).filter(|said| !said.is_archived());
        let word = |name| said.and_then(|said| said.text(name)).map(str::to_owned);
        EndorsementRow {
            partner: key.clone(),
            name: name(initiative, me, "partners", key),
            sector: partner.text("sector").unwrap_or_default().to_owned(),
            stance: word("stance"),
            note: word("note"),
        }
    };
    ranked(initiative, "partners").into_iter().map(row).collect()
}

fn drift(initiative: &Initiative, me: &impl Beholder, version: &Entity) -> Vec<Drift> {
    let then: BTreeMap<String, String> = texts(version).collect();
    let mut drift = Vec::new();
    let now = initiative.texts().map(|(field, lang, text)| (format!("{field}@{lang}"), text.to_owned()));
    let mut now: BTreeMap<String, String> = now.collect();
    for name in then.keys() {
        now.entry(name.clone()).or_default();
    }
    for (name, text) in now {
        if then.get(&name).map_or("", String::as_str) != text.trim() {
            let (field, lang) = name.split_once('@').unwrap_or((&name, ""));
            drift.push(Drift::Text(field.to_owned(), lang.to_owned()));
        }
    }
    let held = version.text("rows").unwrap_or_default().lines().filter_map(|line| {
        let (what, print) = line.rsplit_once(' ')?;
        Some((what.to_owned(), print.to_owned()))
    });
    let mut held: BTreeMap<String, String> = held.collect();
    let called = |kind: &str, key: &str| (kind.to_owned(), key.to_owned(), name(initiative, me, kind, key));
    for kind in ROWS {
        for (key, entity) in ranked(initiative, kind) {
            let before = held.remove(&format!("{kind} {key}"));
            let (kind, key, called) = called(kind, key);
            match before {
                None => drift.push(Drift::Added(kind, key, called)),
                Some(print) if print != said(entity) => drift.push(Drift::Changed(kind, key, called)),
                Some(_) => {}
            }
        }
    }
    drift.extend(held.into_keys().filter_map(|what| {
        let (kind, key) = what.split_once(' ')?;
        let (kind, key, called) = called(kind, key);
        Some(Drift::Removed(kind, key, called))
    }));
    drift
}

#[cfg(test)]
mod tests {
    use super::{Drift, VersionView};
    use crate::domain::rig::{Person, Table};
    use crate::domain::view::{Query, View};
    use crate::domain::{Command, CommandError, Role};

    fn versions(person: &Person) -> Vec<VersionView> {
        let View::Versions(versions) = person.asks(&Query::Versions) else { panic!("versions answer") };
        versions
    }

    fn vision(base: &str, text: &str) -> Command {
        let [field, lang, text, base] = ["vision", "en", text, base].map(str::to_owned);
        Command::SetText { field, lang, text, base }
    }

    fn publish(name: &str) -> Command {
        Command::PublishVersion { name: name.to_owned(), meeting: String::new(), note: String::new() }
    }

    #[test]
    fn a_partner_endorses_a_named_version_and_drift_since_is_shown() {
        let mut table = Table::of(&[Role::Lead, Role::Partner]);
        table[0].does(&vision("", "Children are safe.")).expect("she may");
        let goal = table[0].adds("goals", &[("ambition", "bau_no"), ("title@en", "Homes")]);
        let gone = table[0].adds("goals", &[("ambition", "bau_no"), ("title@en", "Parks")]);
        let partner = table[1].adds("partners", &[("name@en", "Clinic"), ("sector", "health")]);
        let funder = table[0].adds("partners", &[("name@en", "Fund"), ("sector", "philanthropy")]);
        let version = table[0].does(&publish("Agenda v1")).expect("she may");
        table.meet();
        let refused = table[1].does(&publish("Mine"));
        assert!(matches!(refused, Err(CommandError::NotAllowed { .. })));
        let fields = [("version", version.as_str()), ("partner", &partner), ("stance", "can_live_with")];
        table[1].adds("endorsements", &fields);
        table.meet();
        let shown = versions(&table[0]).remove(0);
        assert_eq!(shown.drift, []);
        let stance = |key: &str| {
            let row =
                shown.endorsements.iter().find(|row| row.partner == key).expect("each partner has a row");
            row.stance.clone()
        };
        assert_eq!((stance(&partner).as_deref(), stance(&funder)), (Some("can_live_with"), None));

        table[0].does(&vision("Children are safe.", "Children are safe and heard.")).expect("she may");
        table[0].changes("goals", &goal, &[("title@en", "Dry homes")]).expect("she may");
        table[0].archives("goals", &gone);
        let added = table[0].adds("goals", &[("ambition", "bau_no"), ("title@en", "Jobs")]);
        let shown = versions(&table[0]).remove(0);
        assert_eq!(shown.texts["vision@en"], "Children are safe.", "an agreed version is never touched");
        let drift: Vec<_> = shown
            .drift
            .iter()
            .map(|drift| match drift {
                Drift::Text(field, lang) => (field.as_str(), lang.as_str()),
                Drift::Added(_, key, _) if *key == added => ("added", "goals"),
                Drift::Changed(_, key, _) if *key == goal => ("changed", "goals"),
                Drift::Removed(_, key, _) if *key == gone => ("removed", "goals"),
                Drift::Added(..) | Drift::Changed(..) | Drift::Removed(..) => ("unexpected", ""),
            })
            .collect();
        for expected in [("vision", "en"), ("added", "goals"), ("changed", "goals"), ("removed", "goals")] {
            assert!(drift.contains(&expected), "{expected:?} in {drift:?}");
        }
        assert_eq!(drift.len(), 4);
    }
}
