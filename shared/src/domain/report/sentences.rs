//! What a report says of itself, as a table that each language fills in: a sentence missing in one does not compile.

use crate::domain::period::Period;

/// A sentence about one, and about another number; `{n}` is the number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub(super) one: &'static str,
    pub(super) other: &'static str,
}

/// Words by code of the schema.
pub(super) type Codes = &'static [(&'static str, &'static str)];

/// Everything a report says, in one language.
#[derive(Debug)]
pub(super) struct Sentences {
    pub(super) lang: &'static str,
    pub(super) no_title: &'static str,
    pub(super) report: &'static str,
    pub(super) from_to: &'static str,
    pub(super) readers: Codes,
    pub(super) example: &'static str,

    pub(super) promised: &'static str,
    pub(super) texts: Codes,
    pub(super) goals: &'static str,
    pub(super) goal_by: &'static str,
    pub(super) version: &'static str,
    pub(super) stances: &'static [(&'static str, Counted)],

    pub(super) figures: &'static str,
    pub(super) no_figures: &'static str,
    pub(super) verdicts: Codes,
    pub(super) went: &'static str,
    pub(super) arithmetic: &'static str,
    pub(super) arithmetic_relative: &'static str,
    pub(super) points: &'static str,
    pub(super) stands: &'static str,
    pub(super) stands_label: &'static str,
    pub(super) no_value: &'static str,
    pub(super) needle_moved: &'static str,
    pub(super) needle_not_moved: &'static str,
    pub(super) needle_away: &'static str,
    pub(super) too_few_periods: &'static str,
    pub(super) zero_baseline: &'static str,
    pub(super) not_a_quantity: &'static str,
    pub(super) other_method: &'static str,
    pub(super) method_unsaid: &'static str,
    pub(super) not_population: &'static str,
    pub(super) one_segment: &'static str,
    pub(super) undecided: &'static str,
    pub(super) hidden: &'static str,
    pub(super) hidden_value: &'static str,
    pub(super) open_value: &'static str,
    pub(super) period_head: &'static str,
    pub(super) where_head: &'static str,
    pub(super) value_head: &'static str,
    pub(super) everywhere: &'static str,
    pub(super) story: &'static str,
    pub(super) story_others: &'static str,

    pub(super) activities: &'static str,
    pub(super) activity_states: Codes,
    pub(super) led_by: &'static str,
    pub(super) commitments: &'static str,
    pub(super) commitments_about: &'static str,
    pub(super) commitments_inside: Counted,
    pub(super) commitment_states: Codes,
    pub(super) learned_from_it: &'static str,

    pub(super) learned: &'static str,
    pub(super) balance: &'static str,
    pub(super) n_worked: Counted,
    pub(super) n_did_not: Counted,
    pub(super) learning_kinds: Codes,
    pub(super) why: &'static str,
    pub(super) so_what: &'static str,
    pub(super) learned_here: Counted,
    pub(super) left_out: Counted,

    pub(super) changed: &'static str,
    pub(super) alongside: &'static str,
    pub(super) layers: Codes,
    pub(super) our_part: &'static str,
    pub(super) others_part: &'static str,
    pub(super) decided: &'static str,

    pub(super) voices: &'static str,
    pub(super) voices_about: &'static str,
    pub(super) voice_kinds: Codes,
    pub(super) review_states: Codes,
    pub(super) more_voices: Counted,
    pub(super) unquoted: Counted,

    pub(super) took_part: &'static str,
    pub(super) n_partners: Counted,
    pub(super) n_sectors: Counted,
    pub(super) n_phones: Counted,
    pub(super) few_phones: &'static str,
    pub(super) phones_are_not_people: &'static str,
    pub(super) n_voices: Counted,
    pub(super) few_voices: &'static str,

    pub(super) sources: &'static str,
    pub(super) nothing: &'static str,

    pub(super) months: [&'static str; 12],
    pub(super) first_of_month: &'static str,
    pub(super) between: &'static str,
    pub(super) units: Codes,
    pub(super) decimal: char,
    pub(super) thousands: char,
    pub(super) percent: &'static str,
    /// Up to how much, included, a language counts as one.
    pub(super) one_from: usize,
}

