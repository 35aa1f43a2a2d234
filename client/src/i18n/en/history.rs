//! Who changed what, in English.

use crate::i18n::HistoryText;

pub(in crate::i18n) static TEXT: HistoryText = HistoryText {
    title: |name| format!("Who changed what: {name}"),
    link: "Who changed what",
    link_of: |name| format!("Who changed what: {name}"),
    about: "The newest stands first. What is put back is written anew; nothing of this goes away.",
    misdated: "This follows something dated later: one of the two clocks was wrong.",
    phones_clocks: "Days and hours are those of the phone that wrote.",
    nothing: "Nothing has been written here yet.",
    cut: "There is more. Only the newest is shown.",
    written: |words| format!("Written: {words}"),
    before: |words| format!("Before: {words}"),
    after: |words| format!("Then: {words}"),
    emptied: |words| format!("Emptied. Before: {words}"),
    settled: |words| format!("Of several answers, this one was kept: {words}"),
    moved: "Moved to another place in the list.",
    back_in_list: "Put back into the list.",
    out: |sentence| format!("Taken out: {sentence}"),
    put: |sentence| format!("Put in: {sentence}"),
    whole: "How the whole text read then",
    no_words: "There were no words.",
    put_back: |words| format!("Put back “{words}”"),
    put_back_text: |when| format!("Put back the text of {when}"),
    is_back: "It is put back. What stood there before is kept below.",
};
