//! Rewriting texts as differences, word by word, so that what others write at the same time stays whole.
//!
//! A rewrite told apart letter by letter would let a new word borrow a letter from the next one, and lose it when somebody
//! else strikes that one meanwhile.

use std::ops::Range;

use automerge::transaction::{Transactable, Transaction};
use automerge::{ActorId, Automerge, AutomergeError, Change, ObjId, ObjType, ROOT, ReadDoc, TextEncoding};

/// Pairs of words that are compared at most, in a table of two bytes for each: a thousand words rewritten as a thousand
/// others. Beyond that, what lies between the words that are alike at both ends counts as one stretch.
const PAIRS_MAX: usize = 1 << 20;
/// UTF-16 units from which on a word is told apart from the one in its place by letters. It is an address or a number
/// then, or it is written without blanks.
const LONG_WORD: usize = 32;

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

/// What a rewrite takes away from a text, in UTF-16 units of it.
pub(super) fn removed(old: &str, new: &str) -> Vec<Range<usize>> {
    let stretches = differences(old, new).into_iter().filter(|stretch| stretch.removed > 0);
    stretches.map(|stretch| stretch.at..stretch.at + stretch.removed).collect()
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

/// One stretch that differs: where it begins and how much it takes away, in UTF-16 units of the text as it stands, and
/// what comes in its place.
#[derive(Debug, PartialEq, Eq)]
struct Stretch<'a> {
    at: usize,
    removed: usize,
    added: &'a str,
}

/// The stretches in which two wordings differ, in order: what lies between the words they have in common.
fn differences<'a>(old: &str, new: &'a str) -> Vec<Stretch<'a>> {
    let (old_words, new_words) = (words(old), words(new));
    let mut stretches = Vec::new();
    let (mut old_rest, mut new_rest) = (old, new);
    let (mut old_at, mut new_at, mut at) = (0, 0, 0);
    let end = (old_words.len(), new_words.len());
    for (i, j) in common(&old_words, &new_words).into_iter().chain([end]) {
        let (gone, added) = (&old_words[old_at..i], &new_words[new_at..j]);
        let (mut removed, mut inserted) = (take(&mut old_rest, gone), take(&mut new_rest, added));
        let after = at + units(removed);
        if gone.len() == 1 && added.len() == 1 && units(removed) >= LONG_WORD {
            at += units(trim_alike(&mut removed, &mut inserted));
        }
        if !removed.is_empty() || !inserted.is_empty() {
            stretches.push(Stretch { at, removed: units(removed), added: inserted });
        }
        if let (Some(word), Some(same)) = (old_words.get(i), new_words.get(j)) {
            at = after + units(word);
            take(&mut old_rest, &[word]);
            take(&mut new_rest, &[same]);
        }
        (old_at, new_at) = (i + 1, j + 1);
    }
    stretches
}

/// The longest run of words that stands in both, in order: pairs of places.
pub(super) fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (n_old, n_new) = (old.len() - tail, new.len() - tail);
    let mut pairs: Vec<_> = (0..head).map(|at| (at, at)).collect();
    if n_old.saturating_mul(n_new) <= PAIRS_MAX {
        // longest[i * width + j]: how many words the rests from i and j have in common.
        let width = n_new + 1;
        let mut longest = vec![0_u16; (n_old + 1) * width];
        for (i, j) in (0..n_old).rev().flat_map(|i| (0..n_new).rev().map(move |j| (i, j))) {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
        let (mut i, mut j) = (0, 0);
        while i < n_old && j < n_new {
            if old[i] == new[j] {
                pairs.push((head + i, head + j));
                (i, j) = (i + 1, j + 1);
            } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
    pairs.extend((0..tail).map(|at| (head + n_old + at, head + n_new + at)));
    pairs
}

/// The words of a text and what stands between them, one by one; together they are the text.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut from, mut in_word) = (0, false);
    for (at, c) in text.char_indices() {
        let goes_on = in_word && c.is_alphanumeric();
        if at > from && !goes_on {
            words.push(&text[from..at]);
            from = at;
        }
        in_word = c.is_alphanumeric();
    }
    words.extend((from < text.len()).then(|| &text[from..]));
    words
}

/// Takes these words from the beginning of what they begin.
fn take<'a>(rest: &mut &'a str, words: &[&str]) -> &'a str {
    let (taken, left) = rest.split_at(words.iter().map(|word| word.len()).sum());
    *rest = left;
    taken
}

/// Takes away what two words begin and end with alike; returns the beginning.
fn trim_alike<'a>(one: &mut &'a str, other: &mut &str) -> &'a str {
    let alike = |(a, b): &(char, char)| a == b;
    let head = one.chars().zip(other.chars()).take_while(alike).map(|(c, _)| c.len_utf8()).sum();
    let begins = &one[..head];
    (*one, *other) = (&one[head..], &other[head..]);
    let tail: usize =
        one.chars().rev().zip(other.chars().rev()).take_while(alike).map(|(c, _)| c.len_utf8()).sum();
    (*one, *other) = (&one[..one.len() - tail], &other[..other.len() - tail]);
    begins
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{PAIRS_MAX, Stretch, differences, joined, words};

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
        let both = "All streets are lit. Children and elders are safe. Homes are warm.";
        assert_eq!(joined(base, mine, theirs), both);
    }

    /// By letters, the new word would lend itself the first letter of the one behind it, and lose it with that one.
    #[test]
    fn a_new_word_keeps_its_letters_when_the_next_one_is_struck() {
        assert_eq!(joined("Homes dimly lit", "Homes dozefuvi dimly lit", "Homes lit"), "Homes dozefuvi lit");
    }

    #[test]
    fn saving_without_a_change_undoes_nothing() {
        assert_eq!(joined("a", "a", "a b"), "a b");
        assert_eq!(joined("a", "a b", "a"), "a b");
    }

    #[test]
    fn an_edit_inside_a_long_word_is_small() {
        let old = "see https://example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaXaaaa now";
        let expected = Stretch { at: 64, removed: 1, added: "é" };
        assert_eq!(differences(old, &old.replace('X', "é")), [expected]);
    }

    #[test]
    fn a_rewrite_beyond_the_bound_is_one_stretch() {
        let text = |word: &str| format!("Begin{}end", format!(" {word}").repeat(PAIRS_MAX.isqrt()));
        let (old, new) = (text("old"), text("new"));
        assert_eq!(differences(&old, &new).len(), 1);
    }

    proptest! {
        #[test]
        fn the_differences_lead_from_one_wording_to_the_other(
            (old, new) in ("[ab é😀.\n]{0,40}", "[ab é😀.\n]{0,40}").prop_flat_map(|(old, new)| {
                // At times a word so long that its letters count.
                (0..3_usize).prop_map(move |n| {
                    let long = "aé😀".repeat(n * 20);
                    (format!("{long}{old}a{long}"), format!("{long}{new}b{long}"))
                })
            })
        ) {
            prop_assert!(words(&old).concat() == old);
            let mut units: Vec<u16> = old.encode_utf16().collect();
            for stretch in differences(&old, &new).into_iter().rev() {
                units.splice(stretch.at..stretch.at + stretch.removed, stretch.added.encode_utf16());
            }
            prop_assert_eq!(String::from_utf16(&units).unwrap(), new);
        }
    }
}
