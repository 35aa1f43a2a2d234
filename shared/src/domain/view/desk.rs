//! The coordinator's piles. Their counts fall only by deciding, by setting aside until a day, or by giving to somebody.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::aside::{AsideRow, Asides};
use super::fate::Fates;
use super::measure::{TwoAnswers, n_two_answers, two_answers};
use super::voices::{VoiceRow, row, standing};
use crate::domain::initiative::{Entity, Initiative};

/// The coordinator's piles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeskView {
    /// Voices nobody has looked at, oldest first, as many of them as were asked for.
    pub new_in: Vec<VoiceRow>,
    /// How many there are.
    pub n_new_in: usize,
    /// Voices somebody has dealt with, newest first, as many of them as were asked for.
    pub dealt_with: Vec<VoiceRow>,
    /// How many there are.
    pub n_dealt_with: usize,
    /// Periods with different values, as many of them as were asked for.
    pub two_answers: Vec<TwoAnswers>,
    /// How many there are.
    pub n_two_answers: usize,
    /// What was set aside and is still open.
    pub aside: Vec<AsideRow>,
}

/// When the voices were given that nobody of the team has dealt with or set aside, in milliseconds since 1970.
pub(super) fn waiting_since(initiative: &Initiative, me: &impl Beholder, today: &str) -> Vec<i64> {
    let (fates, asides) = (Fates::of(initiative), Asides::of(initiative, me, today));
    let waits = |key: &str| !fates.is_dealt_with(key) && !asides.is_off(key);
    standing(initiative).filter(|(key, _)| waits(key)).map(|(_, voice)| voice.at_ms()).collect()
}

/// How many periods have different values that nobody has decided about or set aside.
pub(super) fn n_undecided(initiative: &Initiative, me: &impl Beholder, today: &str) -> usize {
    let asides = Asides::of(initiative, me, today);
    n_two_answers(initiative, &|matter| !asides.is_off(matter))
}

/// The piles; only what is shown becomes rows, so that a desk of thousands costs little more than one of few.
pub(super) fn desk(initiative: &Initiative, me: &impl Beholder, n_max: usize, today: &str) -> DeskView {
    let (fates, asides) = (Fates::of(initiative), Asides::of(initiative, me, today));
    let (mut new_in, mut dealt_with): (Vec<_>, Vec<_>) = standing(initiative)
        .map(|(key, voice)| (voice.at_ms(), key, voice))
        .partition(|(_, key, _)| !fates.is_dealt_with(key));
    new_in.retain(|(_, key, _)| !asides.is_off(key));
    new_in.sort_by(|(a_ms, a, _), (b_ms, b, _)| (a_ms, a).cmp(&(b_ms, b)));
    dealt_with.sort_by(|(a_ms, a, _), (b_ms, b, _)| (b_ms, b).cmp(&(a_ms, a)));
    let rows = |pile: &[(i64, &String, &Entity)]| {
        pile.iter().take(n_max).map(|(_, key, voice)| row(initiative, me, &fates, (key, voice))).collect()
    };
    let is_open = |matter: &str| n_two_answers(initiative, &|other| other == matter) > 0;
    let is_on = |matter: &str| !asides.is_off(matter);
    DeskView {
        n_new_in: new_in.len(),
        new_in: rows(&new_in),
        n_dealt_with: dealt_with.len(),
        dealt_with: rows(&dealt_with),
        n_two_answers: n_two_answers(initiative, &is_on),
        two_answers: two_answers(initiative, me, &is_on, n_max),
        aside: if n_max == 0 { Vec::new() } else { asides.rows(&fates, &is_open) },
    }
}

