//! The measurement desk, in English.

use crate::i18n::GridText;

pub(in crate::i18n) static TEXT: GridText = GridText {
    title: "Figures by year",
    caption: "Every indicator, year by year, the latest year first",
    how_to_read: "A hatched cell has no figure. A cell with a dotted edge holds the latest figure, and the next one is due. Choose a figure to record that period again, or to see its two answers.",
    nameless: "Indicator",
    never: "Never counted yet",
    due: "The next figure is due",
    old: "Old: a figure was left out",
    nothing: "No figure",
    record: "Record",
    record_for: |what, period| format!("Record: {what}, {period}"),
    paste: "Paste figures",
    paste_for: |what| format!("Paste figures: {what}"),
    cell: |what, period, figure, is_open| {
        if is_open {
            format!("Two answers: {what}, {period}: {figure}")
        } else {
            format!("{what}, {period}: {figure}")
        }
    },
    two_answers: "Two answers",
    adopted: "Decided",
    story: "What is the story?",
    story_for: |what, period| format!("What is the story? {what}, {period}"),
};
