//! Paragraphs of the agenda that two people rewrote without knowing of each other: both wordings, for a person to choose.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::measure::nickname;
use crate::document::{Clash, Version};
use crate::domain::initiative::Initiative;
use crate::domain::schema::AGENDA_TEXTS;

/// One paragraph with two wordings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TwoWordings {
    /// One of the agenda's texts.
    pub field: String,
    /// How the paragraph reads now: both wordings woven into each other.
    pub woven: String,
    /// One of them.
    pub one: OneWording,
    /// The other.
    pub other: OneWording,
}

/// How somebody left a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneWording {
    /// The paragraph.
    pub wording: String,
    /// What who wrote it is called, if anything.
    pub by: Option<String>,
    /// When, in milliseconds since 1970 by that phone's clock.
    pub at_ms: i64,
}

pub(super) fn wordings(initiative: &Initiative, me: &impl Beholder, lang: &str) -> Vec<TwoWordings> {
    let keys: Vec<String> = AGENDA_TEXTS.iter().map(|field| [field, "|", lang].concat()).collect();
    let one = |version: Version| OneWording {
        wording: version.wording,
        by: nickname(initiative, version.tag.as_str()),
        at_ms: version.at_s.saturating_mul(1_000),
    };
    let two = |Clash { key, woven, versions: [first, second] }| TwoWordings {
        field: key.split('|').next().unwrap_or_default().to_owned(),
        woven,
        one: one(first),
        other: one(second),
    };
    me.clashes(&keys).into_iter().map(two).collect()
}

#[cfg(test)]
mod tests {
    use super::TwoWordings;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};
    use crate::domain::{Command, Role};

    const VISION: &str = "Children are safe.\nHomes are dry.";

    fn writes(table: &mut Table, who: usize, text: &str) {
        let base = table[who].sees().agenda_text("vision", "en").to_owned();
        table[who].now.0 += 60_000;
        let (field, lang, text) = ("vision".to_owned(), "en".to_owned(), text.to_owned());
        table[who].does(&Command::SetText { field, lang, text, base }).expect("she may");
    }

    fn both(table: &Table) -> Vec<TwoWordings> {
        let View::Wordings(wordings) = table[0].asks(&Query::Wordings { lang: "en".to_owned() }) else {
            panic!("they answer")
        };
        wordings
    }

    fn table() -> Table {
        let mut table = Table::of(&[Role::Lead, Role::Coordinator, Role::FieldWorker]);
        writes(&mut table, 0, VISION);
        table.meet();
        table
    }

    /// DOMAIN's case *two edit different places of the vision*: both kept, and nobody is asked.
    #[test]
    fn edits_of_different_places_ask_nobody() {
        let mut table = table();
        writes(&mut table, 0, "All children are safe.\nHomes are dry.");
        writes(&mut table, 1, "Children are safe.\nHomes are dry and warm.");
        writes(&mut table, 2, "Children are very safe.\nHomes are dry.");
        table.meet();
        assert_eq!(
            table[0].sees().agenda_text("vision", "en"),
            "All children are very safe.\nHomes are dry and warm."
        );
        assert!(both(&table).is_empty());
    }

    /// DOMAIN's case *two rewrite the whole vision*: two wordings, one of which, or both, a person keeps.
    #[test]
    fn two_rewrites_of_one_paragraph_are_told_until_somebody_chooses() {
        let mut table = table();
        writes(&mut table, 0, "Every child walks to school alone.\nHomes are dry.");
        writes(&mut table, 1, "Our streets belong to the young.\nHomes are dry.");
        table.meet();
        let found = both(&table);
        let [two] = &found[..] else { panic!("one paragraph: {found:?}") };
        let mut wordings = [two.one.wording.as_str(), two.other.wording.as_str()];
        wordings.sort_unstable();
        assert_eq!(wordings, ["Every child walks to school alone.", "Our streets belong to the young."]);
        assert_eq!(found.len(), both(&table).len(), "asking changes nothing");
        let stands = table[0].sees().agenda_text("vision", "en").to_owned();
        assert!(stands.contains(&two.woven), "{stands}");
        let chosen = stands.replace(&two.woven, &two.one.wording);
        writes(&mut table, 2, &chosen);
        table.meet();
        assert!(both(&table).is_empty());
        writes(&mut table, 1, &stands);
        table.meet();
        assert_eq!(both(&table).len(), 1, "the choice can be taken back");
    }

    #[test]
    fn two_who_begin_from_nothing_and_write_on_have_two_wordings() {
        let mut table = Table::of(&[Role::Lead, Role::Coordinator]);
        writes(&mut table, 0, "Children");
        writes(&mut table, 0, "Children are safe.");
        writes(&mut table, 1, "Homes are dry.");
        table.meet();
        let found = both(&table);
        assert_eq!(found.len(), 1, "{found:?}");
        let wordings = [&found[0].one.wording, &found[0].other.wording];
        assert!(wordings.contains(&&"Children are safe.".to_owned()), "what each left it at: {wordings:?}");
    }

    /// An agreed version holds its own words.
    #[test]
    fn an_agreed_version_is_not_touched_by_rewrites() {
        let mut table = table();
        let (name, meeting, note) = ("Agreed".to_owned(), String::new(), String::new());
        let version = table[0].does(&Command::PublishVersion { name, meeting, note }).expect("she may");
        table.meet();
        writes(&mut table, 0, "Every child walks to school alone.\nHomes are dry.");
        writes(&mut table, 1, "Our streets belong to the young.\nHomes are dry.");
        table.meet();
        assert_eq!(both(&table).len(), 1);
        let agreed = table[0].sees().get("versions", &version).and_then(|version| version.text("vision@en"));
        assert_eq!(agreed, Some(VISION));
    }
}
