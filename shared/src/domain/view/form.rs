//! A form: the version to ask with, and what was answered to each question.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::voices::media_row;
use super::{Beholder, MediaRow};
use crate::domain::initiative::{Entity, Initiative, Words};
use crate::domain::questions::{Answers, Ask, Question, Questions, Said};
use crate::keys::tag_of_key;

/// As many answers in words as a screen shows.
const WORDS_MAX: usize = 50;
/// As many photos and recordings: each is opened to be shown.
const MEDIA_MAX: usize = 20;

/// One version of a form, with what this device can read of the answers to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FormView {
    /// The version's key.
    pub key: String,
    /// What all versions of the form have in common.
    pub form_id: String,
    /// Which version it is.
    pub version: String,
    /// What it is called.
    pub title: Words,
    /// What it asks.
    pub questions: Questions,
    /// The key of the newest version; the same, if it is this one.
    pub newest: String,
    /// The number that the next version would have.
    pub next_version: u32,
    /// How many households were asked with this version.
    pub n_asked: usize,
    /// How many did not agree.
    pub n_refused: usize,
    /// How many answered whose answers this device can read.
    pub n_read: usize,
    /// How many answers are for this device's eyes and have not arrived.
    pub n_awaited: usize,
    /// How many agreed, and took back what they had said.
    pub n_withdrawn: usize,
    /// What was answered to each question, as far as this device can read it.
    pub sums: Vec<Sum>,
    /// What the household before answered to the questions whose answers repeat, on this phone.
    pub last: Answers,
}

/// What was answered to one question.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sum {
    /// How many answered it.
    pub n: usize,
    /// How many did not want to say.
    pub n_declined: usize,
    /// How many said yes and no, or each of what was offered.
    pub by_offer: Vec<usize>,
    /// The mean of the numbers.
    pub mean: Option<f64>,
    /// The latest answers in words.
    pub words: Vec<String>,
    /// The latest photos and recordings, if they are for this device's eyes.
    pub media: Vec<MediaRow>,
}

/// The newest version of each form that nobody took out of the lists.
pub(super) fn newest(initiative: &Initiative) -> impl Iterator<Item = (&String, &Entity)> {
    let is_newest =
        |(key, form): &(&String, &Entity)| newest_of(initiative, form.text("form_id")) == Some(*key);
    initiative.standing("forms").filter(is_newest)
}

fn newest_of<'a>(initiative: &'a Initiative, form_id: Option<&str>) -> Option<&'a String> {
    let versions = initiative.standing("forms").filter(|(_, form)| form.text("form_id") == form_id);
    versions.max_by_key(|(key, form)| (number(form), form.at_ms(), *key)).map(|(key, _)| key)
}

/// The version as a number, for what comes after what; words come before all numbers.
fn number(form: &Entity) -> u32 {
    form.text("version").and_then(|version| version.parse().ok()).unwrap_or(0)
}

pub(super) fn form(initiative: &Initiative, me: &impl Beholder, key: &str) -> Option<FormView> {
    let form = initiative.get("forms", key)?;
    let questions = Questions::read(form.text("definition").unwrap_or_default());
    let form_id = form.text("form_id").unwrap_or_default();
    let versions = initiative.each("forms").filter(|(_, other)| other.text("form_id") == Some(form_id));
    let mut asked: Vec<(&String, &Entity)> =
        initiative.standing("submissions").filter(|(_, it)| it.text("form") == Some(key)).collect();
    asked.sort_by_key(|(key, it)| (std::cmp::Reverse(it.at_ms()), *key));
    let consented = || asked.iter().filter(|(_, it)| it.text("consent") != Some("no"));
    let agreed = || consented().filter(|(key, _)| !initiative.is_withdrawn("submissions", key));
    let read = |(key, it): &(&String, &Entity)| {
        let words = it.text("answers").or_else(|| me.opened("submissions", key))?;
        Some((tag_of_key(key) == me.tag().as_str(), Answers::read(words)))
    };
    let answers: Vec<(bool, Answers)> = agreed().filter_map(read).collect();
    let standing: BTreeSet<&str> = agreed().map(|(key, _)| key.as_str()).collect();
    let media = beside(initiative, &standing);
    let mut last =
        answers.iter().find(|(is_mine, _)| *is_mine).map_or_else(Answers::default, |(_, it)| it.clone());
    last.0.retain(|id, _| questions.question(id).is_some_and(|question| question.repeats));
    Some(FormView {
        key: key.to_owned(),
        form_id: form_id.to_owned(),
        version: form.text("version").unwrap_or_default().to_owned(),
        title: form.words("title"),
        newest: newest_of(initiative, Some(form_id)).cloned().unwrap_or_else(|| key.to_owned()),
        next_version: versions.map(|(_, other)| number(other)).max().unwrap_or(0).saturating_add(1),
        n_asked: asked.len(),
        n_refused: asked.len() - consented().count(),
        n_withdrawn: consented().count() - agreed().count(),
        n_read: answers.len(),
        n_awaited: agreed().filter(|(key, _)| me.awaits("submissions", key)).count(),
        sums: questions
            .all
            .iter()
            .map(|question| Sum { media: shown(me, &media, &question.id), ..sum(question, &answers) })
            .collect(),
        questions,
        last,
    })
}

