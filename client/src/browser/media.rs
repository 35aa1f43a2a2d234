//! Photos, recordings and reading aloud; how is in `static/boot/media.js`.

use js_sys::{Array, Promise, Uint8Array};
use shared::domain::media::{Media, PHOTO, mime};
use shared::wire::limits::{PHOTO_MAX, RECORDING_SECONDS};
use wasm_bindgen::prelude::{JsCast, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ensembleMedia)]
    fn photo(id: &str, most: usize) -> Promise;
    #[wasm_bindgen(js_namespace = ensembleMedia, js_name = canRecord)]
    fn is_recorder_there() -> bool;
    #[wasm_bindgen(js_namespace = ensembleMedia)]
    fn record(seconds: f64) -> Promise;
    #[wasm_bindgen(js_namespace = ensembleMedia)]
    fn recorded() -> Promise;
    #[wasm_bindgen(js_namespace = ensembleMedia)]
    fn stop();
    #[wasm_bindgen(js_namespace = ensembleMedia)]
    fn url(mime: &str, bytes: Uint8Array) -> String;
    #[wasm_bindgen(js_namespace = ensembleMedia)]
    fn revoke(url: &str);
    #[wasm_bindgen(js_namespace = ensembleMedia, js_name = canSpeak)]
    fn is_reader_there() -> bool;
    #[wasm_bindgen(js_namespace = ensembleMedia)]
    fn speak(text: &str, lang: &str) -> Promise;
    #[wasm_bindgen(js_namespace = ensembleMedia)]
    fn hush();
}

/// The photo that was chosen in the field with this id, small and without what the camera wrote beside it; none if the
/// browser cannot read it.
pub(crate) async fn chosen_photo(id: &str) -> Option<Media> {
    let bytes = JsFuture::from(photo(id, PHOTO_MAX)).await.ok()?.dyn_into::<Uint8Array>().ok()?.to_vec();
    Some(Media { media_type: PHOTO.to_owned(), seconds: 0, caption: String::new(), bytes })
}

/// Whether this browser records.
pub(crate) fn can_record() -> bool {
    is_recorder_there()
}

/// Begins to record; whether the person and the phone let it.
pub(crate) async fn begin_recording() -> bool {
    #[expect(clippy::cast_precision_loss, reason = "a minute has 60 seconds")]
    let seconds = RECORDING_SECONDS as f64;
    JsFuture::from(record(seconds)).await.is_ok()
}

/// Ends the recording.
pub(crate) fn end_recording() {
    stop();
}

/// What was recorded, once that has ended.
pub(crate) async fn recording() -> Option<Media> {
    let told = JsFuture::from(recorded()).await.ok()?.dyn_into::<Array>().ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds, a minute at most")]
    let seconds = told.get(1).as_f64()? as i64;
    let bytes = told.get(2).dyn_into::<Uint8Array>().ok()?.to_vec();
    Some(Media { media_type: told.get(0).as_string()?, seconds, caption: String::new(), bytes })
}

/// An address under which the page shows a photo or plays a recording, for as long as this lives.
#[derive(Debug)]
pub(crate) struct MediaUrl(pub(crate) String);

impl MediaUrl {
    /// An address of these bytes.
    pub(crate) fn of(media_type: &str, bytes: &[u8]) -> Self {
        Self(url(&mime(media_type), Uint8Array::from(bytes)))
    }
}

impl Drop for MediaUrl {
    fn drop(&mut self) {
        revoke(&self.0);
    }
}

/// Whether this browser reads aloud.
pub(crate) fn can_read_aloud() -> bool {
    is_reader_there()
}

/// Reads aloud; returns when it was read, or was stopped.
pub(crate) async fn read_aloud(text: &str, lang: &str) {
    super::shrug(JsFuture::from(speak(text, lang)).await);
}

/// Stops reading aloud.
pub(crate) fn stop_reading() {
    hush();
}
