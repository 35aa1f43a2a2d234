//! Rewriting texts as differences, so that what others write at the same time stays.
//!
//! Automerge can do this itself, by grapheme, with tables that weigh 20 KB in the app's download; words do as well.

use automerge::transaction::{Transactable, Transaction};
use automerge::{ActorId, Automerge, AutomergeError, Change, ObjId, ObjType, ROOT, ReadDoc, TextEncoding};

/// Beyond this many pairs of words, a rewrite counts as one stretch.
const PAIRS_MAX: usize = 4_000_000;

/// Changes a text from what stands in it to `wording`, touching only the words that differ.
pub(super) fn rewrite(tx: &mut Transaction<'_>, text: &ObjId, wording: &str) -> Result<(), AutomergeError> {
    let stands = tx.text(text)?;
    // From the end, so that earlier positions stay as they are.
    for Stretch { at, removed, added } in differences(&stands, wording).into_iter().rev() {
        let removed = isize::try_from(removed).expect("a text is shorter than memory");
        tx.splice_text(text, at, removed, added)?;
    }
    Ok(())
}

/// `theirs` with what `mine` changed in `base`, as if both had been written at the same time.
///
/// Used when others changed a text while a person was typing: what they wrote is not undone by saving.
pub(super) fn joined(base: &str, mine: &str, theirs: &str) -> String {
    let mut document = empty(0);
    let text = write(&mut document, |tx| {
        let text = tx.put_object(ROOT, "text", ObjType::Text)?;
        tx.splice_text(&text, 0, 0, base)?;
        Ok(text)
    });
    let began = last_change(&document);
    let mut others = empty(1);
    others.apply_changes(began).expect("a document takes another's first change");
    write(&mut others, |tx| rewrite(tx, &text, theirs));
    write(&mut document, |tx| rewrite(tx, &text, mine));
    document.apply_changes(last_change(&others)).expect("the other document began from this one");
    document.text(&text).expect("the text is there")
}

fn empty(actor: u8) -> Automerge {
    Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit).with_actor(ActorId::from([actor; 16]))
}

fn write<T>(
    document: &mut Automerge,
    edit: impl FnOnce(&mut Transaction<'_>) -> Result<T, AutomergeError>,
) -> T {
    let mut tx = document.transaction();
    let written = edit(&mut tx).expect("a map takes a text, and a text takes words");
    tx.commit();
    written
}

/// What was written last; a rewrite that changed nothing is no change.
fn last_change(document: &Automerge) -> Option<Change> {
    document.get_last_local_change()
}

/// One stretch that differs, in UTF-16 units of the text as it stands.
#[derive(Debug, PartialEq, Eq)]
struct Stretch<'a> {
    at: usize,
    removed: usize,
    added: &'a str,
}

/// The stretches in which two wordings differ, in order: what is left of both when the longest common run of words
/// between them is taken out.
fn differences<'a>(old: &str, new: &'a str) -> Vec<Stretch<'a>> {
    let (old_words, new_words) = (words(old), words(new));
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = old_words.iter().zip(&new_words).take_while(same).count();
    let (old_rest, new_rest) = (&old_words[head..], &new_words[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(same).count();
    let (old_rest, new_rest) = (&old_rest[..old_rest.len() - tail], &new_rest[..new_rest.len() - tail]);

    let mut stretches: Vec<Stretch<'a>> = Vec::new();
    let mut at = old_words[..head].iter().map(|word| units(word)).sum();
    let mut byte: usize = new_words[..head].iter().map(|word| word.len()).sum();
    let mut open: Option<(usize, usize, usize)> = None;
    let mut close = |open: &mut Option<(usize, usize, usize)>, byte: usize| {
        if let Some((at, removed, from)) = open.take() {
            stretches.push(Stretch { at, removed, added: &new[from..byte] });
        }
    };
    for step in steps(old_rest, new_rest) {
        match step {
            Step::Keep(word) => {
                close(&mut open, byte);
                at += units(word);
                byte += word.len();
            }
            Step::Remove(word) => {
                open.get_or_insert((at, 0, byte)).1 += units(word);
                at += units(word);
            }
            Step::Add(word) => {
                open.get_or_insert((at, 0, byte));
                byte += word.len();
            }
        }
    }
    close(&mut open, byte);
    stretches
}

enum Step<'a> {
    Keep(&'a str),
    Remove(&'a str),
    Add(&'a str),
}

/// The shortest way from one run of words to another.
fn steps<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Step<'a>> {
    let width = new.len() + 1;
    if old.len().saturating_mul(new.len()) > PAIRS_MAX {
        return old.iter().map(|w| Step::Remove(w)).chain(new.iter().map(|w| Step::Add(w))).collect();
    }
    // longest[i * width + j]: how many words the rests from i and j have in common, in order.
    let mut longest = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut steps = Vec::with_capacity(old.len() + new.len());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            steps.push(Step::Keep(old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len()
            || (i < old.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1])
        {
            steps.push(Step::Remove(old[i]));
            i += 1;
        } else {
            steps.push(Step::Add(new[j]));
            j += 1;
        }
    }
    steps
}

/// The words of a text and what stands between them; together they are the text.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut from = 0;
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        let is_word = c.is_alphanumeric();
        if at > from && !(is_word && in_word) {
            words.push(&text[from..at]);
            from = at;
        }
        in_word = is_word;
    }
    if from < text.len() {
        words.push(&text[from..]);
    }
    words
}

fn units(word: &str) -> usize {
    word.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{differences, joined, words};

    #[test]
    fn two_sentences_edited_at_once_are_both_kept() {
        let base = "Children are safe. Homes are dry.";
        let mine = "All children are safe. Homes are dry.";
        let theirs = "Children are safe. Homes are dry and warm.";
        assert_eq!(joined(base, mine, theirs), "All children are safe. Homes are dry and warm.");
    }

    #[test]
    fn two_places_of_one_rewrite_leave_what_stands_between_alone() {
        let base = "Streets are lit. Children are safe. Homes are dry.";
        let mine = "All streets are lit. Children are safe. Homes are warm.";
        let theirs = "Streets are lit. Children and elders are safe. Homes are dry.";
        assert_eq!(
            joined(base, mine, theirs),
            "All streets are lit. Children and elders are safe. Homes are warm."
        );
    }

    #[test]
    fn saving_without_a_change_undoes_nothing() {
        assert_eq!(joined("a", "a", "a b"), "a b");
        assert_eq!(joined("a", "a b", "a"), "a b");
    }

    proptest! {
        #[test]
        fn the_differences_lead_from_one_wording_to_the_other(old in "[ab é😀.\n]{0,40}", new in "[ab é😀.\n]{0,40}") {
            prop_assert_eq!(words(&old).concat(), old.clone());
            let mut units: Vec<u16> = old.encode_utf16().collect();
            for stretch in differences(&old, &new).into_iter().rev() {
                units.splice(stretch.at..stretch.at + stretch.removed, stretch.added.encode_utf16());
            }
            prop_assert_eq!(String::from_utf16(&units).unwrap(), new);
        }
    }
}
