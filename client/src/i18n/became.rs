//! What became of an indicator, in sentences: the change, the needle and its arithmetic, targets, gaps.

use shared::domain::view::{Change, Choice, GapRow, Headline, Needle, Refusal, TargetRow, Verdict};

use super::{Lang, intl, sentences};

/// A part of one as a percentage, as each language writes it, without a sign.
fn percent(lang: Lang, part: f64) -> String {
    let tenths = (part.abs() * 1000.0).round() / 10.0;
    sentences::figure(lang, tenths, "percent")
}

/// A change: from what to what, and how much that is.
pub(crate) fn change(lang: Lang, change: &Change, unit: &str) -> String {
    let t = lang.catalogue().needle();
    let sentence = match change.verdict {
        Verdict::Better => t.better,
        Verdict::Same => t.same,
        Verdict::Worse => t.worse,
        Verdict::CantTell => t.cant_tell,
    };
    let figure = |value| sentences::figure(lang, value, unit);
    sentence(
        &figure(change.from.value),
        &sentences::period(lang, &change.from.period),
        &figure(change.to.value),
        &sentences::period(lang, &change.to.period),
    )
}

/// How much a change is: as a part, and in points if the unit is a percentage; nothing if nothing can be said.
pub(crate) fn amount(lang: Lang, change: &Change, unit: &str) -> Vec<String> {
    let t = lang.catalogue().needle();
    let is_more = change.absolute > 0.0;
    let mut said = Vec::new();
    if change.verdict == Verdict::Same || change.verdict == Verdict::CantTell {
        return said;
    }
    if let Some(relative) = change.relative {
        said.push((t.part)(&percent(lang, relative), is_more));
    }
    if unit == "percent" {
        let points = (change.absolute.abs() * 10.0).round() / 10.0;
        said.push((t.points)(&intl::number(lang, points), is_more));
    }
    said
}

/// The needle test in a sentence, with its reasons or its arithmetic.
pub(crate) fn needle(lang: Lang, news: &Headline) -> (String, Vec<String>) {
    let t = lang.catalogue().needle();
    match &news.needle {
        Needle::Refused(reasons) => {
            (t.refused.to_owned(), reasons.iter().map(|reason| refusal(lang, reason)).collect())
        }
        Needle::Moved(part) => ((t.moved)(&percent(lang, *part)), arithmetic(lang, news)),
        Needle::NotMoved(part) if *part < 0.0 => {
            ((t.moved_against)(&percent(lang, *part)), arithmetic(lang, news))
        }
        Needle::NotMoved(part) => ((t.not_moved)(&percent(lang, *part)), arithmetic(lang, news)),
    }
}

fn arithmetic(lang: Lang, news: &Headline) -> Vec<String> {
    let Some((change, part)) = news.change.as_ref().and_then(|change| Some((change, change.relative?)))
    else {
        return Vec::new();
    };
    let number = |value| intl::number(lang, value);
    let sign = if part < 0.0 { "\u{2212}" } else { "+" };
    let part = [sign, &percent(lang, part)].concat();
    vec![(lang.catalogue().needle().arithmetic)(&number(change.to.value), &number(change.from.value), &part)]
}

fn refusal(lang: Lang, reason: &Refusal) -> String {
    let t = lang.catalogue().needle();
    let methods =
        |said: &[String]| if said.is_empty() { t.method_unsaid.to_owned() } else { said.join(", ") };
    match reason {
        Refusal::TooFewPeriods => t.too_few_periods.to_owned(),
        Refusal::ZeroBaseline => t.zero_baseline.to_owned(),
        Refusal::NotAQuantity(kind) => (t.not_a_quantity)(kind).to_owned(),
        Refusal::OtherMethod { from, to } => (t.other_method)(&methods(from), &methods(to)),
        Refusal::NotPopulation => t.not_population.to_owned(),
        Refusal::OneSegment => t.one_segment.to_owned(),
        Refusal::Undecided(period) => (t.undecided)(&sentences::period(lang, period)),
    }
}

/// A target, whether it was met, and where things go by themselves.
pub(crate) fn target(lang: Lang, row: &TargetRow, unit: &str) -> Vec<String> {
    let t = lang.catalogue().needle();
    let figure = |value| sentences::figure(lang, value, unit);
    let mut said = vec![(t.target)(&figure(row.value), &intl::calendar_day(lang, &row.due))];
    if row.is_proposed {
        said.push(t.proposed.to_owned());
    }
    match (&row.met, row.is_met, row.remaining) {
        (Some(mark), true, _) => said.push((t.target_met)(&sentences::period(lang, &mark.period))),
        (Some(mark), false, _) => said.push((t.target_was_met)(&sentences::period(lang, &mark.period))),
        (None, _, Some(left)) if left > 0.0 => said.push((t.target_to_go)(&figure(left))),
        (None, ..) => {}
    }
    said.extend(row.as_usual.as_ref().map(|(_, value)| (t.as_usual)(&figure(*value))));
    said
}

/// A group beside everybody.
pub(crate) fn gap(lang: Lang, row: &GapRow, unit: &str) -> Vec<String> {
    let t = lang.catalogue().needle();
    let figure = |value| sentences::figure(lang, value, unit);
    let who = row.name.pick(lang.code()).map_or(lang.catalogue().all().nameless, |(_, name)| name);
    let figures = [row.from.value, row.all_from, row.to.value, row.all_to].map(figure);
    let mut said = vec![(t.gap)(who, figures.each_ref().map(String::as_str))];
    if row.is_wider() {
        said.push(t.gap_wider.to_owned());
    }
    if row.goes_against() {
        said.push(t.gap_against.to_owned());
    }
    said
}

/// A way of deciding which figure counts.
pub(crate) fn choice(lang: Lang, way: &Choice, method: &str, unit: &str) -> String {
    (lang.catalogue().needle().choice)(&way.rule, &sentences::figure(lang, way.value, unit), method)
}
