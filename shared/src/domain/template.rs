//! Templates: what a new initiative starts with, in every language it has, as data.

mod neighbourhood;
mod parc_extension;

use rand_core::CryptoRng;

use super::Edit;
use super::initiative::Value;
use crate::keys::seal::SealPublic;
use crate::keys::{DeviceTag, fresh_key};
use crate::sync::Millis;

/// The same words in several languages.
pub type Worded = &'static [(&'static str, &'static str)];

/// What a new initiative starts with.
#[derive(Debug, PartialEq)]
pub struct Template {
    /// Its id.
    pub id: &'static str,
    /// Its name, which the initiative takes.
    pub name: Worded,
    /// One sentence about it, for choosing and for the initiative's summary.
    pub about: Worded,
    /// Where it is; empty if the founders say.
    pub place: &'static str,
    /// Agenda texts by field.
    pub texts: &'static [(&'static str, Worded)],
    /// Goals, in order: title and description.
    pub goals: &'static [(Worded, Worded)],
    /// Partners, in order: name and sector.
    pub partners: &'static [(Worded, &'static str)],
    /// Indicators, in order.
    pub indicators: &'static [Measure],
}

/// One indicator of a template, with what is publicly known of it.
#[derive(Debug, PartialEq)]
pub struct Measure {
    /// Its name.
    pub name: Worded,
    /// What exactly is counted.
    pub definition: Worded,
    /// As in the schema.
    pub value_kind: &'static str,
    /// As in the schema.
    pub unit: &'static str,
    /// As in the schema.
    pub direction: &'static str,
    /// Published readings.
    pub readings: &'static [Published],
}

/// One published reading.
#[derive(Debug, PartialEq)]
pub struct Published {
    /// First day.
    pub start: &'static str,
    /// Last day.
    pub end: &'static str,
    /// The number.
    pub value: f64,
    /// What the page says beside it.
    pub note: &'static str,
    /// The page.
    pub source_url: &'static str,
}

/// Every template, the plainest last.
pub const TEMPLATES: &[&Template] = &[&parc_extension::TEMPLATE, &neighbourhood::TEMPLATE];

/// The template with this id.
#[must_use]
pub fn template(id: &str) -> Option<&'static Template> {
    TEMPLATES.iter().copied().find(|template| template.id == id)
}

/// The wording for a reader of `lang`, else the English one.
#[must_use]
pub fn pick(words: Worded, lang: &str) -> &'static str {
    let find = |code: &str| words.iter().find(|(known, _)| *known == code).map(|(_, text)| *text);
    find(lang).or_else(|| find("en")).unwrap_or_default()
}

impl Template {
    /// Its name for a reader of `lang`.
    #[must_use]
    pub fn name(&self, lang: &str) -> &'static str {
        pick(self.name, lang)
    }

    /// The sentence about it for a reader of `lang`.
    #[must_use]
    pub fn about(&self, lang: &str) -> &'static str {
        pick(self.about, lang)
    }

    /// What founding from it writes, in one change by the lead's device.
    #[must_use]
    pub fn edits(
        &self,
        tag: &DeviceTag,
        team: &SealPublic,
        now: Millis,
        rng: &mut impl CryptoRng,
    ) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut meta = worded("title", self.name);
        meta.extend(worded("summary", self.about));
        meta.push(("template".to_owned(), Value::Text(self.id.to_owned())));
        meta.push(("team_key".to_owned(), Value::Bytes(team.as_bytes().to_vec())));
        if !self.place.is_empty() {
            meta.push(("place".to_owned(), Value::Text(self.place.to_owned())));
        }
        edits.extend(meta.into_iter().map(|(field, value)| Edit::Set {
            kind: "meta",
            key: "initiative".to_owned(),
            field,
            value,
        }));
        for (field, words) in self.texts {
            edits.extend(words.iter().map(|(lang, text)| Edit::Text {
                field,
                lang: (*lang).to_owned(),
                base: String::new(),
                text: (*text).to_owned(),
            }));
        }
        let mut entity = |kind: &'static str, mut fields: Vec<(String, Value)>| {
            let key = fresh_key(tag, rng);
            fields.push(("at".to_owned(), Value::Int(now.0)));
            edits.push(Edit::Create { kind, key: key.clone(), fields });
            key
        };
        for (n, (title, description)) in self.goals.iter().enumerate() {
            let mut fields = worded("title", title);
            fields.extend(worded("description", description));
            fields.push(rank(n));
            entity("goals", fields);
        }
        for (n, (name, sector)) in self.partners.iter().enumerate() {
            let mut fields = worded("name", name);
            fields.push(code("sector", sector));
            fields.push(rank(n));
            entity("partners", fields);
        }
        for (n, measure) in self.indicators.iter().enumerate() {
            let mut fields = measure.fields();
            fields.push(rank(n));
            let indicator = entity("indicators", fields);
            for reading in measure.readings {
                entity("readings", reading.fields(&indicator));
            }
        }
        edits
    }
}

