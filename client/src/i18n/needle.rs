//! Sentences of what became of an indicator, and of deciding between several answers.

/// See the module. Figures and periods arrive written out.
#[derive(Debug)]
pub(crate) struct NeedleText {
    /// From a figure in a period to a figure in a period.
    pub(crate) better: fn(&str, &str, &str, &str) -> String,
    pub(crate) same: fn(&str, &str, &str, &str) -> String,
    pub(crate) worse: fn(&str, &str, &str, &str) -> String,
    pub(crate) cant_tell: fn(&str, &str, &str, &str) -> String,
    /// The step since the period before.
    pub(crate) since_last: fn(&str) -> String,
    /// How much more or less, as a part: whether it is more.
    pub(crate) part: fn(&str, bool) -> String,
    /// The same in points of a percentage.
    pub(crate) points: fn(&str, bool) -> String,
    /// Later, earlier, result.
    pub(crate) arithmetic: fn(&str, &str, &str) -> String,

    pub(crate) needle: &'static str,
    pub(crate) moved: fn(&str) -> String,
    pub(crate) not_moved: fn(&str) -> String,
    pub(crate) moved_against: fn(&str) -> String,
    pub(crate) refused: &'static str,
    pub(crate) too_few_periods: &'static str,
    pub(crate) zero_baseline: &'static str,
    /// An index, a score or a grade, by code.
    pub(crate) not_a_quantity: fn(&str) -> &'static str,
    pub(crate) other_method: fn(&str, &str) -> String,
    pub(crate) method_unsaid: &'static str,
    pub(crate) not_population: &'static str,
    pub(crate) one_segment: &'static str,
    pub(crate) undecided: fn(&str) -> String,

    pub(crate) chart: fn(&str) -> String,
    pub(crate) targets: &'static str,
    pub(crate) target: fn(&str, &str) -> String,
    pub(crate) target_met: fn(&str) -> String,
    pub(crate) target_was_met: fn(&str) -> String,
    pub(crate) target_to_go: fn(&str) -> String,
    pub(crate) as_usual: fn(&str) -> String,
    pub(crate) proposed: &'static str,
    pub(crate) gaps: &'static str,
    /// A segment: its figure and everybody's at first, then at last.
    pub(crate) gap: fn(&str, [&str; 4]) -> String,
    pub(crate) gap_wider: &'static str,
    pub(crate) gap_against: &'static str,
    pub(crate) at_place: fn(&str) -> String,

    pub(crate) adopted: fn(&str, &str) -> String,
    pub(crate) adopted_why: fn(&str) -> String,
    pub(crate) restated: &'static str,
    pub(crate) decide: &'static str,
    pub(crate) decide_which: &'static str,
    /// A way of deciding and the figure it gives: by rule, with how it was found.
    pub(crate) choice: fn(&str, &str, &str) -> String,
    pub(crate) why: &'static str,
    pub(crate) why_hint: &'static str,
    pub(crate) own: &'static str,
    pub(crate) own_about: &'static str,
    pub(crate) own_value: &'static str,
    pub(crate) adopt: &'static str,
    pub(crate) choose_one: &'static str,
    pub(crate) say_why: &'static str,
}
