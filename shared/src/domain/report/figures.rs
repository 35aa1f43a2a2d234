//! What the figures say: a sentence for each headline indicator, then a curve, then a table. What is about too few people
//! is not in them.

use super::page::Page;
use super::{Told, chart};
use crate::domain::initiative::Entity;
use crate::domain::period::Period;
use crate::domain::view::{
    Beholder, Change, Headline, Needle, PublicFigure, PublicValue, Query, Refusal, Verdict, View, view,
};

impl Told<'_> {
    pub(super) fn figures(&self, page: &mut Page, me: &impl Beholder) {
        page.section(self.say.figures);
        let View::PublicFigures(figures) = view(&Query::PublicFigures, self.initiative, me) else {
            unreachable!("a query is answered by its view")
        };
        let is_short = figures.iter().any(|figure| figure.headline);
        let shown: Vec<PublicFigure> =
            figures.into_iter().filter(|figure| figure.headline || !is_short).collect();
        if shown.is_empty() {
            page.words("p", self.say.no_figures);
        }
        for figure in &shown {
            self.figure(page, figure);
        }
        page.close("section");
    }

    fn figure(&self, page: &mut Page, figure: &PublicFigure) {
        let (lang, name) = figure.name.pick(self.say.lang).unwrap_or(("", ""));
        page.said("h3", lang, name);
        let sentence = self.sentence(figure);
        page.words("p", &sentence);
        if let Some(news) = &figure.news {
            if let Some(change) = &news.change {
                page.words("p", &self.arithmetic(change, &figure.unit));
            }
            self.needle(page, &news.needle);
        }
        if let Some((lang, words)) = figure.definition.pick(self.say.lang) {
            page.said("p", lang, words);
        }
        let main = figure.values.first();
        let of_main = |value: &&PublicValue| {
            main.is_some_and(|main| (&value.area, &value.segment) == (&main.area, &main.segment))
        };
        let curve: Vec<(Period, f64)> = figure
            .values
            .iter()
            .filter(of_main)
            .filter_map(|value| Some((value.period.clone(), value.value?)))
            .collect();
        chart::draw(page, self.say, &figure.unit, &sentence, &curve);
        self.table(page, figure);
        self.stories(page, &figure.key);
    }

    /// What became of it, in one sentence that is true.
    fn sentence(&self, figure: &PublicFigure) -> String {
        let say = self.say;
        let Some(news) = &figure.news else {
            let is_hidden = figure.values.iter().any(|value| value.is_hidden);
            return if is_hidden { say.hidden } else { say.no_value }.to_owned();
        };
        if let (Some(change), None) = (&news.change, &news.label) {
            let gaps = [
                ("from", say.amount(change.from.value, &figure.unit)),
                ("since", say.period(&change.from.period)),
                ("to", say.amount(change.to.value, &figure.unit)),
                ("period", say.period(&change.to.period)),
                ("verdict", say.code(say.verdicts, code(change.verdict)).to_owned()),
            ];
            return say.fill(say.went, &gaps);
        }
        self.latest(figure, news)
    }

    fn latest(&self, figure: &PublicFigure, news: &Headline) -> String {
        let say = self.say;
        let latest =
            figure.values.iter().filter(|value| value.value.is_some()).max_by_key(|value| value.period.end());
        let Some(PublicValue { period, value: Some(value), .. }) = latest else {
            return say.no_value.to_owned();
        };
        let amount = news.label.clone().unwrap_or_else(|| say.amount(*value, &figure.unit));
        let sentence = if news.label.is_some() { say.stands_label } else { say.stands };
        say.fill(sentence, &[("value", amount), ("period", say.period(period))])
    }

    fn arithmetic(&self, change: &Change, unit: &str) -> String {
        let say = self.say;
        let difference = ("difference", say.difference(change.absolute, unit));
        match change.relative {
            Some(part) => say.fill(say.arithmetic_relative, &[difference, ("part", say.percentage(part))]),
            None => say.fill(say.arithmetic, &[difference]),
        }
    }

    fn needle(&self, page: &mut Page, needle: &Needle) {
        let say = self.say;
        match needle {
            Needle::Moved(part) => {
                page.words("p", &say.fill(say.needle_moved, &[("part", say.percentage(*part))]));
            }
            Needle::NotMoved(part) if *part < 0.0 => page.words("p", say.needle_away),
            Needle::NotMoved(part) => {
                page.words("p", &say.fill(say.needle_not_moved, &[("part", say.percentage(*part))]));
            }
            Needle::Refused(reasons) => {
                reasons.iter().for_each(|reason| page.words("p", &self.refusal(reason)));
            }
        }
    }

    fn refusal(&self, reason: &Refusal) -> String {
        let say = self.say;
        let methods = |methods: &[String]| {
            if methods.is_empty() { say.method_unsaid.to_owned() } else { methods.join(", ") }
        };
        match reason {
            Refusal::TooFewPeriods => say.too_few_periods.to_owned(),
            Refusal::ZeroBaseline => say.zero_baseline.to_owned(),
            Refusal::NotAQuantity(_) => say.not_a_quantity.to_owned(),
            Refusal::OtherMethod { from, to } => {
                say.fill(say.other_method, &[("from", methods(from)), ("to", methods(to))])
            }
            Refusal::NotPopulation => say.not_population.to_owned(),
            Refusal::OneSegment => say.one_segment.to_owned(),
            Refusal::Undecided(period) => say.fill(say.undecided, &[("period", say.period(period))]),
        }
    }

    fn table(&self, page: &mut Page, figure: &PublicFigure) {
        if figure.values.is_empty() {
            return;
        }
        let say = self.say;
        page.open("table");
        page.open("thead");
        page.open("tr");
        for head in [say.period_head, say.where_head, say.value_head] {
            page.words("th", head);
        }
        page.close("tr");
        page.close("thead");
        page.open("tbody");
        for value in &figure.values {
            let words = [&value.area, &value.segment].map(|words| words.pick(say.lang).map(|(_, name)| name));
            let place: Vec<&str> = words.into_iter().flatten().collect();
            let place = if place.is_empty() { say.everywhere.to_owned() } else { place.join(", ") };
            let told = match value.value {
                Some(number) => say.amount(number, &figure.unit),
                None if value.is_hidden => say.hidden_value.to_owned(),
                None => say.open_value.to_owned(),
            };
            page.row(&say.period(&value.period), &[(&place, false), (&told, value.value.is_some())]);
        }
        page.close("tbody");
        page.close("table");
    }

    /// The stories behind the curve, of the report's days.
    fn stories(&self, page: &mut Page, indicator: &str) {
        let of_it = |entity: &&Entity| entity.text("indicator") == Some(indicator);
        for (_, story) in self.within("annotations").into_iter().filter(|(_, entity)| of_it(entity)) {
            let period = story.text("period").and_then(|period| Period::parse(period).ok());
            let period = period.map(|period| self.say.period(&period)).unwrap_or_default();
            page.words("h4", &self.say.fill(self.say.story, &[("period", period)]));
            page.said("p", story.text("lang").unwrap_or_default(), story.text("story").unwrap_or_default());
            if let Some(others) = story.text("others") {
                page.words("p", &self.say.fill(self.say.story_others, &[("others", others.to_owned())]));
            }
        }
    }
}

const fn code(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Better => "better",
        Verdict::Same => "same",
        Verdict::Worse => "worse",
        Verdict::CantTell => "cant_tell",
    }
}