impl Sentences {
    /// A sentence with its gaps filled in.
    pub(super) fn fill(&self, sentence: &str, gaps: &[(&str, String)]) -> String {
        let mut filled = String::new();
        let mut rest = sentence;
        // Each gap is filled once, from the left, so that words with braces in them stay what they are.
        while let Some((before, behind)) = rest.split_once('{') {
            filled.push_str(before);
            let (gap, after) = behind.split_once('}').unwrap_or((behind, ""));
            filled.extend(gaps.iter().find(|(name, _)| *name == gap).map(|(_, words)| words.as_str()));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    pub(super) fn counted(&self, sentence: Counted, n: usize) -> String {
        let is_one = n == 1 || (n == 0 && self.one_from == 0);
        let number = self.number(f64::from(u32::try_from(n).unwrap_or(u32::MAX)));
        self.fill(if is_one { sentence.one } else { sentence.other }, &[("n", number)])
    }

    /// The words for a code; the code itself if a newer version wrote it.
    pub(super) fn code<'a>(&self, codes: Codes, code: &'a str) -> &'a str {
        codes.iter().find(|(known, _)| *known == code).map_or(code, |(_, words)| words)
    }

    /// A number with at most two decimals, as the language writes it.
    pub(super) fn number(&self, number: f64) -> String {
        let plain = format!("{:.2}", number.abs());
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let decimals = decimals.trim_end_matches('0');
        let mut told = String::new();
        if number < 0.0 && plain.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
            told.push('\u{2212}');
        }
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() > 3 {
                told.push(self.thousands);
            }
            told.push(digit);
        }
        if !decimals.is_empty() {
            told.push(self.decimal);
            told.push_str(decimals);
        }
        told
    }

    /// A value in its unit.
    pub(super) fn amount(&self, value: f64, unit: &str) -> String {
        let with_unit = self.units.iter().find(|(known, _)| *known == unit).map_or("{n}", |(_, words)| words);
        self.fill(with_unit, &[("n", self.number(value))])
    }

    /// A part of something, in percent, with its sign.
    pub(super) fn percentage(&self, part: f64) -> String {
        let rounded = (part * 1_000.0).round() / 10.0;
        let number = self.fill(self.percent, &[("n", self.number(rounded))]);
        if rounded > 0.0 { format!("+{number}") } else { number }
    }

    /// A difference, with its sign.
    pub(super) fn difference(&self, value: f64, unit: &str) -> String {
        let amount = if unit == "percent" {
            self.fill(self.points, &[("n", self.number(value))])
        } else {
            self.amount(value, unit)
        };
        if value > 0.0 { format!("+{amount}") } else { amount }
    }

    /// A day that is `YYYY-MM-DD`, or begins like one.
    pub(super) fn day(&self, day: &str) -> String {
        let parts = day.get(..4).zip(day.get(5..7)).zip(day.get(8..10));
        let Some(((year, month), of_month)) = parts else { return day.to_owned() };
        let of_month = of_month.trim_start_matches('0');
        let of_month = if of_month == "1" { self.first_of_month } else { of_month };
        format!("{of_month}\u{a0}{} {year}", self.month(month))
    }

    fn month(&self, month: &str) -> &'static str {
        let at = month.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        at.and_then(|at| self.months.get(at)).copied().unwrap_or_default()
    }

    /// A period in words.
    pub(super) fn period(&self, period: &Period) -> String {
        let label = period.label();
        if let Some((from, to)) = label.split_once('/') {
            let gaps = [("from", self.day(&full(from, false))), ("to", self.day(&full(to, true)))];
            return self.fill(self.between, &gaps);
        }
        match label.len() {
            7 => format!(
                "{} {}",
                self.month(label.get(5..).unwrap_or_default()),
                label.get(..4).unwrap_or_default()
            ),
            10 => self.day(&label),
            _ => label,
        }
    }
}

/// The first or last day of what a label says.
fn full(label: &str, is_end: bool) -> String {
    let period = Period::parse(label);
    let day = period.as_ref().map(|period| if is_end { period.end() } else { period.start() });
    day.unwrap_or(label).to_owned()
}
