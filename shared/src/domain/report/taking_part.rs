//! Voices that are for everybody, who took part, and where the figures come from.

use std::collections::BTreeSet;

use super::page::Page;
use super::sentences::Counted;
use super::{Reader, Told};
use crate::domain::initiative::Value;
use crate::domain::schema::{Shape, collection};
use crate::domain::view::PEOPLE_MIN;
use crate::keys::tag_of_key;

/// Voices that are told in full; of the others, how many there are.
const VOICES_MAX: usize = 60;

impl Told<'_> {
    /// What was given to everybody, is still given, and may be quoted; without a word about who gave it.
    pub(super) fn voices(&self, page: &mut Page) {
        page.section(self.say.voices);
        page.words("p", self.say.voices_about);
        let mut voices = self.within("contributions");
        voices.retain(|(key, voice)| {
            voice.text("audience") == Some("everyone")
                && voice.text("body").is_some()
                && voice.get("may_quote") != Some(&Value::Flag(false))
                && !self.initiative.is_withdrawn("contributions", key)
        });
        let n_open = voices.len();
        if self.reader != Reader::Table {
            voices.retain(|(_, voice)| voice.get("may_quote") == Some(&Value::Flag(true)));
        }
        if n_open == 0 {
            page.words("p", self.say.nothing);
        }
        for (key, voice) in voices.iter().take(VOICES_MAX) {
            let kind = self.say.code(self.say.voice_kinds, voice.text("kind").unwrap_or_default());
            let review = self.initiative.get("reviews", key).and_then(|review| review.text("state"));
            page.said(
                "blockquote",
                voice.text("lang").unwrap_or_default(),
                voice.text("body").unwrap_or_default(),
            );
            match review {
                Some(state) => {
                    page.words("p", &format!("{kind} · {}", self.say.code(self.say.review_states, state)));
                }
                None => page.words("p", kind),
            }
        }
        if let Some(more) = voices.len().checked_sub(VOICES_MAX).filter(|more| *more > 0) {
            page.words("p", &self.say.counted(self.say.more_voices, more));
        }
        if n_open > voices.len() {
            page.words("p", &self.say.counted(self.say.unquoted, n_open - voices.len()));
        }
        page.close("section");
    }

    pub(super) fn taking_part(&self, page: &mut Page) {
        let say = self.say;
        page.section(say.took_part);
        page.open("ul");
        let partners: Vec<_> = self.initiative.standing("partners").map(|(_, partner)| partner).collect();
        let sectors: BTreeSet<&str> = partners.iter().filter_map(|partner| partner.text("sector")).collect();
        page.words("li", &say.counted(say.n_partners, partners.len()));
        page.words("li", &say.counted(say.n_sectors, sectors.len()));
        self.number(page, (say.n_phones, say.few_phones), self.n_phones());
        self.number(page, (say.n_voices, say.few_voices), self.within("contributions").len());
        page.close("ul");
        page.words("p", say.phones_are_not_people);
        page.close("section");
    }

    /// A number of those whom a small one could point at.
    fn number(&self, page: &mut Page, (sentence, few): (Counted, &str), n: usize) {
        let is_small = i64::try_from(n).is_ok_and(|n| (1..PEOPLE_MIN).contains(&n));
        page.words("li", &if is_small { few.to_owned() } else { self.say.counted(sentence, n) });
    }

    /// How many phones wrote something within the report's days.
    fn n_phones(&self) -> usize {
        let mut tags = BTreeSet::new();
        for (kind, entities) in self.initiative.kinds() {
            let is_entity = collection(kind).is_some_and(|row| row.shape == Shape::Entity);
            let written = entities.iter().filter(|(_, entity)| is_entity && self.is_within(entity));
            tags.extend(written.map(|(key, _)| tag_of_key(key)));
        }
        tags.len()
    }

    /// Where the readings of all indicators that are told of come from, once each.
    pub(super) fn sources(&self, page: &mut Page) {
        page.section(self.say.sources);
        let mut sources = BTreeSet::new();
        for kind in ["readings", "targets", "causes"] {
            sources.extend(self.initiative.standing(kind).filter_map(|(_, entity)| {
                let (name, address) = (entity.text("source_name"), entity.text("source_url"));
                Some((name.or(address)?, address.unwrap_or_default()))
            }));
        }
        if sources.is_empty() {
            page.words("p", self.say.nothing);
        }
        page.open("ul");
        for (name, address) in sources {
            page.open("li");
            page.link(address, name);
            page.close("li");
        }
        page.close("ul");
        page.close("section");
    }
}
