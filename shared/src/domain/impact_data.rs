//! Outcomes, indicators and what was counted, for funders' programs: the basic tier of the Common Impact Data Standard 3
//! (<https://ontology.commonapproach.org/cids>), as JSON-LD.
//!
//! It holds what a report for everybody holds: no value about too few people, none that is undecided, and nothing that
//! was taken out of the lists.

use std::collections::BTreeMap;

use super::initiative::{Entity, Initiative, Words};
use super::view::{Beholder, PublicFigure, PublicValue, Query, View, view};

/// Where the names that are used without a prefix are explained.
const CONTEXT: &str = "https://ontology.commonapproach.org/contexts/cidsContext.jsonld";

/// The file of an initiative, an array of things; the same bytes from the same initiative. `id` names the initiative,
/// `lang` is the language to prefer.
#[must_use]
pub fn impact_data(initiative: &Initiative, me: &impl Beholder, id: &str, lang: &str) -> String {
    let View::PublicFigures(figures) = view(&Query::PublicFigures, initiative, me) else {
        unreachable!("a query is answered by its view")
    };
    let goals: BTreeMap<&String, &Entity> = initiative.standing("goals").collect();
    let goal_of = |figure: &PublicFigure| {
        let goal = initiative.get("indicators", &figure.key)?.text("goal")?;
        goals.contains_key(&goal.to_owned()).then(|| (figure.key.clone(), goal.to_owned()))
    };
    let goal_of = figures.iter().filter_map(goal_of).collect();
    Things { id, lang, things: Vec::new(), goal_of }.write(initiative, &goals, &figures)
}

struct Things<'a> {
    id: &'a str,
    lang: &'a str,
    things: Vec<String>,
    /// The goals of the indicators that have one.
    goal_of: BTreeMap<String, String>,
}

impl Things<'_> {
    fn write(
        mut self,
        initiative: &Initiative,
        goals: &BTreeMap<&String, &Entity>,
        figures: &[PublicFigure],
    ) -> String {
        let mut organization = self.thing("cids:Organization", "organization", self.id);
        organization.words("org:hasLegalName", self.said(&initiative.title()));
        organization.names("hasOutcome", goals.keys().map(|key| self.name("outcome", key)));
        organization.names("hasIndicator", figures.iter().map(|figure| self.name("indicator", &figure.key)));
        self.things.push(organization.close());
        for (key, goal) in goals {
            self.outcome(key, goal);
        }
        for figure in figures {
            self.indicator(figure);
        }
        ["[\n", &self.things.join(",\n"), "\n]\n"].concat()
    }

    fn outcome(&mut self, key: &str, goal: &Entity) {
        let mut outcome = self.thing("cids:Outcome", "outcome", key);
        outcome.words("hasName", self.said(&goal.words("title")));
        outcome.words("hasDescription", self.said(&goal.words("description")));
        outcome.name("forOrganization", &self.name("organization", self.id));
        let its = self.goal_of.iter().filter(|(_, goal)| *goal == key);
        outcome.names("hasIndicator", its.map(|(indicator, _)| self.name("indicator", indicator)));
        self.things.push(outcome.close());
    }

    fn indicator(&mut self, figure: &PublicFigure) {
        let mut indicator = self.thing("cids:Indicator", "indicator", &figure.key);
        indicator.words("hasName", self.said(&figure.name));
        indicator.words("hasDescription", self.said(&figure.definition));
        indicator.reference("i72:unit_of_measure", &self.name("unit", &figure.unit));
        indicator.name("forOrganization", &self.name("organization", self.id));
        if let Some(goal) = self.goal_of.get(&figure.key) {
            indicator.name("forOutcome", &self.name("outcome", goal));
        }
        let told =
            || figure.values.iter().enumerate().filter_map(|(n, value)| Some((n, value, value.value?)));
        let report = |n: usize| [figure.key.as_str(), "/", &n.to_string()].concat();
        indicator.names("hasIndicatorReport", told().map(|(n, ..)| self.name("report", &report(n))));
        self.things.push(indicator.close());
        for (n, value, number) in told() {
            self.report(figure, &report(n), value, number);
        }
    }

    fn report(&mut self, figure: &PublicFigure, key: &str, value: &PublicValue, number: f64) {
        let mut report = self.thing("cids:IndicatorReport", "report", key);
        report.words("hasName", self.said(&figure.name));
        let about: Vec<&str> =
            [&value.area, &value.segment].iter().filter_map(|words| Some(words.pick(self.lang)?.1)).collect();
        report.words("hasComment", &about.join(", "));
        report.raw("i72:value", |text| {
            text.push_str("{\"@type\": \"i72:Measure\", \"i72:numerical_value\": ");
            quoted(text, &number.to_string());
            text.push('}');
        });
        report.reference("i72:unit_of_measure", &self.name("unit", &figure.unit));
        report.words("prov:startedAtTime", &[value.period.start(), "T00:00:00Z"].concat());
        report.words("prov:endedAtTime", &[value.period.end(), "T23:59:59Z"].concat());
        report.name("forIndicator", &self.name("indicator", &figure.key));
        self.things.push(report.close());
    }

    fn said<'w>(&self, words: &'w Words) -> &'w str {
        words.pick(self.lang).map_or("", |(_, said)| said)
    }

    /// The name by which the standard's programs know a thing.
    fn name(&self, what: &str, key: &str) -> String {
        ["urn:x-ensemble:", self.id, ":", what, ":", key].concat()
    }

    fn thing(&self, class: &str, what: &str, key: &str) -> Thing {
        let mut thing = Thing("{".to_owned());
        thing.words("@context", CONTEXT);
        thing.words("@type", class);
        thing.name("@id", &self.name(what, key));
        thing
    }
}

