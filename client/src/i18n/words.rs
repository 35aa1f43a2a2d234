//! What kinds, fields and answers of the schema are called, so that a kind's screens follow from its row.
//!
//! A path says what is meant: `goals` the list, `goals.one` one of it, `goals.new` the way to add one, `goals.about` a
//! sentence on it, `goals.horizon` a field, `goals.ambition=bau_no` an answer. Where several kinds say the same, the
//! part before the point is left out: `.title`, `=agreed`.

use shared::domain::csv::Called;
use shared::domain::schema::{self, FieldType, Kind, Section};

use super::{Lang, en, fr};

/// Paths and what they are called, in the order of the paths.
pub(in crate::i18n) type Words = &'static [(&'static str, &'static str)];

/// The sections that have kinds people look through, in the order of the menu.
pub(crate) const SECTIONS: [Section; 10] = [
    Section::Agenda,
    Section::Measurement,
    Section::Activities,
    Section::Communication,
    Section::Learning,
    Section::Frameworks,
    Section::Backbone,
    Section::Voices,
    Section::Field,
    Section::Initiative,
];

fn table(lang: Lang, section: Section) -> Words {
    match (lang, section) {
        (Lang::En, Section::Initiative) => en::words::initiative::WORDS,
        (Lang::En, Section::Agenda) => en::words::agenda::WORDS,
        (Lang::En, Section::Measurement) => en::words::measurement::WORDS,
        (Lang::En, Section::Activities) => en::words::activities::WORDS,
        (Lang::En, Section::Communication) => en::words::communication::WORDS,
        (Lang::En, Section::Backbone) => en::words::backbone::WORDS,
        (Lang::En, Section::Frameworks) => en::words::frameworks::WORDS,
        (Lang::En, Section::Learning) => en::words::learning::WORDS,
        (Lang::En, Section::Voices) => en::words::voices::WORDS,
        (Lang::En, Section::Field) => en::words::field::WORDS,
        (Lang::Fr, Section::Initiative) => fr::words::initiative::WORDS,
        (Lang::Fr, Section::Agenda) => fr::words::agenda::WORDS,
        (Lang::Fr, Section::Measurement) => fr::words::measurement::WORDS,
        (Lang::Fr, Section::Activities) => fr::words::activities::WORDS,
        (Lang::Fr, Section::Communication) => fr::words::communication::WORDS,
        (Lang::Fr, Section::Backbone) => fr::words::backbone::WORDS,
        (Lang::Fr, Section::Frameworks) => fr::words::frameworks::WORDS,
        (Lang::Fr, Section::Learning) => fr::words::learning::WORDS,
        (Lang::Fr, Section::Voices) => fr::words::voices::WORDS,
        (Lang::Fr, Section::Field) => fr::words::field::WORDS,
    }
}

fn anywhere(lang: Lang) -> Words {
    match lang {
        Lang::En => en::words::anywhere::WORDS,
        Lang::Fr => fr::words::anywhere::WORDS,
    }
}

fn look_up(words: Words, path: &str) -> Option<&'static str> {
    let place = words.binary_search_by(|(known, _)| (*known).cmp(path)).ok()?;
    words.get(place).map(|(_, said)| *said)
}

/// What a path of a kind's own section, or else its `tail` anywhere, is called.
fn said(lang: Lang, kind: &str, path: &str, tail: &str) -> Option<&'static str> {
    let own = schema::kind(kind).and_then(|kind| look_up(table(lang, kind.section), path));
    own.or_else(|| look_up(anywhere(lang), tail))
}

/// What a section is called.
pub(crate) fn section(lang: Lang, section: Section) -> &'static str {
    beginning(lang, section, false)
}

/// A sentence on a section.
pub(crate) fn about_section(lang: Lang, section: Section) -> &'static str {
    beginning(lang, section, true)
}

/// A section's own words stand first, because their paths begin with the earliest sign.
fn beginning(lang: Lang, section: Section, about: bool) -> &'static str {
    let own = table(lang, section).iter().take_while(|(path, _)| path.starts_with('@'));
    own.filter(|(path, _)| path.ends_with(".about") == about)
        .map(|(_, said)| *said)
        .next()
        .unwrap_or_default()
}

/// What a kind's list is called.
pub(crate) fn many(lang: Lang, kind: &str) -> &'static str {
    said(lang, kind, kind, "").unwrap_or_default()
}

/// What one of a kind is called.
pub(crate) fn one(lang: Lang, kind: &str) -> &'static str {
    said(lang, kind, &[kind, ".one"].concat(), "").unwrap_or_default()
}

/// The way to add one.
pub(crate) fn new(lang: Lang, kind: &str) -> &'static str {
    said(lang, kind, &[kind, ".new"].concat(), "").unwrap_or_default()
}

/// A sentence on a kind.
pub(crate) fn about(lang: Lang, kind: &str) -> &'static str {
    said(lang, kind, &[kind, ".about"].concat(), "").unwrap_or_default()
}

/// What a field is called, or the part of a key; nothing for one that a newer version wrote.
pub(crate) fn field(lang: Lang, kind: &str, name: &str) -> Option<&'static str> {
    let name = name.split(['@', ':']).next().unwrap_or(name);
    let tail = [".", name].concat();
    said(lang, kind, &[kind, &tail].concat(), &tail)
}

