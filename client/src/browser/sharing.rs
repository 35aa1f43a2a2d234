//! Handing a link on: the clipboard and the phone's share sheet.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

fn offers(name: &str) -> bool {
    let navigator: JsValue = super::window().navigator().into();
    // Browsers leave out what is not allowed at an insecure address.
    Reflect::get(&navigator, &JsValue::from_str(name)).is_ok_and(|value| value.is_truthy())
}

/// Copies `text`; says whether it could.
pub(crate) async fn copy(text: String) -> bool {
    if !offers("clipboard") {
        return false;
    }
    let copied = super::window().navigator().clipboard().write_text(&text);
    JsFuture::from(copied).await.is_ok()
}

/// Whether this browser has a share sheet.
pub(crate) fn can_share() -> bool {
    offers("share")
}

/// Opens the share sheet with a link.
pub(crate) async fn share(title: String, url: String) {
    let data = ShareData::new();
    data.set_title(&title);
    data.set_url(&url);
    // Refused means that the person closed the sheet.
    super::shrug(JsFuture::from(super::window().navigator().share_with_data(&data)).await);
}