impl Measure {
    fn fields(&self) -> Vec<(String, Value)> {
        let mut fields = worded("name", self.name);
        fields.extend(worded("definition", self.definition));
        fields.extend([
            code("level", "population"),
            code("value_kind", self.value_kind),
            code("unit", self.unit),
            code("direction", self.direction),
            ("headline".to_owned(), Value::Flag(true)),
        ]);
        fields
    }
}

impl Published {
    fn fields(&self, indicator: &str) -> Vec<(String, Value)> {
        vec![
            code("indicator", indicator),
            code("period_start", self.start),
            code("period_end", self.end),
            ("value".to_owned(), Value::Number(self.value)),
            code("note", self.note),
            code("source_url", self.source_url),
        ]
    }
}

fn worded(field: &str, words: Worded) -> Vec<(String, Value)> {
    words.iter().map(|(lang, text)| (format!("{field}@{lang}"), Value::Text((*text).to_owned()))).collect()
}

fn code(field: &str, code: &str) -> (String, Value) {
    (field.to_owned(), Value::Text(code.to_owned()))
}

/// Positions with room between them, so that a later one fits in without moving others.
fn rank(n: usize) -> (String, Value) {
    ("rank".to_owned(), Value::Text(format!("m{n:02}")))
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::{TEMPLATES, Worded};
    use crate::domain::Edit;
    use crate::domain::schema::{self, FieldType};
    use crate::keys::{DeviceKeys, Seed};
    use crate::sync::Millis;

    fn both_languages(words: Worded) {
        for lang in ["en", "fr"] {
            assert!(
                words.iter().any(|(code, text)| *code == lang && !text.is_empty()),
                "{lang} missing: {words:?}"
            );
        }
    }

    #[test]
    fn every_sentence_is_there_in_english_and_french() {
        for template in TEMPLATES {
            both_languages(template.name);
            both_languages(template.about);
            template.texts.iter().for_each(|(_, words)| both_languages(words));
            template.goals.iter().for_each(|(title, about)| (both_languages(title), both_languages(about)).0);
            template.partners.iter().for_each(|(name, _)| both_languages(name));
            template
                .indicators
                .iter()
                .for_each(|row| (both_languages(row.name), both_languages(row.definition)).0);
        }
    }

    #[test]
    fn what_a_template_writes_fits_the_schema() {
        let keys = DeviceKeys::from_seed(Seed::from_bytes([1; 32]));
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        for template in TEMPLATES {
            for edit in template.edits(&keys.key().tag(), keys.seal().public(), Millis(0), &mut rng) {
                let Edit::Create { kind, fields, .. } = edit else { continue };
                let kind = schema::kind(kind).expect("a kind of the schema");
                for (name, value) in fields.iter().filter(|(name, _)| name != "at") {
                    let field = kind.field(name).unwrap_or_else(|| panic!("{}.{name}", kind.name));
                    if let (FieldType::Choice(codes), Some(code)) = (field.ty, value.as_text()) {
                        assert!(codes.contains(&code), "{}.{name} = {code}", kind.name);
                    }
                }
            }
        }
    }
}
