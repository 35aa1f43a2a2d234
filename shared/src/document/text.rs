//! Joining two rewrites of one text that began from the same wording.

use automerge::transaction::Transactable;
use automerge::{ActorId, Automerge, Change, ObjType, ROOT, ReadDoc, TextEncoding};

/// `theirs` with what `mine` changed in `base`, character by character, as if both had been written at the same time.
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
    write(&mut others, |tx| tx.update_text(&text, theirs));
    write(&mut document, |tx| tx.update_text(&text, mine));
    document.apply_changes(last_change(&others)).expect("the other document began from this one");
    document.text(&text).expect("the text is there")
}

fn empty(actor: u8) -> Automerge {
    Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit).with_actor(ActorId::from([actor; 16]))
}

fn write<T>(
    document: &mut Automerge,
    edit: impl FnOnce(&mut automerge::transaction::Transaction<'_>) -> Result<T, automerge::AutomergeError>,
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

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn two_sentences_edited_at_once_are_both_kept() {
        let base = "Children are safe. Homes are dry.";
        let mine = "All children are safe. Homes are dry.";
        let theirs = "Children are safe. Homes are dry and warm.";
        assert_eq!(joined(base, mine, theirs), "All children are safe. Homes are dry and warm.");
    }

    #[test]
    fn saving_without_a_change_undoes_nothing() {
        assert_eq!(joined("a", "a", "ab"), "ab");
        assert_eq!(joined("a", "ab", "a"), "ab");
    }
}
