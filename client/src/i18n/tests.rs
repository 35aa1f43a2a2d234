//! What every sentence of every language keeps to, checked on the very files translators edit.

const ENGLISH: &[(&str, &str)] = &[
    ("agenda", include_str!("en/agenda.rs")),
    ("all", include_str!("en/all.rs")),
    ("arrival", include_str!("en/arrival.rs")),
    ("decide", include_str!("en/decide.rs")),
    ("desk", include_str!("en/desk.rs")),
    ("follow", include_str!("en/follow.rs")),
    ("field", include_str!("en/field.rs")),
    ("grid", include_str!("en/grid.rs")),
    ("meet", include_str!("en/meet.rs")),
    ("closing", include_str!("en/closing.rs")),
    ("hand_over", include_str!("en/hand_over.rs")),
    ("history", include_str!("en/history.rs")),
    ("home", include_str!("en/home.rs")),
    ("invitations", include_str!("en/invitations.rs")),
    ("lock", include_str!("en/lock.rs")),
    ("me", include_str!("en/me.rs")),
    ("media", include_str!("en/media.rs")),
    ("needle", include_str!("en/needle.rs")),
    ("papers", include_str!("en/papers.rs")),
    ("people", include_str!("en/people.rs")),
    ("recover", include_str!("en/recover.rs")),
    ("results", include_str!("en/results.rs")),
    ("see", include_str!("en/see.rs")),
    ("shell", include_str!("en/shell.rs")),
    ("tables", include_str!("en/tables.rs")),
    ("trouble", include_str!("en/trouble.rs")),
    ("voices", include_str!("en/voices.rs")),
    ("words/activities", include_str!("en/words/activities.rs")),
    ("words/agenda", include_str!("en/words/agenda.rs")),
    ("words/anywhere", include_str!("en/words/anywhere.rs")),
    ("words/backbone", include_str!("en/words/backbone.rs")),
    ("words/communication", include_str!("en/words/communication.rs")),
    ("words/field", include_str!("en/words/field.rs")),
    ("words/frameworks", include_str!("en/words/frameworks.rs")),
    ("words/initiative", include_str!("en/words/initiative.rs")),
    ("words/learning", include_str!("en/words/learning.rs")),
    ("words/measurement", include_str!("en/words/measurement.rs")),
    ("words/voices", include_str!("en/words/voices.rs")),
];
const FRENCH: &[(&str, &str)] = &[
    ("agenda", include_str!("fr/agenda.rs")),
    ("all", include_str!("fr/all.rs")),
    ("arrival", include_str!("fr/arrival.rs")),
    ("decide", include_str!("fr/decide.rs")),
    ("desk", include_str!("fr/desk.rs")),
    ("follow", include_str!("fr/follow.rs")),
    ("field", include_str!("fr/field.rs")),
    ("grid", include_str!("fr/grid.rs")),
    ("meet", include_str!("fr/meet.rs")),
    ("closing", include_str!("fr/closing.rs")),
    ("hand_over", include_str!("fr/hand_over.rs")),
    ("history", include_str!("fr/history.rs")),
    ("home", include_str!("fr/home.rs")),
    ("invitations", include_str!("fr/invitations.rs")),
    ("lock", include_str!("fr/lock.rs")),
    ("me", include_str!("fr/me.rs")),
    ("media", include_str!("fr/media.rs")),
    ("needle", include_str!("fr/needle.rs")),
    ("papers", include_str!("fr/papers.rs")),
    ("people", include_str!("fr/people.rs")),
    ("recover", include_str!("fr/recover.rs")),
    ("results", include_str!("fr/results.rs")),
    ("see", include_str!("fr/see.rs")),
    ("shell", include_str!("fr/shell.rs")),
    ("tables", include_str!("fr/tables.rs")),
    ("trouble", include_str!("fr/trouble.rs")),
    ("voices", include_str!("fr/voices.rs")),
    ("words/activities", include_str!("fr/words/activities.rs")),
    ("words/agenda", include_str!("fr/words/agenda.rs")),
    ("words/anywhere", include_str!("fr/words/anywhere.rs")),
    ("words/backbone", include_str!("fr/words/backbone.rs")),
    ("words/communication", include_str!("fr/words/communication.rs")),
    ("words/field", include_str!("fr/words/field.rs")),
    ("words/frameworks", include_str!("fr/words/frameworks.rs")),
    ("words/initiative", include_str!("fr/words/initiative.rs")),
    ("words/learning", include_str!("fr/words/learning.rs")),
    ("words/measurement", include_str!("fr/words/measurement.rs")),
    ("words/voices", include_str!("fr/words/voices.rs")),
];

/// The string literals of a catalogue file, in order.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(start) = rest.find('"') {
        let after = &rest[start + 1..];
        let end = after.find('"').expect("catalogues escape no quotes");
        found.push(after[..end].to_owned());
        rest = &after[end + 1..];
    }
    found
}

fn sentences(files: &[(&str, &str)]) -> Vec<(String, String)> {
    let named = |(name, source): &(&str, &str)| {
        literals(source).into_iter().map(|text| ((*name).to_owned(), text)).collect::<Vec<_>>()
    };
    files.iter().flat_map(named).collect()
}

#[test]
fn no_sentence_is_empty() {
    for (file, text) in sentences(ENGLISH).into_iter().chain(sentences(FRENCH)) {
        assert!(!text.trim().is_empty(), "an empty sentence in {file}");
    }
}

#[test]
fn nobody_reads_the_words_of_the_machine() {
    let banned = ["sync", "merg", "conflict", "crdt", "fusion", "conflit"];
    for (file, text) in sentences(ENGLISH).into_iter().chain(sentences(FRENCH)) {
        for word in text.to_lowercase().split(|c: char| !c.is_alphabetic()) {
            assert!(!banned.iter().any(|stem| word.starts_with(stem)), "{file} says {word:?}: {text}");
        }
    }
}

#[test]
fn french_keeps_its_punctuation_on_the_line() {
    for (file, text) in sentences(FRENCH) {
        let characters: Vec<char> = text.chars().collect();
        for (place, mark) in characters.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|before| characters.get(before)).copied();
            let after = characters.get(place + 1).copied();
            // A placeholder's own colon and the one of an address are no punctuation.
            let plain = after.is_none_or(char::is_whitespace);
            if ":;!?»%$".contains(*mark) && plain {
                assert!(matches!(before, Some('\u{a0}' | '\u{202f}')), "{file}: {text}");
            }
            if *mark == '«' {
                assert!(matches!(after, Some('\u{a0}' | '\u{202f}')), "{file}: {text}");
            }
        }
    }
}

#[test]
fn french_has_an_apostrophe_of_its_own() {
    for (file, text) in sentences(FRENCH) {
        assert!(!text.contains('\''), "{file}: {text}");
    }
}
