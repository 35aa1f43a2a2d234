//! Commands that write something into the initiative.

use serde_json::json;
use shared::domain::{Command, Initiative, receipt};

use super::words;
use crate::member::cli::{Give, Record, SetText};
use crate::member::failure::{Code, Failure};
use crate::member::shell::Shell;
use crate::member::{Answer, clock};

/// Gives a voice, or one for each line. What was given before one that cannot be stays given.
pub(super) fn give(shell: &mut Shell, give: &Give, answer: Answer) -> Result<Code, Failure> {
    let text = words(&give.text)?;
    let is_said = |line: &&str| !give.lines || !line.trim().is_empty();
    let bodies: Vec<&str> = if give.lines { text.lines().collect() } else { vec![&text] };
    let (mut keys, mut failure) = (Vec::new(), None);
    shell.tell(|session| {
        for body in bodies.into_iter().filter(is_said) {
            let command = Command::GiveVoice {
                kind: give.kind.clone(),
                body: body.to_owned(),
                audience: give.audience.into(),
                lang: give.lang.clone(),
                media: Vec::new(),
            };
            match session.edit(&command, clock::now(), &mut clock::rng()) {
                Ok(created) => keys.extend(created.map(|(_, key)| key)),
                Err(error) => {
                    failure = Some(error);
                    return;
                }
            }
        }
    })?;
    for key in keys {
        let code = receipt::code(&key);
        answer.say(&format!("saved as {code} ({key})"), &json!({ "key": key, "receipt": code }))?;
    }
    failure.map_or(Ok(Code::Done), |error| Err(error.into()))
}

/// Rewrites a text, from how it stands in this home.
pub(super) fn set_text(shell: &mut Shell, set: &SetText, answer: Answer) -> Result<Code, Failure> {
    let (field, lang) = (set.field.clone(), set.lang.clone());
    let text = words(&set.text)?;
    let base = shell.session().initiative().agenda_text(&field, &lang).to_owned();
    let is_new = base != text;
    write(shell, &Command::SetText { field, lang, text, base })?;
    answer.say(if is_new { "saved" } else { "nothing to change" }, &json!({ "changed": is_new }))?;
    Ok(Code::Done)
}

/// Records a reading.
pub(super) fn record(shell: &mut Shell, record: &Record, answer: Answer) -> Result<Code, Failure> {
    let indicator = indicator(shell.session().initiative(), &record.indicator)?;
    let (period, value) = (record.period.clone(), record.value);
    let (method, note) = (record.method.clone(), record.note.clone());
    let key = write(shell, &Command::RecordReading { indicator, period, value, method, note })?;
    answer.say(&format!("saved ({key})"), &json!({ "key": key }))?;
    Ok(Code::Done)
}

/// Carries a command out; the key of what it created, if it created something.
pub(super) fn write(shell: &mut Shell, command: &Command) -> Result<String, Failure> {
    let created = shell.tell(|session| session.edit(command, clock::now(), &mut clock::rng()))??;
    Ok(created.map(|(_, key)| key).unwrap_or_default())
}

/// The key of the indicator that words mean.
fn indicator(initiative: &Initiative, meant: &str) -> Result<String, Failure> {
    let wanted = meant.trim().to_lowercase();
    let is_meant = |words: &str| words.trim().to_lowercase() == wanted;
    let found: Vec<&String> = initiative
        .each("indicators")
        .filter(|(key, entity)| {
            is_meant(key) || entity.words("name").by_lang.values().any(|name| is_meant(name))
        })
        .map(|(key, _)| key)
        .collect();
    match found.as_slice() {
        [key] => Ok((*key).clone()),
        [] => {
            let names: Vec<String> = initiative
                .each("indicators")
                .filter_map(|(_, entity)| {
                    entity.words("name").pick("en").map(|(_, name)| format!("{name:?}"))
                })
                .collect();
            let there = if names.is_empty() { "no indicator".to_owned() } else { names.join(", ") };
            Err(Failure::new(
                Code::Data,
                format!("expected an indicator; found {meant:?}, and there is {there}"),
            ))
        }
        several => {
            let message = format!(
                "{} indicators are called {meant:?}: give one's key, as show prints it",
                several.len()
            );
            Err(Failure::new(Code::Data, message))
        }
    }
}
