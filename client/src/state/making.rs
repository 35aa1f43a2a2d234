//! Making a form: what has been typed, and the questions it makes.

use shared::domain::questions::{Ask, OFFERS_MAX, QUESTIONS_MAX, Question, Questions};
use shared::domain::{Command, Value};

use shared::domain::initiative::Words;

use super::form::Form;
use crate::i18n::Lang;

/// What keeps it from being a form, with the place of the question it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lack {
    /// It has no name.
    Title,
    /// It asks nothing.
    Questions,
    /// This question has no words.
    Words(usize),
    /// This one offers fewer than two answers.
    Offers(usize),
    /// This one offers more in one language than in another.
    Uneven(usize),
    /// This one offers more than fit.
    TooMany(usize),
}

/// What has been typed: `title@en`, `consent@fr`, and for the question of each place `1.ask`, `1@en`, `1.offers@fr` …
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Making(pub(crate) Form);

impl Making {
    /// A form with one question that is still to be written.
    pub(crate) fn new() -> Self {
        Self(Form::default()).with_question("q1", Ask::YesNo)
    }

    /// What stands in a version that is to be followed by another.
    pub(crate) fn of(title: &Words, questions: &Questions) -> Self {
        let worded = |form: Form, name: &str, words: &Words| {
            words.by_lang.iter().fold(form, |form, (lang, words)| {
                // Words in no known language are taken for English.
                form.with(&[name, "@", if lang.is_empty() { "en" } else { lang }].concat(), words)
            })
        };
        let form = worded(Form::default(), "title", title);
        let mut making = Self(worded(form, "consent", &questions.consent));
        for Question { id, ask, repeats, words, offers } in &questions.all {
            making = making.with_question(id, *ask);
            let place = making.n();
            let mut form = worded(making.0, &place.to_string(), words);
            for lang in Lang::ALL {
                let lines: Vec<&str> =
                    offers.iter().filter_map(|it| it.by_lang.get(lang.code())).map(String::as_str).collect();
                form = form.with(&name_in(place, ".offers", lang), &lines.join("\n"));
            }
            making = Self(form.with(&name(place, ".repeats"), if *repeats { "yes" } else { "" }));
        }
        making
    }

    /// How many places for questions there are, removed ones among them.
    pub(crate) fn n(&self) -> usize {
        self.0.get("n").parse().unwrap_or(0)
    }

    /// The places of the questions that are left.
    pub(crate) fn places(&self) -> Vec<usize> {
        (1..=self.n()).filter(|place| self.0.get(&name(*place, ".gone")).is_empty()).collect()
    }

    /// Whether there is room for another question.
    pub(crate) fn has_room(&self) -> bool {
        self.places().len() < QUESTIONS_MAX
    }

    /// How the question of a place is answered.
    pub(crate) fn ask(&self, place: usize) -> Ask {
        Ask::named(self.0.get(&name(place, ".ask"))).unwrap_or(Ask::Text)
    }

    /// With another question at the end, of an id that no question has had.
    pub(crate) fn with_another(&self) -> Self {
        let number = |place: usize| self.0.get(&name(place, ".id")).strip_prefix('q')?.parse::<u32>().ok();
        let last = (1..=self.n()).filter_map(number).max().unwrap_or(0);
        self.clone().with_question(&format!("q{}", last + 1), Ask::YesNo)
    }

    fn with_question(self, id: &str, ask: Ask) -> Self {
        let place = self.n() + 1;
        let form = self.0.with("n", &place.to_string()).with(&name(place, ".id"), id);
        Self(form.with(&name(place, ".ask"), ask.name()))
    }

    /// The questions as they will be asked.
    ///
    /// # Errors
    /// What is lacking first.
    pub(crate) fn questions(&self) -> Result<Questions, Lack> {
        if self.words("title").by_lang.is_empty() {
            return Err(Lack::Title);
        }
        let mut all = Vec::new();
        for place in self.places() {
            let words = self.words(&place.to_string());
            if words.by_lang.is_empty() {
                return Err(Lack::Words(place));
            }
            let ask = self.ask(place);
            let offers = if ask == Ask::OneOf { self.offers(place)? } else { Vec::new() };
            let repeats = self.0.get(&name(place, ".repeats")) == "yes";
            all.push(Question {
                id: self.0.get(&name(place, ".id")).to_owned(),
                ask,
                repeats,
                words,
                offers,
            });
        }
        if all.is_empty() {
            return Err(Lack::Questions);
        }
        Ok(Questions { consent: self.words("consent"), all })
    }

