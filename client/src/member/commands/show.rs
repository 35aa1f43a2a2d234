//! The whole initiative, for people or as JSON.

use std::fmt::Write;

use shared::domain::Audience;
use shared::domain::initiative::Words;
use shared::domain::schema::AGENDA_TEXTS;
use shared::domain::view::{IndicatorRow, PeriodRow, Query, Reached, View, VoiceRow};
use shared::sync::Session;

use crate::member::Answer;
use crate::member::cli::Show;
use crate::member::failure::{Code, Failure};
use crate::member::shell::Shell;
use crate::member::state;

/// Prints it.
pub(super) fn show(shell: &Shell, how: &Show, answer: Answer) -> Result<Code, Failure> {
    let session = shell.session();
    match answer {
        Answer::Words => answer.say(&Page::of(session, how), &serde_json::Value::Null)?,
        Answer::Json => {
            let mut json = state::plain(session);
            if let (true, Some(json)) = (how.opened, json.as_object_mut()) {
                json.insert("opened".to_owned(), state::opened(session));
            }
            answer.say("", &json)?;
        }
    }
    Ok(Code::Done)
}

/// The initiative on its way to a page of text. Writing to it cannot fail.
struct Page<'a> {
    session: &'a Session,
    how: &'a Show,
    text: String,
}

impl<'a> Page<'a> {
    fn of(session: &'a Session, how: &'a Show) -> String {
        let mut page = Self { session, how, text: String::new() };
        page.agenda();
        page.indicators();
        page.voices();
        page.text
    }

    fn pick(&self, words: &Words) -> String {
        words.pick(&self.how.lang).map(|(_, text)| text.to_owned()).unwrap_or_default()
    }

    fn line(&mut self, indent: usize, line: &str) {
        for line in line.lines() {
            writeln!(self.text, "{:indent$}{line}", "").expect("writing to memory cannot fail");
        }
    }

    fn heading(&mut self, words: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(0, words);
    }

    fn agenda(&mut self) {
        let meta = self.session.initiative().get("meta", "initiative");
        let title = meta.map(|meta| self.pick(&meta.words("title"))).unwrap_or_default();
        self.heading(&title);
        for field in AGENDA_TEXTS {
            let text = self.pick(&self.session.initiative().agenda(field));
            if !text.is_empty() {
                self.heading(field);
                self.line(2, &text);
            }
        }
        let View::Agenda(agenda) = self.session.view(&Query::Agenda) else { return };
        self.list("goals", agenda.goals.iter().map(|goal| self.pick(&goal.title)).collect());
        let partners = agenda.partners.iter().map(|row| format!("{} ({})", self.pick(&row.name), row.sector));
        self.list("partners", partners.collect());
    }

    fn list(&mut self, heading: &str, rows: Vec<String>) {
        if !rows.is_empty() {
            self.heading(heading);
            rows.iter().for_each(|row| self.line(2, row));
        }
    }

    fn indicators(&mut self) {
        let View::Indicators(rows) = self.session.view(&Query::Indicators) else { return };
        if !rows.is_empty() {
            self.heading("indicators");
        }
        for IndicatorRow { key, name, unit, .. } in rows {
            let name = self.pick(&name);
            self.line(2, &format!("{name}, in {unit} [{key}]"));
            let View::Indicator(Some(indicator)) = self.session.view(&Query::Indicator(key)) else {
                continue;
            };
            indicator.periods.iter().for_each(|period| self.period(period));
        }
    }

    fn period(&mut self, PeriodRow { period, reached, answers, .. }: &PeriodRow) {
        let reached = match reached {
            Reached::One { value, .. } => value.to_string(),
            Reached::TwoAnswers(values) => {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                format!("{} (two answers)", values.join(" or "))
            }
        };
        self.line(4, &format!("{}: {reached}, {} readings", period.label(), answers.len()));
    }

    fn voices(&mut self) {
        let keys: Vec<String> =
            self.session.initiative().each("contributions").map(|(key, _)| key.clone()).collect();
        if !keys.is_empty() {
            self.heading("voices");
        }
        for key in keys {
            if let View::Voice(Some(voice)) = self.session.view(&Query::Voice(key)) {
                self.voice(&voice);
            }
        }
    }

    fn voice(&mut self, voice: &VoiceRow) {
        let is_shown = self.how.opened || voice.audience == Audience::Everyone;
        let body = voice.body.as_deref().filter(|_| is_shown).unwrap_or("(for the team, sealed)");
        let by = voice.by.as_deref().unwrap_or("somebody");
        let review = voice.review.as_deref().map(|state| format!(", {state}")).unwrap_or_default();
        self.line(2, &format!("{} by {by}{review} [{}]", voice.kind, voice.receipt));
        self.line(4, body);
        for reply in &voice.replies {
            let body = reply.body.as_deref().filter(|_| is_shown).unwrap_or("(sealed)");
            self.line(4, &format!("answer: {body}"));
        }
    }
}
