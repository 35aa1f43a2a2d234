//! What a newcomer came with and wrote, kept by the page itself until the engine is there and keeps it.

use super::local_storage;

/// The invitation that brought somebody here.
const INVITATION_KEY: &str = "ensemble.invitation";
/// What stands before the name of a window that keeps first words.
const WORDS_PREFIX: &str = "ensemble.first.";

/// The invitation in the address, or the one that was there before the page was opened again; and whether it has just
/// come. Once it is kept, it is taken out of the address, for which `path` stands instead.
pub(crate) fn newcomers_invitation(path: &str) -> Option<(String, bool)> {
    match super::invitation_in_address() {
        Some(link) => {
            if local_storage().is_some_and(|storage| storage.set_item(INVITATION_KEY, &link).is_ok()) {
                super::replace_path(path);
            }
            Some((link, true))
        }
        None => local_storage()?.get_item(INVITATION_KEY).ok()?.map(|link| (link, false)),
    }
}

/// It was followed, or put away.
pub(crate) fn forget_newcomers_invitation() {
    if let Some(storage) = local_storage() {
        super::shrug(storage.remove_item(INVITATION_KEY));
    }
}

/// A place for the words of this window.
pub(crate) fn place_for_words() -> String {
    [WORDS_PREFIX, &js_sys::Math::random().to_bits().to_string()].concat()
}

/// All words that are kept, by their places.
pub(crate) fn kept_words() -> Vec<(String, String)> {
    let Some(storage) = local_storage() else { return Vec::new() };
    let n = storage.length().unwrap_or(0);
    let places = (0..n).filter_map(|n| storage.key(n).ok()?).filter(|place| place.starts_with(WORDS_PREFIX));
    places.filter_map(|place| storage.get_item(&place).ok()?.map(|text| (place, text))).collect()
}

/// Keeps words in a place; empty ones free it. `false` if they are not kept.
pub(crate) fn keep_words(place: &str, text: &str) -> bool {
    let Some(storage) = local_storage() else { return false };
    if text.is_empty() { storage.remove_item(place).is_ok() } else { storage.set_item(place, text).is_ok() }
}

/// Frees a place that still holds this, and nothing that was written since.
pub(crate) fn forget_words(place: &str, text: &str) {
    if let Some(storage) = local_storage()
        && storage.get_item(place).is_ok_and(|kept| kept.as_deref() == Some(text))
    {
        super::shrug(storage.remove_item(place));
    }
}
