//! Seals the device's secrets at rest with a key that the browser keeps and never shows, not even to this app: what is
//! copied out of the database's files is then no use elsewhere.
//!
//! AES-GCM with a fresh 12-byte nonce; the record's key is bound in, so that one sealed record cannot stand for another.

use getrandom::rand_core::Rng;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use super::clock;

const NONCE_BYTES: usize = 12;

#[wasm_bindgen]
extern "C" {
    type CryptoHolder;
    #[wasm_bindgen(thread_local_v2, js_name = crypto)]
    static CRYPTO: CryptoHolder;
    /// Missing where the page did not come over a safe connection.
    #[wasm_bindgen(method, getter)]
    fn subtle(this: &CryptoHolder) -> Option<SubtleCrypto>;
}

/// The key, and what it does.
#[derive(Debug, Clone)]
pub(crate) struct Vault {
    subtle: SubtleCrypto,
    key: CryptoKey,
}

impl Vault {
    /// With a key that was stored.
    pub(crate) fn stored(key: JsValue) -> Option<Self> {
        Some(Self { subtle: CRYPTO.with(CryptoHolder::subtle)?, key: key.dyn_into().ok()? })
    }

    /// With a fresh key; none where the browser has no such keys.
    pub(crate) async fn generate() -> Option<Self> {
        let subtle = CRYPTO.with(CryptoHolder::subtle)?;
        let algorithm = algorithm()?;
        set(&algorithm, "length", &256.into())?;
        let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
        let key =
            JsFuture::from(subtle.generate_key_with_object(&algorithm, false, &uses).ok()?).await.ok()?;
        Some(Self { subtle, key: key.dyn_into().ok()? })
    }

    /// What to store for [`Vault::stored`].
    pub(crate) fn key(&self) -> &JsValue {
        &self.key
    }

    /// Seals the record of this name.
    pub(crate) async fn seal(&self, bytes: &[u8], name: &str) -> Option<JsValue> {
        let mut nonce = [0; NONCE_BYTES];
        clock::rng().fill_bytes(&mut nonce);
        let nonce = Uint8Array::from(nonce.as_slice());
        let sealing =
            self.subtle.encrypt_with_object_and_u8_array(&bound(&nonce, name)?, &self.key, bytes).ok()?;
        let sealed = JsFuture::from(sealing).await.ok()?;
        Some(Array::of2(&nonce, &Uint8Array::new(&sealed)).into())
    }

    /// Opens what [`Vault::seal`] made of the record of this name.
    pub(crate) async fn unseal(&self, sealed: &JsValue, name: &str) -> Option<Vec<u8>> {
        let parts: &Array = sealed.dyn_ref()?;
        let nonce: Uint8Array = parts.get(0).dyn_into().ok()?;
        let bytes: Uint8Array = parts.get(1).dyn_into().ok()?;
        let opening = self
            .subtle
            .decrypt_with_object_and_u8_array(&bound(&nonce, name)?, &self.key, &bytes.to_vec())
            .ok()?;
        Some(Uint8Array::new(&JsFuture::from(opening).await.ok()?).to_vec())
    }
}

fn algorithm() -> Option<Object> {
    let algorithm = Object::new();
    set(&algorithm, "name", &"AES-GCM".into())?;
    Some(algorithm)
}

fn bound(nonce: &Uint8Array, name: &str) -> Option<Object> {
    let algorithm = algorithm()?;
    set(&algorithm, "iv", nonce)?;
    set(&algorithm, "additionalData", &Uint8Array::from(name.as_bytes()))?;
    Some(algorithm)
}

fn set(object: &Object, name: &str, value: &JsValue) -> Option<()> {
    Reflect::set(object, &name.into(), value).ok().map(|_| ())
}
