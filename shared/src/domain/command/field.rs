//! A day in the field: filling in forms at the door, and saying how much the day came to.

use rand_core::CryptoRng;

use super::fields::Fields;
use super::{Author, CommandError, Prepared, Problem, entry, team_key, voices};
use crate::domain::initiative::{Initiative, Value};
use crate::domain::media::{self, Media};
use crate::domain::questions::{Answers, Questions};
use crate::domain::view::day_in_field;
use crate::keys::fresh_key;
use crate::sync::Millis;

/// What was said at one door.
pub(super) struct Visit<'a> {
    pub(super) form: &'a str,
    pub(super) consent: bool,
    pub(super) answers: &'a Answers,
    pub(super) lang: &'a str,
    pub(super) area: &'a str,
    pub(super) media: &'a [(String, Media)],
}

/// Keeps what a household answered, sealed to the team and this device; of who said no, only that they were asked.
pub(super) fn submit(
    initiative: &Initiative,
    author: &Author,
    visit: &Visit<'_>,
    (now, rng): (Millis, &mut impl CryptoRng),
) -> Result<Prepared, CommandError> {
    let mut fields = Fields::new("submissions");
    fields.exists("form", initiative, "forms", visit.form);
    fields.set("form", Value::Text(visit.form.to_owned()));
    fields.set("consent", Value::Text(if visit.consent { "yes" } else { "no" }.to_owned()));
    fields.set("lang", Value::Text(visit.lang.to_owned()));
    if !visit.area.is_empty() {
        fields.exists("area", initiative, "areas", visit.area);
        fields.set("area", Value::Text(visit.area.to_owned()));
    }
    let key = fresh_key(&author.tag, rng);
    let form = initiative.get("forms", visit.form).filter(|_| visit.consent);
    if let Some(form) = form {
        let questions = Questions::read(form.text("definition").unwrap_or_default());
        for error in visit.answers.wrongs(&questions) {
            fields.fail(&error.field, error.problem);
        }
        if let Some(problem) = media::wrong(visit.media.iter().map(|(_, media)| media)) {
            fields.fail("media", problem);
        }
        if visit.media.iter().any(|(id, _)| questions.question(id).is_none()) {
            fields.fail("media", Problem::Unknown);
        }
        let mut fields = fields.checked()?;
        let team = team_key(initiative).ok_or(CommandError::TeamKeyMissing)?;
        fields.set("answers", Value::Text(visit.answers.to_text()));
        let readers = [team, author.seal_to.clone()];
        fields.seal("answers", &readers, &key, rng);
        let mut prepared = fields.create(author, key.clone(), now)?;
        for (question, media) in visit.media {
            let beside = [("submission", key.as_str()), ("question", question)];
            voices::attach(author, &mut prepared, &beside, media, (&readers, now, rng))?;
        }
        return Ok(prepared);
    }
    fields.create(author, key, now)
}

/// Marks what a household answered as withdrawn.
pub(super) fn withdraw(
    initiative: &Initiative,
    author: &Author,
    submission: &str,
) -> Result<Prepared, CommandError> {
    voices::take_back(initiative, author, ("submissions", "submission"), submission)
}

/// Begins this device's day, or says how much it came to; which day is its own, not the clock's.
pub(super) fn day(
    initiative: &Initiative,
    author: &Author,
    (date, since, count): (&str, Millis, i64),
    (now, rng): (Millis, &mut impl CryptoRng),
) -> Result<Prepared, CommandError> {
    let count = ("count_declared".to_owned(), Value::Int(count));
    if let Some((key, _)) = day_in_field(initiative, author.tag.as_str(), date) {
        return entry::change(initiative, author, ("field_days", key), &[count], now);
    }
    let fields = [("date".to_owned(), Value::Text(date.to_owned())), count];
    // When it is said to be written is when it began: from then on everything counts.
    entry::create(initiative, author, "field_days", &fields, (since.min(now), fresh_key(&author.tag, rng)))
}
