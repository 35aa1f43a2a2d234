//! Sentences built from what the engine says: figures, periods, and everything that can go wrong.

use shared::domain::period::Period;
use shared::domain::schema::SECTORS;
use shared::domain::view::{Answer, IndicatorRow, Reached};
use shared::domain::{CommandError, Problem};

use super::{Lang, intl};
use crate::bridge::{Alarm, HandOverTrouble, LinkTrouble, MemberTrouble, SheetTrouble, Trouble};

/// A figure with its unit.
pub(crate) fn figure(lang: Lang, value: f64, unit: &str) -> String {
    (lang.catalogue().results().with_unit)(&intl::number(lang, value), unit)
}

/// A period.
pub(crate) fn period(lang: Lang, period: &Period) -> String {
    let label = period.label();
    match label.len() {
        4 => label,
        7 => intl::calendar_month(lang, period.start()),
        10 => intl::calendar_day(lang, period.start()),
        _ => {
            let (start, end) =
                (intl::calendar_day(lang, period.start()), intl::calendar_day(lang, period.end()));
            (lang.catalogue().results().from_to)(&start, &end)
        }
    }
}

/// What the answers for one period come to.
pub(crate) fn reached(lang: Lang, reached: &Reached, unit: &str) -> String {
    match reached {
        Reached::One { value, .. } => figure(lang, *value, unit),
        Reached::TwoAnswers(values) => {
            let mut figures = values.iter().map(|value| figure(lang, *value, unit));
            let first = figures.next().unwrap_or_default();
            figures.fold(first, |so_far, figure| (lang.catalogue().results().or)(&so_far, &figure))
        }
    }
}

/// Where an indicator stands, in one sentence.
pub(crate) fn indicator(lang: Lang, row: &IndicatorRow) -> String {
    let t = lang.catalogue().results();
    let what = row.name.pick(lang.code()).map_or(t.indicator, |(_, name)| name);
    match &row.latest {
        None => (t.no_reading)(what),
        Some((when, found)) => {
            let sentence = match found {
                Reached::One { .. } => t.sentence,
                Reached::TwoAnswers(_) => t.sentence_two,
            };
            sentence(&reached(lang, found, &row.unit), what, &period(lang, when))
        }
    }
}

/// Who recorded something, and when.
pub(crate) fn recorded_by(lang: Lang, answer: &Answer) -> String {
    let t = lang.catalogue().shell();
    let who = if answer.mine { t.you } else { answer.by.as_deref().unwrap_or(t.somebody) };
    (t.by_at)(who, &intl::day(lang, answer.at_ms))
}

/// The sectors in `codes`, in words, in the order of the schema.
pub(crate) fn sectors(lang: Lang, codes: &[String]) -> Vec<&'static str> {
    let named = SECTORS.iter().filter(|code| codes.iter().any(|missing| missing == *code));
    named.map(|code| (lang.catalogue().agenda().sector)(code)).collect()
}

/// What is wrong with one field.
pub(crate) fn problem(lang: Lang, problem: &Problem) -> String {
    let t = lang.catalogue().trouble();
    #[expect(clippy::cast_precision_loss, reason = "lengths of texts are far below 2^53")]
    let count = |n: usize| intl::number(lang, n as f64);
    match problem {
        Problem::Missing => t.missing.to_owned(),
        Problem::TooLong { max, found } => (t.too_long)(&count(*max), &count(*found)),
        Problem::TooHeavy { max, found } => (t.too_heavy)(&count(max / 1024), &count(found.div_ceil(1024))),
        Problem::NotOffered => t.not_offered.to_owned(),
        Problem::NotANumber => t.not_a_number.to_owned(),
        Problem::NotAPeriod => t.not_a_period.to_owned(),
        Problem::NotADay => t.not_a_day.to_owned(),
        Problem::OutOfRange { min, max } => {
            let max = if *max == i64::MAX { String::new() } else { max.to_string() };
            (t.out_of_range)(&min.to_string(), &max)
        }
        Problem::NotAnAddress => t.not_an_address.to_owned(),
        Problem::Unknown => t.unknown.to_owned(),
    }
}

/// Why a request came to nothing.
pub(crate) fn trouble(lang: Lang, trouble: &Trouble) -> String {
    let t = lang.catalogue().trouble();
    let sentence = match trouble {
        Trouble::Command(error) => return refused(lang, error),
        Trouble::Link(link) => return link_trouble(lang, link),
        Trouble::HandOver(trouble) => hand_over_trouble(lang, *trouble),
        Trouble::Sheet(SheetTrouble::Lines { expected, found }) => return (t.sheet_lines)(*expected, *found),
        Trouble::Sheet(SheetTrouble::Group { line, group }) => return (t.sheet_group)(*line, group),
        Trouble::Sheet(SheetTrouble::Line { line }) => return (t.sheet_line)(*line),
        Trouble::Sheet(SheetTrouble::TooNew) => t.sheet_too_new,
        Trouble::Member(MemberTrouble::Unknown) => t.member_unknown,
        Trouble::Member(MemberTrouble::NotAllowed) => t.member_not_allowed,
        Trouble::Member(MemberTrouble::Oneself) => t.member_oneself,
        Trouble::Member(MemberTrouble::TooManyHands) => t.member_too_many_hands,
        Trouble::StorageFull => t.storage_full,
        Trouble::StorageFailed { .. } => t.storage_failed,
        Trouble::OtherWindow => t.other_window,
        Trouble::NewerWindow => t.newer_window,
        Trouble::NothingOpen => t.nothing_open,
        Trouble::EngineStopped => t.engine_stopped,
        Trouble::NotHereYet => t.not_here_yet,
        Trouble::LeadsOnly => t.leads_only,
    };
    sentence.to_owned()
}

