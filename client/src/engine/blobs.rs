//! Requests for blobs, beside the socket. When and what to ask is the session's business.

use js_sys::{Array, ArrayBuffer, Object, Promise, Uint8Array};
use shared::sync::BlobCall;
use shared::wire::blob::BlobAnswer;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::event::{Event, Events};
use super::page;

#[wasm_bindgen]
extern "C" {
    // Not through `Window`, so that a Worker can run the engine.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch(address: &str, init: &Object) -> Result<Promise, JsValue>;

    type Answer;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Answer) -> u16;
    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    fn array_buffer(this: &Answer) -> Result<Promise, JsValue>;
}

/// Asks, and has [`Event::Blob`] come with the answer, or without one.
pub(crate) async fn ask(call: BlobCall, events: Events) {
    let answer = answer(&call).await.ok();
    events.push(Event::Blob(call.ticket, answer));
}

async fn answer(call: &BlobCall) -> Result<BlobAnswer, JsValue> {
    let object = |entries: &[(&str, JsValue)]| {
        let entries: Array = entries.iter().map(|(name, value)| Array::of2(&(*name).into(), value)).collect();
        Object::from_entries(&entries)
    };
    let headers = object(&[("authorization", call.authorization.as_str().into())])?;
    let mut init =
        vec![("method", call.method.into()), ("cache", "no-store".into()), ("headers", headers.into())];
    if !call.body.is_empty() {
        init.push(("body", Uint8Array::from(call.body.as_slice()).into()));
    }
    let answer: Answer =
        JsFuture::from(fetch(&[&page::address(), call.path.as_str()].concat(), &object(&init)?)?)
            .await?
            .unchecked_into();
    let body: ArrayBuffer = JsFuture::from(answer.array_buffer()?).await?.unchecked_into();
    Ok(BlobAnswer { status: answer.status(), body: Uint8Array::new(&body).to_vec() })
}
