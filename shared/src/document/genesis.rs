//! Genesis: the one change every document of every device begins with.
//!
//! It creates every map and text that two devices might otherwise both create, hiding each other's. A fixed actor, time
//! zero and a fixed order make its bytes the same everywhere, so it is never sent.

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, Change, ObjType, ROOT, TextEncoding};

use crate::domain::schema::{AGENDA_TEXTS, COLLECTIONS, TEXT_LANGUAGES};

/// Genesis' author, who writes nothing else.
pub(super) const ACTOR: [u8; 16] = *b"ensemble genesis";

/// A document that holds genesis and nothing else, and genesis itself.
pub(super) fn document() -> (Automerge, Change) {
    // Browsers count text in UTF-16 units, so every device does.
    let mut document = Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit);
    document.set_actor(ActorId::from(ACTOR));
    let mut tx = document.transaction();
    for collection in COLLECTIONS {
        let map = tx.put_object(ROOT, collection.name, ObjType::Map).expect("the root takes maps");
        if collection.name == "agenda" {
            for (field, lang) in AGENDA_TEXTS.iter().flat_map(|f| TEXT_LANGUAGES.iter().map(move |l| (f, l)))
            {
                tx.put_object(&map, format!("{field}|{lang}"), ObjType::Text).expect("a map takes texts");
            }
        }
    }
    tx.commit_with(CommitOptions::default().with_time(0));
    let change = document.get_last_local_change().expect("genesis was just committed");
    (document, change)
}

#[cfg(test)]
mod tests {
    use super::document;

    /// If this fails, documents of earlier versions no longer merge with those of this one: a collection was added,
    /// renamed or moved, or Automerge encodes differently. Add a migration change instead.
    #[test]
    fn genesis_is_the_same_for_ever() {
        let (_, change) = document();
        assert_eq!(change.hash().to_string(), include_str!("genesis.hash").trim());
    }
}