/// One JSON object.
struct Thing(String);

impl Thing {
    fn raw(&mut self, property: &str, value: impl FnOnce(&mut String)) {
        self.0.push_str(if self.0.len() > 1 { ",\n  " } else { "\n  " });
        quoted(&mut self.0, property);
        self.0.push_str(": ");
        value(&mut self.0);
    }

    /// Words, unless there are none.
    fn words(&mut self, property: &str, words: &str) {
        if !words.is_empty() {
            self.raw(property, |text| quoted(text, words));
        }
    }

    fn name(&mut self, property: &str, name: &str) {
        self.raw(property, |text| quoted(text, name));
    }

    fn reference(&mut self, property: &str, name: &str) {
        self.raw(property, |text| {
            text.push_str("{\"@id\": ");
            quoted(text, name);
            text.push('}');
        });
    }

    fn names(&mut self, property: &str, names: impl Iterator<Item = String>) {
        self.raw(property, |text| {
            text.push('[');
            for (n, name) in names.enumerate() {
                text.push_str(if n > 0 { ", " } else { "" });
                quoted(text, &name);
            }
            text.push(']');
        });
    }

    fn close(mut self) -> String {
        self.0.push_str("\n}");
        self.0
    }
}

/// A JSON string (RFC 8259 §7).
fn quoted(text: &mut String, words: &str) {
    text.push('"');
    for c in words.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            // No other control character can be written as it is.
            ..' ' => {
                let code = u32::from(c);
                text.push_str("\\u00");
                text.extend([code / 16, code % 16].iter().filter_map(|digit| char::from_digit(*digit, 16)));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{impact_data, quoted};
    use crate::domain::rig::Table;
    use crate::domain::{Command, Role};

    fn things(file: &str) -> Vec<Value> {
        serde_json::from_str(file).expect("an array of objects")
    }

    fn of_class<'a>(things: &'a [Value], class: &str) -> Vec<&'a Value> {
        things.iter().filter(|thing| thing["@type"] == class).collect()
    }

    #[test]
    fn goals_indicators_and_what_was_counted_lead_to_each_other() {
        let mut table = Table::of(&[Role::Lead]);
        let lead = &mut table[0];
        let goal = lead.adds("goals", &[("title@en", "Homes for \"all\""), ("ambition", "bau_no")]);
        let fields = [
            ("name@en", "Homeless people counted"),
            ("name@fr", "Personnes sans domicile"),
            ("level", "population"),
            ("value_kind", "count"),
            ("unit", "people"),
            ("direction", "down"),
            ("goal", &goal),
        ];
        let nights = lead.adds("indicators", &fields);
        for (period, value) in [("2008", 3_601.0), ("2016", 3_430.5), ("2016", 3_222.0)] {
            let (indicator, period) = (nights.clone(), period.to_owned());
            let (method, note) = ("full count".to_owned(), String::new());
            lead.does(&Command::RecordReading { indicator, period, value, method, note }).expect("she may");
        }

        let file = impact_data(lead.sees(), lead, "abc", "fr");
        let things = things(&file);
        let organization = of_class(&things, "cids:Organization")[0];
        let outcome = of_class(&things, "cids:Outcome")[0];
        let indicator = of_class(&things, "cids:Indicator")[0];
        assert_eq!(outcome["hasName"], "Homes for \"all\"");
        assert_eq!(indicator["hasName"], "Personnes sans domicile");
        assert_eq!(indicator["forOutcome"], outcome["@id"]);
        assert_eq!(outcome["hasIndicator"][0], indicator["@id"]);
        assert_eq!(organization["hasOutcome"][0], outcome["@id"]);
        assert_eq!(organization["hasIndicator"][0], indicator["@id"]);
        assert_eq!(indicator["forOrganization"], organization["@id"]);
        // Nobody has decided between the two of 2016.
        let reports = of_class(&things, "cids:IndicatorReport");
        assert_eq!(reports.len(), 1);
        assert_eq!(indicator["hasIndicatorReport"][0], reports[0]["@id"]);
        assert_eq!(reports[0]["i72:value"]["i72:numerical_value"], "3601");
        assert_eq!(reports[0]["prov:startedAtTime"], "2008-01-01T00:00:00Z");
        assert_eq!(reports[0]["prov:endedAtTime"], "2008-12-31T23:59:59Z");
        assert_eq!(file, impact_data(lead.sees(), lead, "abc", "fr"));
    }

    #[test]
    fn any_words_are_quoted() {
        let words = "\"Tab\"\t, line\r\n, \\ and \u{1}\u{1f}\u{2028} é 🙂";
        let mut text = String::new();
        quoted(&mut text, words);
        assert_eq!(serde_json::from_str::<String>(&text).expect("a string"), words);
    }

    #[test]
    fn what_was_taken_out_of_the_lists_is_not_in_it() {
        let mut table = Table::of(&[Role::Lead]);
        let lead = &mut table[0];
        let key = lead.adds("goals", &[("title@en", "Gone"), ("ambition", "bau_no")]);
        lead.does(&Command::Archive { kind: "goals".to_owned(), key, reason: String::new() })
            .expect("she may");
        let file = impact_data(lead.sees(), lead, "abc", "en");
        assert_eq!(of_class(&things(&file), "cids:Outcome").len(), 0);
        assert!(!file.contains("Gone"));
    }
}
