//! Joining two rewrites of one text that began from the same wording.

use automerge::transaction::Transactable;
use automerge::{ActorId, Automerge, ObjId, ObjType, ROOT, ReadDoc, TextEncoding};

/// `theirs` with what `mine` changed in `base`, character by character, as if both had been written at the same time.
///
/// Used when others changed a text while a person was typing: what they wrote is not undone by saving.
pub(super) fn joined(base: &str, mine: &str, theirs: &str) -> String {
    let mut document = Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit);
    document.set_actor(ActorId::from([0; 16]));
    let text = document
        .transact(|tx| {
            let text = tx.put_object(ROOT, "text", ObjType::Text)?;
            tx.splice_text(&text, 0, 0, base)?;
            Ok::<ObjId, automerge::AutomergeError>(text)
        })
        .expect("an empty document takes a text")
        .result;
    let mut other = document.fork().with_actor(ActorId::from([1; 16]));
    let rewrite = |document: &mut Automerge, wording: &str| {
        document.transact(|tx| tx.update_text(&text, wording)).expect("the text is there");
    };
    rewrite(&mut document, mine);
    rewrite(&mut other, theirs);
    document.merge(&mut other).expect("forks of one document merge");
    document.text(&text).expect("the text is there")
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
}
