//! What became of an indicator, in English.

use crate::i18n::NeedleText;

pub(in crate::i18n) static TEXT: NeedleText = NeedleText {
    better: |from, then, to, now| format!("Better: from {from} ({then}) to {to} ({now})."),
    same: |from, then, to, now| format!("No change: {from} ({then}) and {to} ({now})."),
    worse: |from, then, to, now| format!("Worse: from {from} ({then}) to {to} ({now})."),
    cant_tell: |from, then, to, now| {
        format!("Cannot be compared: {from} ({then}) and {to} ({now}) were not found in the same way.")
    },
    since_last: |sentence| format!("Since the last time: {sentence}"),
    part: |part, is_more| {
        if is_more { format!("That is {part} more.") } else { format!("That is {part} less.") }
    },
    points: |points, is_more| {
        if is_more { format!("{points} points more.") } else { format!("{points} points less.") }
    },
    arithmetic: |to, from, part| format!("({to} − {from}) ÷ {from} = {part}"),
    needle: "Did the needle move?",
    moved: |part| format!("Yes: {part} for the better across the community. 10% or more counts."),
    not_moved: |part| format!("Not yet: {part} for the better. 10% or more counts."),
    moved_against: |part| format!("No: {part} for the worse."),
    refused: "It cannot be said, because:",
    too_few_periods: "there are figures for fewer than two periods.",
    zero_baseline: "it began at zero, and no part of zero can be said.",
    not_a_quantity: |kind| match kind {
        "index" => "an index has no zero, so a part of it means nothing.",
        "z_score" => "a z-score says how far from the average, so a part of it means nothing.",
        "grade" => "a grade is no quantity, so a part of it means nothing.",
        _ => "this is no quantity, so a part of it means nothing.",
    },
    other_method: |from, to| format!("it was found in different ways: {from} at first, {to} at last."),
    method_unsaid: "not said",
    not_population: "it speaks of those a partner reaches, not of the whole community.",
    one_segment: "it speaks of one group only.",
    undecided: |period| format!("there are different answers for {period}, and nobody has decided yet."),
    chart: |what| format!("Chart: {what}"),
    targets: "Targets",
    target: |value, due| format!("{value} by {due}"),
    target_met: |period| format!("Reached in {period}."),
    target_was_met: |period| format!("Reached in {period}, and lost again since."),
    target_to_go: |left| format!("Still to go: {left}."),
    as_usual: |value| format!("If nothing new is done: {value}."),
    proposed: "Proposed",
    gaps: "Is it the same for everybody?",
    gap: |who, [first, first_all, last, last_all]| {
        format!("{who}: first {first} (everybody {first_all}), last {last} (everybody {last_all}).")
    },
    gap_wider: "The gap is wider than it was.",
    gap_against: "Worse for this group, while it got better for all together.",
    at_place: |place| format!("For {place}"),
    adopted: |rule, who| format!("Decided by {who}: {rule}."),
    adopted_why: |why| format!("Why: {why}"),
    restated: "Published anew since",
    decide: "Decide which one counts",
    decide_which: "Which figure counts?",
    choice: |rule, value, method| match rule {
        "average" => format!("The average: {value}"),
        "sum" => format!("All together: {value}"),
        _ if method.is_empty() => value.to_owned(),
        _ => format!("{value} – {method}"),
    },
    why: "Why",
    why_hint: "Everyone reads this. The other figures stay visible.",
    own: "None of these: write a figure of your own",
    own_about: "It is shown as decided by the team, with your reason. All answers stay below it.",
    own_value: "The figure that counts",
    adopt: "Let this figure count",
    choose_one: "Choose a figure.",
    say_why: "Say why.",
};
