//! That every template founds, fits the schema and is whole in both languages.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

use super::{CARDS, Card, TEMPLATES, Template};
use crate::document::{Document, Writer};
use crate::domain::initiative::Value;
use crate::domain::schema::{FieldType, KINDS, Kind, Shape, kind};
use crate::domain::{Edit, Initiative, Role, value};
use crate::keys::{DeviceKeys, Seed};
use crate::sync::Millis;
use crate::wire::limits::CHANGES_MAX;

/// 2026-06-15.
const FOUNDED: Millis = Millis(1_781_481_600_000);
/// Bytes of the largest first change. Every phone that joins fetches it, so it stays a small part of a page.
const FIRST_CHANGE_BYTES: usize = 48 * 1024;
/// What has a direction nobody should want: shown for context, until the schema has a word for it.
const WITHOUT_A_DIRECTION: &[&str] =
    &["Residents who speak neither French nor English", "Residents who are immigrants"];

fn edits(template: &Template, lang: &str) -> Vec<Edit> {
    let keys = DeviceKeys::from_seed(Seed::from_bytes([1; 32]));
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    template.edits(&keys.key().tag(), keys.seal().public(), lang, FOUNDED, &mut rng)
}

/// Founds from a template; what a phone shows then, and the bytes of the first change.
pub(super) fn founded(template: &Template, lang: &str) -> (Initiative, usize) {
    let keys = DeviceKeys::from_seed(Seed::from_bytes([1; 32]));
    let writer = Writer { device: keys.key(), tag: keys.key().tag(), role: Role::Lead };
    let mut rng = ChaCha20Rng::seed_from_u64(2);
    let mut document = Document::new(keys.key().fresh_actor(&mut rng));
    let change = document.edit(&edits(template, lang), &writer, 0).expect("few operations");
    let bytes = change.expect("something is written").chunk.len();
    (document.initiative().clone(), bytes)
}

/// Every wording of a template in one language: what it is of, and the words.
fn wordings(card: &Card, initiative: &Initiative, lang: &str) -> Vec<(String, String)> {
    let of_card = [card.name(lang), card.about(lang)].map(|words| (card.id.to_owned(), words.to_owned()));
    let texts = initiative.texts().filter(|(_, code, _)| *code == lang);
    let texts = texts.map(|(field, _, text)| (field.to_owned(), text.to_owned()));
    let mut all: Vec<_> = of_card.into_iter().chain(texts).collect();
    for (kind, entities) in initiative.kinds() {
        let row = KINDS.iter().find(|row| row.name == kind).expect("kinds of the schema");
        for entity in entities.values() {
            for (name, field) in &entity.fields {
                let spec = row.field(name).expect("a field of the schema");
                let is_prose = matches!(spec.ty, FieldType::Line(_) | FieldType::Prose(_)) && name != "rrule";
                let in_it = name.split_once('@').map_or_else(
                    || entity.text("lang") == Some(lang) && name != "lang" && name != "rank",
                    |(_, code)| code == lang,
                );
                if let Some(words) = field.value.as_text().filter(|_| is_prose && in_it) {
                    all.push((format!("{kind}.{name}"), words.to_owned()));
                }
            }
        }
    }
    all
}

#[test]
fn every_card_has_its_contents() {
    let cards: Vec<_> = CARDS.iter().map(|card| card.id).collect();
    let contents: Vec<_> = TEMPLATES.iter().map(|template| template.card.id).collect();
    assert_eq!(cards, contents);
}

#[test]
fn every_template_founds_in_one_small_change() {
    let mut largest = (0, "");
    for template in TEMPLATES {
        for lang in ["en", "fr", "ar"] {
            let (initiative, bytes) = founded(template, lang);
            largest = largest.max((bytes, template.card.id));
            let meta = initiative.get("meta", "initiative").expect("an initiative says what it is");
            assert_eq!(meta.flag("example"), template.card.is_example);
            assert_eq!(meta.text("default_lang"), Some(if lang == "fr" { "fr" } else { "en" }));
        }
    }
    assert!(FIRST_CHANGE_BYTES < CHANGES_MAX && largest.0 <= FIRST_CHANGE_BYTES, "{largest:?}");
}

#[test]
fn what_a_template_writes_fits_the_schema() {
    for template in TEMPLATES {
        let (initiative, _) = founded(template, "en");
        for (name, entities) in initiative.kinds() {
            let row = kind(name).expect("a kind of the schema");
            for (key, entity) in entities {
                for (field, held) in &entity.fields {
                    let spec = row.field(field).unwrap_or_else(|| panic!("{name} has no {field}"));
                    let member = field.split_once(':').map(|(_, member)| member);
                    let checked = value::checked(spec.ty, member, &held.value);
                    assert_eq!(checked.as_ref(), Ok(&held.value), "{} {name}.{field}", template.card.id);
                    leads_somewhere(&initiative, spec.ty, member.or(held.value.as_text()));
                }
                let parts = row.parts.iter().zip(key.split('|'));
                parts.for_each(|(part, words)| leads_somewhere(&initiative, part.ty, Some(words)));
                is_whole(row, entity);
            }
        }
    }
}

