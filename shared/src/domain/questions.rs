//! A form's questions and what was answered to them, with the plain text that each is kept as.
//!
//! Of the questions, a line each: `q1 one_of repeats` says what is asked, `q1@fr …` in which words, `q1:2@fr …` what may be
//! answered, `consent@fr …` what is read out first. Any other line is itself a question, to be answered in words, so
//! that a list somebody typed is a form too. Of the answers: `q1 yes`, or `q1!` for who does not want to say; what was
//! skipped is left out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::command::{FieldError, Problem};
use super::initiative::Words;
use super::value;

/// More questions than anybody answers standing at a door.
pub const QUESTIONS_MAX: usize = 40;
/// Answers that still fit below each other.
pub const OFFERS_MAX: usize = 12;
/// The longest answer in words, in UTF-16 units.
pub const ANSWER_MAX: usize = 1_000;

const CONSENT: &str = "consent";
const REPEATS: &str = "repeats";

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Yes or no.
    YesNo,
    /// A number.
    Number,
    /// One of a few answers.
    OneOf,
    /// In words.
    Text,
}

impl Ask {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::YesNo, Self::OneOf, Self::Number, Self::Text];

    /// Its name in the text.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::YesNo => "yes_no",
            Self::Number => "number",
            Self::OneOf => "one_of",
            Self::Text => "text",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ask| ask.name() == name)
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The same in every version of the form: letters, digits and `_`.
    pub id: String,
    /// How it is answered.
    pub ask: Ask,
    /// Whether the answer is often that of the household before.
    pub repeats: bool,
    /// What is asked.
    pub words: Words,
    /// What may be answered, of [`Ask::OneOf`]; an answer is the place of one of these, from 1.
    pub offers: Vec<Words>,
}

/// The questions of one version of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    /// What is read out before anything is asked; may be empty.
    pub consent: Words,
    /// In the order in which they are asked.
    pub all: Vec<Question>,
}

impl Questions {
    /// Reads them; there is no text that cannot be read.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut questions = Self::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
            if !questions.take(name, rest) {
                questions.push(Question {
                    id: format!("line{}", questions.all.len() + 1),
                    ask: Ask::Text,
                    repeats: false,
                    words: Words { by_lang: [(String::new(), line.to_owned())].into() },
                    offers: Vec::new(),
                });
            }
        }
        for question in questions.all.iter_mut().filter(|question| question.offers.is_empty()) {
            // Nothing to choose from: then in words.
            if question.ask == Ask::OneOf {
                question.ask = Ask::Text;
            }
        }
        questions
    }

    /// Takes up a line; whether it is one of a form's.
    fn take(&mut self, name: &str, rest: &str) -> bool {
        let Some((of, lang)) = name.split_once('@') else {
            let (ask, repeats) = rest.split_once(' ').unwrap_or((rest, ""));
            let Some(ask) = Ask::named(ask).filter(|_| is_id(name)) else { return false };
            let (id, repeats) = (name.to_owned(), repeats == REPEATS);
            self.push(Question { id, ask, repeats, words: Words::default(), offers: Vec::new() });
            return true;
        };
        let (id, offer) = of.split_once(':').map_or((of, None), |(id, place)| (id, Some(place)));
        let words = if id == CONSENT {
            &mut self.consent
        } else {
            let Some(question) = self.all.iter_mut().find(|question| question.id == id) else { return false };
            match offer.map(str::parse::<usize>) {
                None => &mut question.words,
                Some(Ok(place @ 1..=OFFERS_MAX)) if place <= question.offers.len() + 1 => {
                    question.offers.resize_with(place.max(question.offers.len()), Words::default);
                    &mut question.offers[place - 1]
                }
                Some(_) => return true,
            }
        };
        words.by_lang.insert(lang.to_owned(), plain(rest));
        true
    }

    fn push(&mut self, question: Question) {
        let is_known = self.all.iter().any(|known| known.id == question.id);
        if !is_known && self.all.len() < QUESTIONS_MAX {
            self.all.push(question);
        }
    }

    /// As text; reads back as itself if every question has words and ids are as they should be.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        said(&mut text, CONSENT, &self.consent);
        for Question { id, ask, repeats, words, offers } in &self.all {
            text.extend([id.as_str(), " ", ask.name(), if *repeats { " repeats" } else { "" }, "\n"]);
            said(&mut text, id, words);
            for (place, offer) in offers.iter().enumerate() {
                said(&mut text, &format!("{id}:{}", place + 1), offer);
            }
        }
        text
    }

    /// The question of this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.all.iter().find(|question| question.id == id)
    }

    /// The languages that every question can be asked in, English and French first.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        let has = |lang: &str| {
            self.all.iter().all(|question| {
                std::iter::once(&question.words)
                    .chain(&question.offers)
                    .all(|it| it.by_lang.contains_key(lang))
            })
        };
        let Some(first) = self.all.first() else { return Vec::new() };
        let mut languages: Vec<&str> =
            first.words.by_lang.keys().map(String::as_str).filter(|l| has(l)).collect();
        languages.sort_by_key(|lang| !["en", "fr"].contains(lang));
        languages
    }
}

impl Question {
    /// Whether these words answer it.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check(&self, words: &str) -> Result<(), Problem> {
        if words.trim().is_empty() {
            return Err(Problem::Missing);
        }
        let is_offered = match self.ask {
            Ask::YesNo => ["yes", "no"].contains(&words),
            Ask::OneOf => words.parse().is_ok_and(|place: usize| (1..=self.offers.len()).contains(&place)),
            Ask::Number if !words.parse().is_ok_and(f64::is_finite) => return Err(Problem::NotANumber),
            Ask::Number => true,
            Ask::Text => return value::length(words, ANSWER_MAX),
        };
        if is_offered { Ok(()) } else { Err(Problem::NotOffered) }
    }
}

