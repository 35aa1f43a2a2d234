//! That the table fits together.

use super::{COLLECTIONS, ENVELOPE, FieldSpec, FieldType, KINDS, Kind, Shape, collection, kind};

/// Collections no screen writes by the table, and why.
const WITHOUT_A_KIND: &[(&str, &str)] = &[
    ("invites", "invitations are grants, signed outside the document"),
    ("key_epochs", "keys are changed by signed acts outside the document"),
];

fn specs(row: &'static Kind) -> impl Iterator<Item = &'static FieldSpec> {
    row.parts.iter().chain(row.fields)
}

#[test]
fn every_kind_has_its_collection_and_every_collection_its_kind() {
    for row in &KINDS {
        assert!(collection(row.name).is_some(), "{} has no collection", row.name);
        assert_eq!(
            KINDS.iter().filter(|other| other.name == row.name).count(),
            1,
            "{} is there twice",
            row.name
        );
    }
    for row in COLLECTIONS {
        let excused = WITHOUT_A_KIND.iter().any(|(name, _)| *name == row.name);
        assert!(kind(row.name).is_some() != excused, "{} has no kind, or an excuse too many", row.name);
    }
}

#[test]
fn every_link_leads_to_a_kind() {
    for row in &KINDS {
        for field in specs(row) {
            if let FieldType::Link(target) | FieldType::Links(target) = field.ty {
                let target =
                    kind(target).unwrap_or_else(|| panic!("{}.{} links to {target}", row.name, field.name));
                assert_eq!(target.collection().shape, Shape::Entity, "{}.{}", row.name, field.name);
            }
        }
    }
}

#[test]
fn every_title_is_one_of_the_kinds_fields() {
    for row in KINDS.iter().filter(|row| row.name != "agenda") {
        let shape = row.collection().shape;
        assert_eq!(row.parts.is_empty(), shape == Shape::Entity, "{} has the key of another shape", row.name);
        let title = row.fields.iter().find(|field| field.name == row.title);
        assert_eq!(title.is_some(), shape == Shape::Entity, "{} is named by {:?}", row.name, row.title);
        for name in row.one_of {
            assert!(row.fields.iter().any(|field| field.name == *name), "{} has no {name}", row.name);
        }
        assert!(title.is_none_or(|field| field.required || row.by_command), "{} may have no name", row.name);
    }
}

#[test]
fn names_and_codes_are_unique_and_can_stand_in_a_key() {
    let plain = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    for row in &KINDS {
        let mut names: Vec<_> = specs(row).map(|field| field.name).collect();
        // A voice says its language itself.
        let own = |field: &&FieldSpec| {
            !row.fields.iter().any(|mine| mine.name == field.name && mine.name == "lang")
        };
        names.extend(ENVELOPE.iter().filter(own).map(|field| field.name));
        names.sort_unstable();
        for pair in names.windows(2) {
            assert_ne!(pair[0], pair[1], "{}", row.name);
        }
        for field in specs(row) {
            assert!(plain(field.name), "{}.{}", row.name, field.name);
            if let FieldType::Choice(codes) | FieldType::Codes(codes) = field.ty {
                let mut sorted: Vec<_> = codes.to_vec();
                sorted.sort_unstable();
                sorted.dedup();
                assert_eq!(sorted.len(), codes.len(), "{}.{} offers something twice", row.name, field.name);
                assert!(codes.iter().all(|code| plain(code)), "{}.{}", row.name, field.name);
            }
        }
    }
}

#[test]
fn what_stands_in_a_key_is_short_and_said_in_one_way() {
    for row in &KINDS {
        for part in row.parts {
            let short = matches!(
                part.ty,
                FieldType::Line(..=40)
                    | FieldType::Choice(_)
                    | FieldType::Link(_)
                    | FieldType::Subject
                    | FieldType::Device
                    | FieldType::Who
                    | FieldType::Period
            );
            assert!(short && !part.worded, "{}.{} does not fit into a key", row.name, part.name);
        }
        let device = |part: &FieldSpec| matches!(part.ty, FieldType::Device | FieldType::Who);
        let n = row.parts.iter().filter(|part| device(part)).count();
        assert!(
            n == 0 || row.parts.last().is_some_and(device),
            "{}: who writes stands last in a key",
            row.name
        );
    }
}
