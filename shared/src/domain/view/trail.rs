//! What became of voices: what they led to and, from there, which voices something came from; and who supports them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::fate::Fates;
use super::name::{Named, named};
use crate::domain::initiative::Initiative;

/// What leads to and from one thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trail {
    /// What a voice led to, or one that it was joined with.
    pub led_to: Vec<Step>,
    /// The voices that something came from, and those they were joined with.
    pub came_from: Vec<Step>,
    /// How many phones support it; phones, not people.
    pub n_phones: usize,
    /// Whether this phone does.
    pub is_supported_here: bool,
}

/// One step between a voice and what it led to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The key of the promotion.
    pub promotion: String,
    /// `became`, `informed` or `example_of`.
    pub relation: String,
    /// The kind of what stands at the other end.
    pub kind: String,
    /// What stands there.
    pub other: Named,
    /// Whether the voice was withdrawn: what it led to stays, its words do not.
    pub is_withdrawn: bool,
}

pub(super) fn trail(initiative: &Initiative, me: &impl Beholder, key: &str) -> Trail {
    let fates = Fates::of(initiative);
    let step = |promotion: &String, kind: &str, other: &str, voice: &str| Step {
        promotion: promotion.clone(),
        relation: relation(initiative, promotion),
        kind: kind.to_owned(),
        other: named(initiative, me, kind, other),
        is_withdrawn: initiative.is_withdrawn("contributions", voice),
    };
    let mut led_to = Vec::new();
    for promotion in fates.promotions(key) {
        let (voice, target) = promotion.split_once('|').unwrap_or_default();
        led_to.extend(initiative.find(target).map(|(kind, _)| step(promotion, kind, target, voice)));
    }
    let mut came_from = Vec::new();
    for (promotion, voice) in fates.leading_to(key) {
        for voice in [voice].into_iter().chain(fates.others(voice)) {
            came_from.push(step(promotion, "contributions", voice, voice));
        }
    }
    Trail {
        led_to,
        came_from,
        n_phones: fates.n_phones(key),
        is_supported_here: is_supported(initiative, me, key),
    }
}

/// How a voice is related to what it led to.
pub(super) fn relation(initiative: &Initiative, promotion: &str) -> String {
    let said = initiative.get("promotions", promotion);
    said.and_then(|said| said.text("relation")).unwrap_or_default().to_owned()
}

/// Whether this phone supports a voice.
pub(super) fn is_supported(initiative: &Initiative, me: &impl Beholder, voice: &str) -> bool {
    let said = initiative.get("supports", &format!("{voice}|{}", me.tag().as_str()));
    said.is_some_and(|said| said.flag("on"))
}

/// How many phones support each voice.
pub(super) fn supports(initiative: &Initiative) -> BTreeMap<String, usize> {
    let mut n_by_voice = BTreeMap::new();
    for (key, said) in initiative.standing("supports") {
        if let (Some((voice, _)), true) = (key.split_once('|'), said.flag("on")) {
            *n_by_voice.entry(voice.to_owned()).or_default() += 1;
        }
    }
    n_by_voice
}

#[cfg(test)]
mod tests {
    use super::Trail;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View};
    use crate::domain::{Audience, Command, Role};

    fn trail(table: &Table, who: usize, key: &str) -> Trail {
        let View::Trail(trail) = table[who].asks(&Query::Trail(key.to_owned())) else {
            panic!("a trail answers")
        };
        trail
    }

    fn gives(table: &mut Table, who: usize) -> String {
        let (kind, body, lang) = ("idea".to_owned(), "Street lamps".to_owned(), "en".to_owned());
        table[who]
            .does(&Command::GiveVoice { kind, body, audience: Audience::Everyone, lang, media: Vec::new() })
            .expect("anybody may")
    }

    #[test]
    fn a_voice_that_became_something_is_found_from_both_ends_and_keeps_its_trail_when_it_is_withdrawn() {
        let mut table = Table::of(&[Role::Lead, Role::Resident]);
        let voice = gives(&mut table, 1);
        table.meet();
        let task = table[0].adds("tasks", &[("title", "Ask for lamps"), ("state", "open")]);
        let key = table[0]
            .adds("promotions", &[("contribution", &voice), ("target", &task), ("relation", "became")]);
        table.meet();
        let (there, back) = (trail(&table, 1, &voice), trail(&table, 0, &task));
        assert_eq!(
            (there.led_to[0].kind.as_str(), there.led_to[0].other.key.as_str()),
            ("tasks", task.as_str())
        );
        assert_eq!(
            (back.came_from[0].other.key.as_str(), back.came_from[0].is_withdrawn),
            (voice.as_str(), false)
        );
        table[1].does(&Command::Withdraw { contribution: voice }).expect("it is hers");
        table.meet();
        let back = trail(&table, 0, &task);
        assert!(
            back.came_from[0].is_withdrawn && back.came_from[0].other.name.is_empty(),
            "the text is gone"
        );
        table[0].changes("promotions", &key, &[("undone", "yes")]).expect("it can be undone");
        assert!(trail(&table, 0, &task).came_from.is_empty());
    }

    /// DOMAIN's cases *support from one phone twice* and *two phones, one person*: phones are counted, once each.
    #[test]
    fn phones_are_counted_and_each_once() {
        let mut table = Table::of(&[Role::Lead, Role::Resident, Role::Resident]);
        let voice = gives(&mut table, 1);
        table.meet();
        let open = |table: &Table| {
            let View::OpenVoices(open) = table[2].asks(&Query::OpenVoices { from: 0, count: 9 }) else {
                panic!("a page answers")
            };
            (open.n, open.rows[0].voice.n_phones, open.rows[0].is_supported_here)
        };
        assert_eq!(open(&table), (1, 0, false));
        for who in [0, 2, 2] {
            table[who].adds("supports", &[("contribution", &voice), ("on", "yes")]);
        }
        table.meet();
        assert_eq!(
            (trail(&table, 2, &voice).n_phones, trail(&table, 1, &voice).is_supported_here),
            (2, false)
        );
        assert!(trail(&table, 2, &voice).is_supported_here);
        assert_eq!(open(&table), (1, 2, true));
        table[2].adds("supports", &[("contribution", &voice), ("on", "no")]);
        assert_eq!(trail(&table, 2, &voice).n_phones, 1);
    }
}