/// What every answer is called that a kind's fields offer, in these languages, for tables.
pub(crate) fn called(langs: &[Lang], kind: &Kind) -> Called {
    let mut called = Vec::new();
    for lang in langs {
        let mut say = |field: &str, code: &str, words: &str| {
            called.push((field.to_owned(), code.to_owned(), words.to_owned()));
        };
        for spec in kind.parts.iter().chain(kind.fields) {
            if let FieldType::Choice(codes) | FieldType::Codes(codes) = spec.ty {
                let called =
                    |code: &&'static str| self::code(*lang, kind.name, spec.name, code).unwrap_or(code);
                for code in codes {
                    let words = called(code);
                    // Answers that are called the same are told apart by their codes.
                    let is_shared = codes.iter().filter(|other| called(other) == words).count() > 1;
                    let tail = if is_shared { [" (", *code, ")"].concat() } else { String::new() };
                    say(spec.name, code, &[words, &*tail].concat());
                }
            }
        }
        let t = lang.catalogue().all();
        say("", "yes", t.yes);
        say("", "no", t.no);
    }
    Called(called)
}

/// What an answer is called that a field offers; nothing for one of a newer version.
pub(crate) fn code(lang: Lang, kind: &str, name: &str, code: &str) -> Option<&'static str> {
    let tail = ["=", code].concat();
    said(lang, kind, &[kind, ".", name, &tail].concat(), &tail)
}

#[cfg(test)]
mod tests {
    use shared::domain::schema::{FieldType, KINDS};

    use super::{
        Lang, SECTIONS, Words, about, about_section, anywhere, called, code, field, many, new, one, section,
        table,
    };

    fn tables(lang: Lang) -> impl Iterator<Item = Words> {
        SECTIONS.into_iter().map(move |section| table(lang, section)).chain([anywhere(lang)])
    }

    #[test]
    fn paths_stand_in_order_and_both_languages_have_the_same() {
        for (english, french) in tables(Lang::En).zip(tables(Lang::Fr)) {
            assert!(english.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0)), "{english:?}");
            let paths = |words: Words| words.iter().map(|(path, _)| *path).collect::<Vec<_>>();
            assert_eq!(paths(english), paths(french));
        }
    }

    #[test]
    fn every_section_kind_field_and_answer_has_its_words() {
        for lang in Lang::ALL {
            for place in SECTIONS {
                assert!(
                    !section(lang, place).is_empty() && !about_section(lang, place).is_empty(),
                    "{place:?}"
                );
            }
            for kind in &KINDS {
                let name = kind.name;
                for said in [many(lang, name), one(lang, name), new(lang, name), about(lang, name)] {
                    assert!(!said.is_empty(), "{name} lacks a word in {lang:?}");
                }
                let shown = |ty: FieldType| {
                    !matches!(ty, FieldType::Sealed | FieldType::PublicKey | FieldType::Device)
                };
                for spec in kind.parts.iter().chain(kind.fields).filter(|spec| shown(spec.ty)) {
                    assert!(field(lang, name, spec.name).is_some(), "{name}.{} in {lang:?}", spec.name);
                    let (FieldType::Choice(codes) | FieldType::Codes(codes)) = spec.ty else { continue };
                    for offered in codes {
                        let said = code(lang, name, spec.name, offered);
                        assert!(said.is_some(), "{name}.{}={offered} in {lang:?}", spec.name);
                    }
                }
            }
        }
    }

    #[test]
    fn a_table_in_words_tells_every_answer_of_a_field_from_the_others() {
        for lang in Lang::ALL {
            for kind in &KINDS {
                let shared::domain::csv::Called(said) = called(&[lang], kind);
                for (field, code, words) in &said {
                    let is_same = |(of, _, other): &&(String, String, String)| {
                        of == field && other.to_lowercase() == words.to_lowercase()
                    };
                    let n = said.iter().filter(is_same).count();
                    assert_eq!(n, 1, "{}.{field}={code} is called as another answer: {words}", kind.name);
                    assert!(!words.contains(';'), "{}.{field}={code}: {words}", kind.name);
                }
            }
        }
    }

    #[test]
    fn no_word_is_of_something_that_is_not_there() {
        let is_field = |kind: &shared::domain::schema::Kind, name: &str| {
            kind.parts.iter().chain(kind.fields).find(|spec| spec.name == name).copied()
        };
        for place in SECTIONS {
            for (path, _) in table(Lang::En, place).iter().filter(|(path, _)| !path.starts_with('@')) {
                let (name, rest) = path.split_once('.').unwrap_or((path, "one"));
                let kind = KINDS.iter().find(|kind| kind.name == name);
                let kind = kind.filter(|kind| kind.section == place);
                let kind = kind.unwrap_or_else(|| panic!("{path} is of no kind of {place:?}"));
                let (name, answer) =
                    rest.split_once('=').map_or((rest, None), |(name, code)| (name, Some(code)));
                if ["one", "new", "about"].contains(&name) {
                    continue;
                }
                let spec = is_field(kind, name).unwrap_or_else(|| panic!("{path} is no field"));
                if let (Some(answer), FieldType::Choice(codes) | FieldType::Codes(codes)) = (answer, spec.ty)
                {
                    assert!(codes.contains(&answer), "{path} is not offered");
                }
            }
        }
        for (path, _) in anywhere(Lang::En) {
            let used =
                KINDS.iter().flat_map(|kind| kind.parts.iter().chain(kind.fields)).any(|spec| {
                    match (path.strip_prefix('.'), path.strip_prefix('='), spec.ty) {
                        (Some(name), ..) => spec.name == name,
                        (_, Some(answer), FieldType::Choice(codes) | FieldType::Codes(codes)) => {
                            codes.contains(&answer)
                        }
                        _ => false,
                    }
                });
            assert!(used, "{path} is used by no kind");
        }
    }
}