fn leads_somewhere(initiative: &Initiative, ty: FieldType, key: Option<&str>) {
    let (Some(target), Some(key)) = (ty.target(), key) else { return };
    assert!(key == "-" || initiative.get(target, key).is_some(), "no {target} is called {key}");
}

fn is_whole(row: &Kind, entity: &crate::domain::Entity) {
    let excused =
        |field: &str| field == "direction" && WITHOUT_A_DIRECTION.contains(&&*english(entity, row.title));
    for spec in row.fields.iter().filter(|spec| spec.required && !excused(spec.name)) {
        let words = entity.words(spec.name);
        let is_there = if spec.worded { words.by_lang.len() == 2 } else { entity.get(spec.name).is_some() };
        assert!(is_there, "{} without {}: {entity:?}", row.name, spec.name);
    }
    for spec in row.fields.iter().filter(|spec| spec.worded) {
        let n = entity.words(spec.name).by_lang.len();
        assert!(n == 0 || n == 2, "{}.{} is in one language only: {entity:?}", row.name, spec.name);
    }
}

pub(super) fn english(entity: &crate::domain::Entity, field: &str) -> String {
    entity.words(field).by_lang.remove("en").unwrap_or_default()
}

#[test]
fn every_line_of_a_sheet_is_read() {
    let known = |row: &Kind, name: &str| {
        let base = name.split('@').next().unwrap_or_default();
        row.field(name).is_some() || row.field(base).is_some() || row.parts.iter().any(|p| p.name == name)
    };
    for line_of in TEMPLATES.iter().flat_map(|template| template.sheets) {
        for entry in super::sheet::entries(line_of) {
            let row = kind(entry.kind).unwrap_or_else(|| panic!("no kind is called {}", entry.kind));
            for (name, words) in entry.lines {
                assert!(!words.trim().is_empty() && words == words.trim(), "{} {name}", entry.kind);
                let is_text = row.collection().shape == Shape::Texts;
                assert!(is_text || known(row, name), "{} has no {name}", row.name);
            }
        }
    }
}

#[test]
fn every_sentence_is_there_in_english_and_french() {
    for template in TEMPLATES {
        let by_lang = ["en", "fr"].map(|lang| {
            let (initiative, _) = founded(template, lang);
            let of: Vec<_> =
                wordings(template.card, &initiative, lang).into_iter().map(|(of, _)| of).collect();
            of.into_iter().map(|of| of.split('@').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        });
        assert!(by_lang[0].len() > 10, "{} says little", template.card.id);
        assert_eq!(by_lang[0], by_lang[1], "{}", template.card.id);
    }
}

#[test]
fn french_is_set_as_french_is() {
    for template in TEMPLATES {
        let (initiative, _) = founded(template, "fr");
        for (of, words) in wordings(template.card, &initiative, "fr") {
            let chars: Vec<char> = words.chars().collect();
            for (n, pair) in chars.windows(2).enumerate() {
                let is_address = words.contains("://");
                let set_off = [':', ';', '!', '?', '»', '%', '$'].contains(&pair[1]) && !is_address;
                assert!(!set_off || pair[0] == '\u{a0}', "{of}, character {n}: {words}");
                assert!(pair[0] != '«' || pair[1] == '\u{a0}', "{of}, character {n}: {words}");
                let is_typed = ['\'', '"'].contains(&pair[1]) || words.contains("...");
                assert!(!is_typed, "{of}, character {n}: {words}");
            }
        }
    }
}

#[test]
fn a_template_invents_no_figures() {
    for template in TEMPLATES.iter().filter(|template| !template.card.is_example) {
        let (initiative, _) = founded(template, "en");
        for kind in ["readings", "targets", "contributions", "champions", "pledges"] {
            assert_eq!(initiative.each(kind).count(), 0, "{} comes with {kind}", template.card.id);
        }
    }
}

#[test]
fn what_an_issue_begins_with_is_complete() {
    let issues = TEMPLATES.iter().filter(|t| !t.card.is_example && t.card.id != "neighbourhood-table");
    for template in issues {
        let (initiative, _) = founded(template, "en");
        for (kind, least, most) in [
            ("goals", 3, 4),
            ("strategies", 2, 3),
            ("partners", 5, 9),
            ("indicators", 4, 6),
            ("causes", 3, 5),
            ("definitions", 2, 4),
            ("early_resources", 4, 4),
            ("rounds", 1, 1),
            ("meetings", 1, 1),
        ] {
            let n = initiative.each(kind).count();
            assert!((least..=most).contains(&n), "{}: {n} {kind}", template.card.id);
        }
        for field in crate::domain::schema::AGENDA_TEXTS {
            assert_eq!(initiative.agenda(field).by_lang.len(), 2, "{}: {field}", template.card.id);
        }
        let told = |name: &str| initiative.each("indicators").filter(|(_, i)| i.get(name).is_some()).count();
        assert!(told("goal") + 1 >= initiative.each("indicators").count(), "{}", template.card.id);
        let shown_first = initiative.each("indicators").filter(|(_, i)| i.flag("headline")).count();
        assert!((3..=8).contains(&shown_first), "{}: {shown_first}", template.card.id);
        assert!(initiative.each("definitions").all(|(_, d)| d.get("state") == Some(&proposed())));
    }
}

fn proposed() -> Value {
    Value::Text("proposed".to_owned())
}