    fn words(&self, name: &str) -> Words {
        let typed = Lang::ALL
            .into_iter()
            .map(|lang| (lang.code(), self.0.get(&[name, "@", lang.code()].concat()).trim()));
        let said = typed.filter(|(_, words)| !words.is_empty());
        Words { by_lang: said.map(|(lang, words)| (lang.to_owned(), words.to_owned())).collect() }
    }

    fn offers(&self, place: usize) -> Result<Vec<Words>, Lack> {
        let mut offers: Vec<Words> = Vec::new();
        for lang in Lang::ALL {
            let typed = self.0.get(&name_in(place, ".offers", lang));
            let lines: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            if lines.is_empty() {
                continue;
            }
            if !offers.is_empty() && offers.len() != lines.len() {
                return Err(Lack::Uneven(place));
            }
            offers.resize_with(lines.len(), Words::default);
            for (offer, line) in offers.iter_mut().zip(lines) {
                offer.by_lang.insert(lang.code().to_owned(), line.to_owned());
            }
        }
        match offers.len() {
            0 | 1 => Err(Lack::Offers(place)),
            n if n > OFFERS_MAX => Err(Lack::TooMany(place)),
            _ => Ok(offers),
        }
    }

    /// What saving it asks of the engine.
    pub(crate) fn command(&self, questions: &Questions, form_id: &str, version: u32) -> Command {
        let text = |name: String, words: &str| (name, Value::Text(words.to_owned()));
        let mut fields = vec![
            text("form_id".to_owned(), form_id),
            text("version".to_owned(), &version.to_string()),
            text("definition".to_owned(), &questions.to_text()),
        ];
        fields.extend(
            self.words("title").by_lang.iter().map(|(lang, title)| text(["title@", lang].concat(), title)),
        );
        Command::Create { kind: "forms".to_owned(), fields }
    }
}

/// The name of something about the question of a place.
pub(crate) fn name(place: usize, what: &str) -> String {
    [&place.to_string(), what].concat()
}

/// The same in a language.
pub(crate) fn name_in(place: usize, what: &str, lang: Lang) -> String {
    [&place.to_string(), what, "@", lang.code()].concat()
}

#[cfg(test)]
mod tests {
    use shared::domain::questions::{Ask, Questions};

    use super::{Form, Lack, Making};

    const DOOR: &str = "consent@en Few questions\nq1 yes_no\nq1@en Warm?\nq1@fr Chaud ?\n\
        q4 one_of repeats\nq4@fr À qui ?\nq4:1@fr La ville\nq4:2@fr Une société\n";

    fn title() -> shared::domain::initiative::Words {
        let by_lang = [("en".to_owned(), "At the door".to_owned())].into();
        shared::domain::initiative::Words { by_lang }
    }

    #[test]
    fn a_version_becomes_the_next_one_with_the_same_ids() {
        let questions = Questions::read(DOOR);
        let making = Making::of(&title(), &questions);
        assert_eq!(making.questions(), Ok(questions));
        let decoded = Making(Form::decode(&making.0.encode()));
        assert_eq!(decoded, making, "as a draft, too");
        let longer = Making(making.with_another().0.with("3@en", "How many?").with("1.gone", "yes"));
        let ids: Vec<_> = longer.questions().unwrap_or_default().all.into_iter().map(|it| it.id).collect();
        assert_eq!(ids, ["q4", "q5"], "an id stands for one question for ever");
    }

    #[test]
    fn what_is_lacking_is_told_with_its_place() {
        let making = Making::new();
        assert_eq!(making.questions(), Err(Lack::Title));
        let named = |form: &Form| Making(form.with("title@fr", "À la porte"));
        let making = named(&making.0);
        assert_eq!(making.questions(), Err(Lack::Words(1)));
        assert_eq!(named(&making.0.with("1.gone", "yes")).questions(), Err(Lack::Questions));
        let one_of = making.0.with("1@en", "Whose?").with("1.ask", Ask::OneOf.name());
        assert_eq!(named(&one_of.with("1.offers@en", "City\n\n")).questions(), Err(Lack::Offers(1)));
        let uneven = one_of.with("1.offers@en", "City\nFirm").with("1.offers@fr", "La ville");
        assert_eq!(named(&uneven).questions(), Err(Lack::Uneven(1)));
        let many = "x\n".repeat(13);
        assert_eq!(named(&one_of.with("1.offers@en", &many)).questions(), Err(Lack::TooMany(1)));
    }
}
