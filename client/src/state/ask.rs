//! Asking at the door: what one household has answered so far.

use shared::domain::Command;
use shared::domain::media::Media;
use shared::domain::questions::{ANSWER_MAX, Answers, Ask, Question, Questions, Said};

use super::form::{Form, read_number};
use super::taken::Taken;
use crate::route::AskPage;

/// What has been answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Visit {
    /// The language it is asked in; empty until that is chosen.
    pub(crate) lang: String,
    /// Whether the person agreed, once that is known.
    pub(crate) consent: Option<bool>,
    /// The key of where it is; empty if that is not said.
    pub(crate) area: String,
    /// As typed: not all of it need be an answer yet.
    pub(crate) answers: Answers,
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// Nothing was.
    Missing,
    /// It is no number.
    NotANumber,
    /// It is too long.
    TooLong,
}

impl Visit {
    /// The draft's name at the engine.
    pub(crate) fn draft(form: &str) -> String {
        ["ask.", form].concat()
    }

    /// The name of the draft of what was photographed and recorded.
    pub(crate) fn media_draft(form: &str) -> String {
        ["ask-media.", form].concat()
    }

    /// Reads a draft.
    pub(crate) fn from_draft(text: &str) -> Self {
        let form = Form::decode(text);
        let consent = match form.get("consent") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        Self {
            lang: form.get("lang").to_owned(),
            consent,
            area: form.get("area").to_owned(),
            answers: Answers::read(form.get("answers")),
        }
    }

    /// As a draft; empty until it is known whether the person agrees.
    pub(crate) fn to_draft(&self) -> String {
        let Some(consent) = self.consent else { return String::new() };
        Form::default()
            .with("lang", &self.lang)
            .with("consent", if consent { "yes" } else { "no" })
            .with("area", &self.area)
            .with("answers", &self.answers.to_text())
            .encode()
    }

    /// The next household, in the same place and language.
    pub(crate) fn next(&self) -> Self {
        Self { lang: self.lang.clone(), area: self.area.clone(), ..Self::default() }
    }

    /// What was typed for a question; empty if nothing was.
    pub(crate) fn typed(&self, id: &str) -> &str {
        if let Some(Said::Words(words)) = self.answers.0.get(id) { words } else { "" }
    }

    /// With another answer, or none.
    pub(crate) fn with(&self, id: &str, said: Option<Said>) -> Self {
        let mut next = self.clone();
        match said {
            Some(said) => drop(next.answers.0.insert(id.to_owned(), said)),
            None => drop(next.answers.0.remove(id)),
        }
        next
    }

    /// The page after the one of this place; question 0 is before the first.
    pub(crate) fn after(&self, place: usize, questions: &Questions) -> AskPage {
        if self.consent == Some(false) || place >= questions.all.len() {
            AskPage::Check
        } else {
            AskPage::Question(place + 1)
        }
    }

    /// The first page that is still to be answered.
    pub(crate) fn left_at(&self, questions: &Questions, taken: &Taken) -> AskPage {
        if self.consent.is_none() {
            return AskPage::Consent;
        }
        let is_open = |id: &str| !self.answers.0.contains_key(id) && taken.each(id).next().is_none();
        let place = questions.all.iter().position(|question| is_open(&question.id));
        self.after(place.unwrap_or(questions.all.len()), questions)
    }

    /// What saving it asks of the engine, once it is known whether the person agrees.
    pub(crate) fn command(&self, form: &str, questions: &Questions, taken: &Taken) -> Option<Command> {
        let answers = self.answers.0.iter().filter_map(|(id, said)| {
            let said = match said {
                Said::Words(words) => Said::Words(written(questions.question(id)?, words)?),
                Said::Declined => Said::Declined,
            };
            Some((id.clone(), said))
        });
        let consent = self.consent?;
        let answers = if consent { Answers(answers.collect()) } else { Answers::default() };
        // Whoever does not want to say does not want to be shown either.
        let is_said = |(id, _): &&(String, Media)| self.answers.0.get(id) != Some(&Said::Declined);
        let media = taken.0.iter().filter(|it| consent && is_said(it)).cloned().collect();
        let (lang, area) = (self.lang.clone(), self.area.clone());
        Some(Command::Submit { form: form.to_owned(), consent, answers, lang, area, media })
    }
}

/// What is wrong with what was typed for a question, if anything is.
pub(crate) fn flaw(question: &Question, typed: &str) -> Option<Flaw> {
    if typed.trim().is_empty() {
        return Some(Flaw::Missing);
    }
    match question.ask {
        Ask::Number if read_number(typed).is_none() => Some(Flaw::NotANumber),
        Ask::Text if typed.encode_utf16().count() > ANSWER_MAX => Some(Flaw::TooLong),
        Ask::Number | Ask::Text | Ask::YesNo | Ask::OneOf => None,
    }
}