/// What a person said to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Said {
    /// This: `yes`, a number, the place of what was offered, or words.
    Words(String),
    /// That they do not want to say.
    Declined,
}

/// What a household answered, by the question's id; what was skipped is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers(pub BTreeMap<String, Said>);

impl Answers {
    /// Reads them, as far as they are answers.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let answer = |line: &str| match line.split_once(' ') {
            Some((id, words)) => Some((id.to_owned(), Said::Words(plain(words)))),
            None => Some((line.strip_suffix('!')?.to_owned(), Said::Declined)),
        };
        Self(text.lines().filter_map(answer).collect())
    }

    /// As text; reads back as itself.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (id, said) in &self.0 {
            match said {
                Said::Words(words) => text.extend([id.as_str(), " ", &escaped(words), "\n"]),
                Said::Declined => text.extend([id.as_str(), "!\n"]),
            }
        }
        text
    }

    /// What is wrong with them as answers to these questions.
    pub(super) fn wrongs(&self, questions: &Questions) -> Vec<FieldError> {
        let wrong = |(id, said): (&String, &Said)| {
            let found = match (questions.question(id), said) {
                (None, _) => Err(Problem::NotOffered),
                (Some(_), Said::Declined) => Ok(()),
                (Some(question), Said::Words(words)) => question.check(words),
            };
            found.err().map(|problem| FieldError { field: id.clone(), problem })
        };
        self.0.iter().filter_map(wrong).collect()
    }
}

fn is_id(name: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    name != CONSENT && !name.is_empty() && name.len() <= 20 && name.bytes().all(sign)
}

fn said(text: &mut String, name: &str, words: &Words) {
    for (lang, words) in words.by_lang.iter().filter(|(_, words)| !words.is_empty()) {
        text.extend([name, "@", lang.as_str(), " ", &escaped(words), "\n"]);
    }
}

fn escaped(words: &str) -> String {
    words.trim().replace('\\', "\\\\").replace('\r', "").replace('\n', "\\n")
}

fn plain(line: &str) -> String {
    let mut words = String::with_capacity(line.len());
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        match (sign, sign == '\\') {
            (_, false) => words.push(sign),
            (_, true) => words.extend(signs.next().map(|next| if next == 'n' { '\n' } else { next })),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Answers, Ask, Problem, Questions, Said};

    const DOOR: &str = "consent@en We ask four things.\\nYou may stop at any time.\n\
        consent@fr Nous posons quatre questions.\n\
        q1 yes_no\nq1@en Is the heating on?\nq1@fr Le chauffage marche-t-il ?\n\
        q2 one_of repeats\nq2@en Who owns it?\nq2@fr À qui est-ce ?\n\
        q2:1@en The city\nq2:1@fr La ville\nq2:2@en A company\nq2:2@fr Une société\n\
        q3 number\nq3@en How many live here?\n\
        q4 text\nq4@en What should change?\\\\\n";

    #[test]
    fn questions_come_back_as_they_were_written() {
        let door = Questions::read(DOOR);
        assert_eq!(door.to_text(), DOOR);
        assert_eq!(Questions::read(&door.to_text()), door);
        assert_eq!(door.consent.by_lang["en"], "We ask four things.\nYou may stop at any time.");
        let kinds: Vec<_> = door.all.iter().map(|question| (question.ask, question.repeats)).collect();
        let expected = [(Ask::YesNo, false), (Ask::OneOf, true), (Ask::Number, false), (Ask::Text, false)];
        assert_eq!(kinds, expected);
        assert_eq!(door.languages(), ["en"], "two questions are in English only");
    }

    #[test]
    fn a_list_that_somebody_typed_is_a_form_too() {
        let list =
            Questions::read("How are you?\n\nq1@en no such question\nis it warm\nq7 one_of\nq7@en Which?");
        let words: Vec<_> =
            list.all.iter().map(|question| question.words.pick("fr").map(|(_, w)| w)).collect();
        let expected = ["How are you?", "q1@en no such question", "is it warm", "Which?"];
        assert_eq!(words, expected.map(Some));
        assert!(list.all.iter().all(|question| question.ask == Ask::Text));
    }

    #[test]
    fn whatever_is_read_as_a_form_has_an_end() {
        let many: String =
            (0..500).map(|n| format!("q{n} one_of\nq{n}:1@en a\nq{n}:99@en b\nq{n}:x@en c\n")).collect();
        let read = Questions::read(&many);
        assert_eq!((read.all.len(), read.all[0].offers.len()), (super::QUESTIONS_MAX, 1));
    }

    #[test]
    fn answers_come_back_and_are_checked_against_their_question() {
        let said = |words: &str| Said::Words(words.to_owned());
        let answers = Answers(
            [
                ("q1".to_owned(), said("yes")),
                ("q2".to_owned(), Said::Declined),
                ("q3".to_owned(), said("4")),
                ("q4".to_owned(), said("The roof.\nAnd the \\ door.")),
            ]
            .into(),
        );
        assert_eq!(Answers::read(&answers.to_text()), answers);
        let door = Questions::read(DOOR);
        assert_eq!(answers.wrongs(&door), []);
        let wrong = [("q1", "perhaps"), ("q2", "3"), ("q3", "many"), ("q4", " "), ("q9", "yes")];
        let wrong = Answers(wrong.map(|(id, words)| (id.to_owned(), said(words))).into());
        let problems: Vec<_> = wrong.wrongs(&door).into_iter().map(|error| error.problem).collect();
        let expected = [
            Problem::NotOffered,
            Problem::NotOffered,
            Problem::NotANumber,
            Problem::Missing,
            Problem::NotOffered,
        ];
        assert_eq!(problems, expected);
    }
}