fn refused(lang: Lang, error: &CommandError) -> String {
    let text = lang.catalogue();
    match error {
        // The fields carry their own sentences; this one is for where no field is shown.
        CommandError::Fields(errors) => errors
            .first()
            .map_or_else(|| text.trouble().form_title.to_owned(), |error| problem(lang, &error.problem)),
        CommandError::NotAllowed { role, .. } => (text.trouble().not_allowed)((text.shell().role)(*role)),
        CommandError::WrittenOnce { .. } => text.trouble().written_once.to_owned(),
        CommandError::TeamKeyMissing => text.trouble().team_key_missing.to_owned(),
    }
}

/// What is wrong with an invitation.
pub(crate) fn link_trouble(lang: Lang, trouble: &LinkTrouble) -> String {
    let t = lang.catalogue().trouble();
    let sentence = match trouble {
        LinkTrouble::Missing => t.link_missing,
        LinkTrouble::Damaged => t.link_damaged,
        LinkTrouble::TooNew => t.link_too_new,
        LinkTrouble::Expired => t.link_expired,
        LinkTrouble::OtherRelay { address } => return (t.link_other_relay)(address),
        LinkTrouble::NotAllowed => t.link_not_allowed,
    };
    sentence.to_owned()
}

fn hand_over_trouble(lang: Lang, trouble: HandOverTrouble) -> &'static str {
    let t = lang.catalogue().hand_over();
    match trouble {
        HandOverTrouble::OtherFile => t.other_file,
        HandOverTrouble::TooNew => t.too_new,
        HandOverTrouble::CutShort => t.cut_short,
        HandOverTrouble::TooLarge => t.too_large,
        HandOverTrouble::OtherInitiative => t.other_initiative,
        HandOverTrouble::Altered => t.altered,
        HandOverTrouble::Stranger => t.stranger,
    }
}

/// What the person must know until it is over.
pub(crate) fn alarm(lang: Lang, alarm: &Alarm) -> String {
    let t = lang.catalogue().trouble();
    let sentence = match alarm {
        Alarm::StorageFull => t.alarm_full,
        Alarm::StorageFailed => t.alarm_failed,
        Alarm::NoRoom => t.alarm_no_room,
        Alarm::NewerWindow => t.alarm_newer_window,
        Alarm::UnknownInitiative => t.alarm_unknown_initiative,
        Alarm::CodeWanted => t.alarm_code_wanted,
        Alarm::InvitationEnded => t.alarm_invitation_ended,
        Alarm::Removed => t.alarm_removed,
        Alarm::AppTooOld => t.alarm_app_too_old,
        Alarm::RelayTooOld => t.alarm_relay_too_old,
        Alarm::SetAside { n } => return (t.alarm_set_aside)(*n),
    };
    sentence.to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use shared::domain::initiative::Words;
    use shared::domain::period::Period;
    use shared::domain::view::{IndicatorRow, Reached};

    use super::{indicator, period, problem};
    use crate::i18n::Lang;

    fn row(latest: Option<Reached>) -> IndicatorRow {
        let names = [("en", "People in low income"), ("fr", "Personnes à faible revenu")];
        IndicatorRow {
            key: "k".to_owned(),
            name: Words {
                by_lang: names
                    .iter()
                    .map(|(l, n)| ((*l).to_owned(), (*n).to_owned()))
                    .collect::<BTreeMap<_, _>>(),
            },
            unit: "percent".to_owned(),
            direction: "down".to_owned(),
            headline: true,
            latest: latest.map(|reached| (Period::parse("2021").unwrap(), reached)),
            news: None,
        }
    }

    #[test]
    fn an_indicator_is_a_sentence_in_each_language() {
        let one = row(Some(Reached::One { value: 20.5, confirmed_by: 1 }));
        assert_eq!(indicator(Lang::En, &one), "People in low income: 20.5% (2021)");
        assert_eq!(indicator(Lang::Fr, &one), "Personnes à faible revenu\u{a0}: 20,5\u{a0}% (2021)");
        assert_eq!(indicator(Lang::En, &row(None)), "People in low income: no figure yet");
    }

    #[test]
    fn different_values_are_all_named() {
        let two = row(Some(Reached::TwoAnswers(vec![21.0, 23.0])));
        assert_eq!(indicator(Lang::En, &two), "People in low income: 21% or 23% (2021, two answers)");
    }

    #[test]
    fn a_stretch_of_days_names_both_ends() {
        let school = Period::parse("2003-09-01/2005-06-30").unwrap();
        assert_eq!(period(Lang::En, &school), "2003-09-01 to 2005-06-30");
    }

    #[test]
    fn a_text_that_is_too_long_says_by_how_much() {
        let said = problem(Lang::En, &shared::domain::Problem::TooLong { max: 40, found: 52 });
        assert!(said.contains("52") && said.contains("40"), "{said}");
    }
}