#[cfg(test)]
mod tests {
    use super::DeskView;
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, Same, View, matter_of_pair};
    use crate::domain::{Audience, Command, Role};

    fn desk(table: &Table, who: usize, today: &str) -> DeskView {
        let query = Query::Desk { n_max: 9, today: today.to_owned() };
        let View::Desk(desk) = table[who].asks(&query) else { panic!("a desk answers") };
        desk
    }

    fn same(table: &Table) -> Same {
        let query = Query::Same { today: "2026-06-15".to_owned() };
        let View::Same(same) = table[0].asks(&query) else { panic!("it answers") };
        same
    }

    fn gives(table: &mut Table, body: &str) -> String {
        let (kind, body, lang) = ("idea".to_owned(), body.to_owned(), "en".to_owned());
        let given = Command::GiveVoice { kind, body, audience: Audience::Everyone, lang, media: Vec::new() };
        let key = table[2].does(&given).expect("anybody may");
        table.meet();
        key
    }

    fn takes_back(table: &mut Table, key: &str) {
        table[0].archives("resolutions", key);
        table.meet();
    }

    #[test]
    fn what_is_set_aside_until_a_day_comes_back_on_it() {
        let mut table = Table::of(&[Role::Lead, Role::Coordinator, Role::Resident]);
        let voice = gives(&mut table, "Street lamps");
        let word = [("matter", voice.as_str()), ("chosen", "later"), ("until", "2026-07-01")];
        let key = table[0].adds("resolutions", &word);
        table.meet();
        let before = desk(&table, 1, "2026-06-30");
        assert_eq!((before.n_new_in, before.aside.len(), before.aside[0].is_off), (0, 1, true));
        let on_the_day = desk(&table, 1, "2026-07-01");
        assert_eq!((on_the_day.n_new_in, on_the_day.aside[0].is_off), (1, false));
        takes_back(&mut table, &key);
        let after = desk(&table, 1, "2026-06-30");
        assert_eq!((after.n_new_in, after.aside.len()), (1, 0), "every word can be taken back");
    }

    #[test]
    fn what_is_given_to_somebody_is_on_that_persons_desk_only_until_it_is_decided() {
        let mut table = Table::of(&[Role::Lead, Role::Coordinator, Role::Resident]);
        let voice = gives(&mut table, "Street lamps");
        let to = table[1].tag().as_str().to_owned();
        table[1].does(&Command::SetNickname { label: "Karim".to_owned() }).expect("anybody may");
        table.meet();
        table[0].adds("resolutions", &[("matter", &voice), ("chosen", "given"), ("to", &to)]);
        table.meet();
        let (hers, his) = (desk(&table, 0, "2026-06-15"), desk(&table, 1, "2026-06-15"));
        assert_eq!((hers.n_new_in, hers.aside[0].to.as_deref()), (0, Some("Karim")));
        assert_eq!((his.n_new_in, his.aside[0].to_me), (1, true));
        let (contribution, state, reason) = (voice, "read".to_owned(), String::new());
        table[1].does(&Command::Review { contribution, state, reason }).expect("he may");
        table.meet();
        let hers = desk(&table, 0, "2026-06-15");
        assert_eq!((hers.n_new_in, hers.aside.len(), hers.n_dealt_with), (0, 0, 1));
    }

    #[test]
    fn two_answers_can_wait_too_and_a_decision_about_them_be_taken_back() {
        let mut table = Table::of(&[Role::Lead, Role::Coordinator, Role::Resident]);
        let row = [
            ("name@en", "Falls"),
            ("level", "population"),
            ("unit", "people"),
            ("value_kind", "count"),
            ("direction", "down"),
            ("state", "agreed"),
        ];
        let indicator = table[0].adds("indicators", &row);
        for value in [3.0, 5.0] {
            let (indicator, period) = (indicator.clone(), "2025".to_owned());
            let (method, note) = (String::new(), String::new());
            table[0]
                .does(&Command::RecordReading { indicator, period, value, method, note })
                .expect("she may");
        }
        let matter = desk(&table, 0, "2026-06-15").two_answers[0].matter.clone();
        let word = [("matter", matter.as_str()), ("chosen", "later"), ("until", "2026-07-01")];
        let key = table[0].adds("resolutions", &word);
        let waiting = desk(&table, 0, "2026-06-15");
        assert_eq!((waiting.n_two_answers, waiting.two_answers.len()), (0, 0));
        assert_eq!(
            (waiting.aside[0].kind.as_str(), waiting.aside[0].period.as_deref()),
            ("indicators", Some("2025"))
        );
        table[0].archives("resolutions", &key);
        let adopt = Command::Adopt {
            indicator,
            period: "2025".to_owned(),
            area: String::new(),
            segment: String::new(),
            rule: "average".to_owned(),
            reading: String::new(),
            value: None,
            reason: "Both were asked.".to_owned(),
        };
        table[0].does(&adopt).expect("she may");
        assert_eq!(desk(&table, 0, "2026-06-15").n_two_answers, 0);
        table[0].archives("adoptions", &matter);
        assert_eq!(desk(&table, 0, "2026-06-15").n_two_answers, 1, "the question is open again");
    }

    #[test]
    fn two_that_are_not_the_same_are_suggested_no_more_unless_that_is_taken_back() {
        let mut table = Table::of(&[Role::Lead, Role::Coordinator, Role::Resident]);
        let one = gives(&mut table, "More street lamps in our park");
        let other = gives(&mut table, "Street lamps for the park!");
        assert_eq!(same(&table).pairs.len(), 1);
        let matter = matter_of_pair(&other, &one);
        assert_eq!(matter, matter_of_pair(&one, &other));
        let key = table[0].adds("resolutions", &[("matter", &matter), ("chosen", "apart")]);
        table.meet();
        assert!(same(&table).pairs.is_empty());
        let aside = desk(&table, 1, "2026-06-15").aside;
        assert_eq!((aside[0].chosen.as_str(), aside[0].about.len()), ("apart", 2));
        takes_back(&mut table, &key);
        assert_eq!(same(&table).pairs.len(), 1);
    }
}
