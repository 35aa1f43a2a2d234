//! Files between the person and the app; how is in `static/boot/file.js`.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::{JsCast, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ensembleFile, js_name = canShare)]
    fn can_share(name: &str) -> bool;
    #[wasm_bindgen(js_namespace = ensembleFile, js_name = share)]
    fn share(name: &str, bytes: Uint8Array);
    #[wasm_bindgen(js_namespace = ensembleFile, js_name = save)]
    fn save(name: &str, bytes: Uint8Array);
    #[wasm_bindgen(js_namespace = ensembleFile, js_name = chosen)]
    fn chosen(id: &str) -> Promise;
}

/// Whether the phone's share sheet takes a file of this name.
pub(crate) fn can_share_file(name: &str) -> bool {
    can_share(name)
}

/// Opens the phone's share sheet with a file. Browsers allow it only in answer to a touch.
pub(crate) fn share_file(name: &str, bytes: &[u8]) {
    share(name, Uint8Array::from(bytes));
}

/// Puts a file among the phone's downloads.
pub(crate) fn save_file(name: &str, bytes: &[u8]) {
    save(name, Uint8Array::from(bytes));
}

/// The file that was chosen in the field with this id; none if the browser cannot read it.
pub(crate) async fn chosen_file(id: &str) -> Option<Vec<u8>> {
    let bytes = JsFuture::from(chosen(id)).await.ok()?;
    Some(bytes.dyn_into::<Uint8Array>().ok()?.to_vec())
}