/// What stands beside these answers, newest first; nobody adds to another's.
fn beside<'a>(initiative: &'a Initiative, answers: &BTreeSet<&str>) -> Vec<(&'a String, &'a Entity)> {
    let is_beside = |(key, it): &(&String, &Entity)| {
        let of = it.text("submission").filter(|of| answers.contains(of));
        of.is_some_and(|of| tag_of_key(of) == tag_of_key(key))
    };
    let mut media: Vec<_> = initiative.each("blobs").filter(is_beside).collect();
    media.sort_by_key(|(key, it)| (std::cmp::Reverse(it.at_ms()), *key));
    media
}

/// Of these, what answers one question and is for this device's eyes.
fn shown(me: &impl Beholder, media: &[(&String, &Entity)], question: &str) -> Vec<MediaRow> {
    let of = media.iter().filter(|(_, it)| it.text("question") == Some(question));
    of.filter_map(|(key, it)| media_row(me, key, it)).take(MEDIA_MAX).collect()
}

fn sum(question: &Question, answers: &[(bool, Answers)]) -> Sum {
    let n_offers = match question.ask {
        Ask::YesNo => 2,
        Ask::OneOf => question.offers.len(),
        Ask::Number | Ask::Text => 0,
    };
    let mut sum = Sum { by_offer: vec![0; n_offers], ..Sum::default() };
    let mut total = 0.0;
    for said in answers.iter().filter_map(|(_, answers)| answers.0.get(&question.id)) {
        let words = match said {
            Said::Declined => {
                sum.n_declined += 1;
                continue;
            }
            Said::Words(words) => words,
        };
        // What does not answer it, as another program may have written, is no answer.
        if question.check(words).is_err() {
            continue;
        }
        sum.n += 1;
        match question.ask {
            Ask::YesNo => sum.by_offer[usize::from(words != "yes")] += 1,
            Ask::OneOf => sum.by_offer[words.parse::<usize>().map_or(0, |place| place - 1)] += 1,
            Ask::Number => total += words.parse::<f64>().unwrap_or(0.0),
            Ask::Text if sum.words.len() < WORDS_MAX => sum.words.push(words.clone()),
            Ask::Text => {}
        }
    }
    if question.ask == Ask::Number && sum.n > 0 {
        #[expect(clippy::cast_precision_loss, reason = "households of a neighbourhood are far below 2^53")]
        let mean = total / sum.n as f64;
        sum.mean = Some(mean);
    }
    sum
}

#[cfg(test)]
mod tests {
    use crate::domain::questions::{Answers, Said};
    use crate::domain::rig::Table;
    use crate::domain::view::{FormView, Query, View};
    use crate::domain::{Command, CommandError, Problem, Role};

    const DEFINITION: &str = "q1 yes_no\nq1@en Warm?\nq2 one_of repeats\nq2@en Whose?\nq2:1@en City\nq2:2@en Firm\n\
        q3 number\nq3@en How many?\nq4 text\nq4@en What else?";

