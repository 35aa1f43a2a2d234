//! The first thing a newcomer wants to say: written on the invitation's screen, where the engine that keeps drafts may not
//! be yet, and put into the draft of a voice once the phone is in the initiative.

use super::give::Voice;

/// What one window keeps of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct First {
    /// The initiative whose invitation it was written on.
    pub(crate) initiative: String,
    /// The words.
    pub(crate) words: String,
}

impl First {
    /// Reads what is kept.
    pub(crate) fn decode(text: &str) -> Self {
        let (initiative, words) = text.split_once('\n').unwrap_or_default();
        Self { initiative: initiative.to_owned(), words: words.to_owned() }
    }

    /// As it is kept; empty if nothing was written.
    pub(crate) fn encode(&self) -> String {
        if self.words.trim().is_empty() {
            return String::new();
        }
        [&self.initiative, "\n", &self.words].concat()
    }
}

/// The words of several windows as one text: none is left out, and none stands there twice.
pub(crate) fn together<'a>(kept: impl Iterator<Item = &'a First>) -> String {
    kept.fold(String::new(), |all, first| added(&all, &first.words).unwrap_or(all))
}

/// The draft of a voice with the words in it; nothing if they are in it already.
pub(crate) fn into_draft(draft: &str, words: &str) -> Option<String> {
    let voice = Voice::from_draft(draft);
    let body = added(&voice.body, words)?;
    Some(Voice { body, ..voice }.to_draft())
}

/// `text` and `more` below it; nothing if one is in the other as it is.
fn added(text: &str, more: &str) -> Option<String> {
    let (text, more) = (text.trim(), more.trim());
    if text.contains(more) {
        return None;
    }
    let is_longer = more.contains(text);
    Some(if is_longer { more.to_owned() } else { format!("{text}\n\n{more}") })
}

#[cfg(test)]
mod tests {
    use super::{First, into_draft, together};
    use crate::state::give::Voice;

    fn first(words: &str) -> First {
        First { initiative: "i".to_owned(), words: words.to_owned() }
    }

    #[test]
    fn what_is_kept_reads_back_and_nothing_is_kept_of_nothing() {
        let written = first("The light\nis too short = dangerous");
        assert_eq!(First::decode(&written.encode()), written);
        assert_eq!(first(" \n").encode(), "");
    }

    #[test]
    fn of_two_windows_nothing_is_lost_and_nothing_stands_twice() {
        let kept = ["A bench", "A bench in the shade", "", "A lamp", "A bench"].map(first);
        assert_eq!(together(kept.iter()), "A bench in the shade\n\nA lamp");
    }

    #[test]
    fn words_go_into_a_draft_once_and_below_what_stands_there() {
        let draft = into_draft("", "A bench").expect("it was not there");
        assert_eq!(Voice::from_draft(&draft).body, "A bench");
        assert_eq!(into_draft(&draft, "A bench"), None);
        let both = into_draft(&draft, "A lamp").expect("it was not there");
        assert_eq!(Voice::from_draft(&both).body, "A bench\n\nA lamp");
        assert_eq!(into_draft(&both, "A bench"), None);
    }
}
