//! Giving a voice, and what the team does with it: placing, answering, withdrawing.

use rand_core::CryptoRng;

use super::fields::Fields;
use super::{Audience, Author, CommandError, FieldError, Prepared, Problem, allowed, print_of_words};
use crate::domain::Edit;
use crate::domain::initiative::{Initiative, Value};
use crate::domain::media::{self, Media};
use crate::domain::rights::Reach;
use crate::domain::schema;
use crate::keys::seal::SealPublic;
use crate::keys::{fresh_key, tag_of_key};
use crate::sync::Millis;

/// The key that what is for the team is sealed to.
#[must_use]
pub fn team_key(initiative: &Initiative) -> Option<SealPublic> {
    initiative.get("meta", "initiative")?.bytes("team_key").and_then(SealPublic::from_slice)
}

/// What a person gives.
pub(super) struct Given<'a> {
    pub(super) kind: &'a str,
    pub(super) body: &'a str,
    pub(super) audience: Audience,
    pub(super) lang: &'a str,
    /// How it came, if it was written down for somebody else.
    pub(super) origin: Option<&'a str>,
    pub(super) media: &'a [Media],
}

pub(super) fn give(
    initiative: &Initiative,
    author: &Author,
    given: &Given<'_>,
    (now, rng): (Millis, &mut impl CryptoRng),
) -> Result<Prepared, CommandError> {
    let mut fields = Fields::new("contributions");
    fields.words("body", given.body, given.media.is_empty());
    fields.set("kind", Value::Text(given.kind.to_owned()));
    fields.set("lang", Value::Text(given.lang.to_owned()));
    let code = if given.audience == Audience::Team { "team" } else { "everyone" };
    fields.set("audience", Value::Text(code.to_owned()));
    fields.set("reply_key", Value::Bytes(author.seal_to.as_bytes().to_vec()));
    if let Some(origin) = given.origin {
        fields.set("on_behalf", Value::Flag(true));
        fields.set("origin", Value::Text(origin.to_owned()));
    }
    if let Some(problem) = media::wrong(given.media.iter()) {
        fields.fail("media", problem);
    }
    let key = fresh_key(&author.tag, rng);
    let mut readers = vec![author.seal_to.clone()];
    if given.audience == Audience::Team || !given.media.is_empty() {
        readers.insert(0, team_key(initiative).ok_or(CommandError::TeamKeyMissing)?);
    }
    if given.audience == Audience::Team {
        // Also no words are sealed, so that nobody else can tell whether there are any.
        fields.values.entry("body".to_owned()).or_insert_with(|| Value::Text(String::new()));
        fields.seal("body", &readers, &key, rng);
    }
    let mut prepared = fields.create(author, key.clone(), now)?;
    for media in given.media {
        attach(author, &mut prepared, &[("contribution", &key)], media, (&readers, now, rng))?;
    }
    Ok(prepared)
}

/// Puts a photo or a recording beside something of one's own, which is named by these fields.
pub(super) fn attach(
    author: &Author,
    prepared: &mut Prepared,
    beside: &[(&str, &str)],
    media: &Media,
    (readers, now, rng): (&[SealPublic], Millis, &mut impl CryptoRng),
) -> Result<(), CommandError> {
    let mut fields = Fields::new("blobs");
    for (field, value) in beside {
        fields.set(field, Value::Text((*value).to_owned()));
    }
    fields.set("media_type", Value::Text(media.media_type.clone()));
    if media.seconds > 0 {
        fields.set("seconds", Value::Int(media.seconds));
    }
    let key = fresh_key(&author.tag, rng);
    fields.seal_body(&media.to_body(), readers, &key, rng);
    let attached = fields.create(author, key, now)?;
    prepared.edits.extend(attached.edits);
    prepared.blobs.extend(attached.blobs);
    Ok(())
}

pub(super) fn review(
    initiative: &Initiative,
    author: &Author,
    voice: &str,
    (state, reason): (&str, &str),
) -> Result<Prepared, CommandError> {
    let mut fields = Fields::new("reviews");
    fields.exists("contribution", initiative, "contributions", voice);
    if state.is_empty() {
        // Both fields are emptied together; what stood there is in the history.
        fields.only_given = true;
        let mut prepared = fields.keyed(author, voice)?;
        let empty = |field: &str| Edit::Set {
            kind: "reviews",
            key: voice.to_owned(),
            field: field.to_owned(),
            value: Value::Text(String::new()),
        };
        if initiative.get("reviews", voice).is_some() {
            prepared.edits.extend(["state", "reason"].map(empty));
        }
        return Ok(prepared);
    }
    fields.set("state", Value::Text(state.to_owned()));
    let words = initiative.get("contributions", voice).and_then(print_of_words);
    words.into_iter().for_each(|words| fields.set("words", words));
    // What was said before with another word is no reason for this one.
    let reason = reason.trim();
    if !reason.is_empty() || initiative.get("reviews", voice).is_some() {
        fields.set("reason", Value::Text(reason.to_owned()));
    }
    fields.keyed(author, voice)
}

pub(super) fn reply(
    initiative: &Initiative,
    author: &Author,
    (voice, body, lang): (&str, &str, &str),
    (now, rng): (Millis, &mut impl CryptoRng),
) -> Result<Prepared, CommandError> {
    let mut fields = Fields::new("replies");
    fields.words("body", body, true);
    fields.set("contribution", Value::Text(voice.to_owned()));
    fields.set("lang", Value::Text(lang.to_owned()));
    fields.exists("contribution", initiative, "contributions", voice);
    if initiative.is_withdrawn("contributions", voice) {
        fields.fail("contribution", Problem::Unknown);
    }
    let key = fresh_key(&author.tag, rng);
    let voice = initiative.get("contributions", voice);
    if let Some(voice) = voice.filter(|voice| voice.text("audience") == Some("team")) {
        let team = team_key(initiative).ok_or(CommandError::TeamKeyMissing)?;
        let mut readers = vec![team];
        readers.extend(voice.bytes("reply_key").and_then(SealPublic::from_slice));
        fields.seal("body", &readers, &key, rng);
    }
    fields.create(author, key, now)
}

/// Marks a voice as withdrawn.
pub(super) fn withdraw(
    initiative: &Initiative,
    author: &Author,
    voice: &str,
) -> Result<Prepared, CommandError> {
    take_back(initiative, author, ("contributions", "contribution"), voice)
}

/// Marks something as withdrawn; what follows for its words, each device draws from that.
pub(super) fn take_back(
    initiative: &Initiative,
    author: &Author,
    (kind, called): (&str, &str),
    key: &str,
) -> Result<Prepared, CommandError> {
    let kind = schema::kind(kind).expect("the schema has it");
    let is_own = tag_of_key(key) == author.tag.as_str();
    allowed(author, kind, if is_own { Reach::Own } else { Reach::All })?;
    if initiative.get(kind.name, key).is_none() {
        let unknown = FieldError { field: called.to_owned(), problem: Problem::Unknown };
        return Err(CommandError::Fields(vec![unknown]));
    }
    let edits = if initiative.is_withdrawn(kind.name, key) {
        Vec::new()
    } else {
        let by = Value::Text(if is_own { "author" } else { "team" }.to_owned());
        let (key, field) = (key.to_owned(), "withdrawn".to_owned());
        vec![Edit::Set { kind: kind.name, key, field, value: by }]
    };
    Ok(Prepared { edits, created: None, blobs: Vec::new() })
}