    fn shown(table: &Table, who: usize, form: &str) -> FormView {
        let View::Form(Some(form)) = table[who].asks(&Query::Form(form.to_owned())) else {
            panic!("it answers")
        };
        form
    }

    fn answered(form: &str, answers: &[(&str, &str)]) -> Vec<(&'static str, String)> {
        let answers = answers.iter().map(|(id, words)| ((*id).to_owned(), Said::Words((*words).to_owned())));
        let text = Answers(answers.collect()).to_text();
        vec![("form", form.to_owned()), ("consent", "yes".to_owned()), ("answers", text)]
    }

    #[test]
    fn answers_are_counted_by_the_version_that_was_asked() {
        let mut table = Table::of(&[Role::Lead, Role::FieldWorker]);
        let form = |version, definition| {
            [
                ("form_id", "door"),
                ("version", version),
                ("title@en", "At the door"),
                ("definition", definition),
            ]
        };
        let first = table[0].adds("forms", &form("1", DEFINITION));
        table.meet();
        let doors = [
            answered(&first, &[("q1", "yes"), ("q2", "2"), ("q3", "4"), ("q4", "The roof")]),
            answered(&first, &[("q1", "no"), ("q2", "2"), ("q3", "1.5")]),
            answered(&first, &[("q1", "perhaps"), ("q2", "7")]),
        ];
        for fields in doors {
            table[1].now.0 += 60_000;
            let fields: Vec<_> = fields.iter().map(|(name, words)| (*name, words.as_str())).collect();
            table[1].adds("submissions", &fields);
        }
        let second = table[0].adds("forms", &form("2", "Warm?"));
        table.meet();
        let old = shown(&table, 0, &first);
        assert_eq!((old.n_asked, old.n_refused, old.n_read, &old.newest), (3, 0, 3, &second));
        assert_eq!(
            (old.sums[0].by_offer.as_slice(), old.sums[1].by_offer.as_slice()),
            (&[1, 1][..], &[0, 2][..])
        );
        assert_eq!(
            (old.sums[2].mean, old.sums[3].words.as_slice()),
            (Some(2.75), &["The roof".to_owned()][..])
        );
        assert_eq!(shown(&table, 0, &second).n_asked, 0, "the new version has been asked nowhere");
        assert_eq!(
            (shown(&table, 0, &second).next_version, old.last.0.len()),
            (3, 0),
            "another phone's doors"
        );
        let last = shown(&table, 1, &first).last;
        assert_eq!(last.0.keys().collect::<Vec<_>>(), ["q2"], "only what repeats");
    }

    #[test]
    fn who_does_not_agree_is_asked_nothing_and_wrong_answers_are_told() {
        let mut table = Table::of(&[Role::Lead, Role::FieldWorker, Role::Resident]);
        let fields =
            [("form_id", "door"), ("version", "1"), ("title@en", "Door"), ("definition", DEFINITION)];
        let form = table[0].adds("forms", &fields);
        table.meet();
        let submit = |consent, id: &str, said| Command::Submit {
            form: form.clone(),
            consent,
            answers: Answers([(id.to_owned(), said)].into()),
            lang: "en".to_owned(),
            area: String::new(),
            media: Vec::new(),
        };
        let refusal = table[1].does(&submit(false, "q1", Said::Words("yes".to_owned()))).expect("she may");
        let refusal = table[1].sees().get("submissions", &refusal).expect("it is there");
        assert_eq!((refusal.text("consent"), refusal.text("answers")), (Some("no"), None));
        let wrong = submit(true, "q3", Said::Words("a dozen".to_owned()));
        // Told before it is looked whether the team's key is here.
        let Err(CommandError::TeamKeyMissing) = table[1].does(&submit(true, "q1", Said::Declined)) else {
            panic!("this table has no team key")
        };
        assert!(matches!(
            table[2].does(&submit(false, "q1", Said::Declined)),
            Err(CommandError::NotAllowed { .. })
        ));
        let Err(CommandError::Fields(errors)) = table[1].does(&wrong) else { panic!("a dozen is no number") };
        assert_eq!(errors[0].problem, Problem::NotANumber);
    }
}