/// An answer as it is kept; nothing if nothing was typed.
fn written(question: &Question, typed: &str) -> Option<String> {
    let typed = typed.trim();
    match (question.ask, typed) {
        (_, "") => None,
        (Ask::Number, typed) => read_number(typed).map(|number| number.to_string()),
        (Ask::Text | Ask::YesNo | Ask::OneOf, typed) => Some(typed.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use shared::domain::Command;
    use shared::domain::questions::{Answers, Questions, Said};

    use super::{Flaw, Taken, Visit, flaw};
    use crate::route::AskPage;
    use crate::state::taken::{Deed, photo};

    fn questions() -> Questions {
        Questions::read("q1 yes_no\nq1@en Warm?\nq2 number\nq2@en How many?\nq3 text\nq3@en What else?")
    }

    #[test]
    fn an_unfinished_visit_comes_back_whole() {
        let typed = Answers(
            [
                ("q1".to_owned(), Said::Declined),
                ("q2".to_owned(), Said::Words("1,".to_owned())),
                ("q3".to_owned(), Said::Words("The roof\nleaks = badly".to_owned())),
            ]
            .into(),
        );
        let visit =
            Visit { lang: "fr".to_owned(), consent: Some(true), area: "a.1".to_owned(), answers: typed };
        assert_eq!(Visit::from_draft(&visit.to_draft()), visit);
        assert_eq!(Visit::default().to_draft(), "", "nothing was said");
    }

    #[test]
    fn what_is_kept_are_answers_only_and_of_a_refusal_nothing() {
        let visit = Visit { lang: "en".to_owned(), consent: Some(true), ..Visit::default() };
        let visit = visit.with("q2", Some(Said::Words(" 1 234,5".to_owned())));
        let visit = visit.with("q3", Some(Said::Words("  ".to_owned())));
        let Some(Command::Submit { answers, .. }) = visit.command("f", &questions(), &Taken::default())
        else {
            panic!("it is")
        };
        assert_eq!(answers, Answers([("q2".to_owned(), Said::Words("1234.5".to_owned()))].into()));
        let refusal = Visit { consent: Some(false), ..visit };
        let Some(Command::Submit { answers, media, .. }) = refusal.command("f", &questions(), &taken())
        else {
            panic!("it is")
        };
        assert!(answers.0.is_empty() && media.is_empty());
        assert_eq!(refusal.after(0, &questions()), AskPage::Check, "who does not agree is asked nothing");
    }

    /// Of the third question.
    fn taken() -> Taken {
        Taken::default().after("q3", Deed::Take(photo()))
    }

    #[test]
    fn a_photo_answers_its_question() {
        let taken = taken();
        let visit = Visit { consent: Some(true), ..Visit::default() };
        let visit = ["q1", "q2"].iter().fold(visit, |visit, id| visit.with(id, Some(Said::Declined)));
        assert_eq!(visit.left_at(&questions(), &Taken::default()), AskPage::Question(3));
        assert_eq!(visit.left_at(&questions(), &taken), AskPage::Check);
        let Some(Command::Submit { media, .. }) = visit.command("f", &questions(), &taken) else {
            panic!("it is")
        };
        assert_eq!(media, taken.0);
        let declined = visit.with("q3", Some(Said::Declined));
        let Some(Command::Submit { media, .. }) = declined.command("f", &questions(), &taken) else {
            panic!("it is")
        };
        assert_eq!(media, []);
    }

    #[test]
    fn one_goes_on_where_one_was_called_away() {
        let visit = Visit { consent: Some(true), ..Visit::default() };
        assert_eq!(visit.left_at(&questions(), &Taken::default()), AskPage::Question(1));
        let visit = visit.with("q1", Some(Said::Words("yes".to_owned())));
        assert_eq!(visit.left_at(&questions(), &Taken::default()), AskPage::Question(2));
        let all = ["q2", "q3"].iter().fold(visit, |visit, id| visit.with(id, Some(Said::Declined)));
        assert_eq!(all.left_at(&questions(), &Taken::default()), AskPage::Check);
    }

    #[test]
    fn what_was_typed_is_looked_at_before_one_goes_on() {
        let all = questions().all;
        assert_eq!(flaw(&all[0], ""), Some(Flaw::Missing));
        assert_eq!(flaw(&all[1], "a dozen"), Some(Flaw::NotANumber));
        assert_eq!(flaw(&all[1], "1 200"), None);
        assert_eq!(flaw(&all[2], &"x".repeat(1_001)), Some(Flaw::TooLong));
    }
}
