//! A new pair of keys, made by the browser.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use leptos::{
    prelude::window,
    wasm_bindgen::{JsCast, JsValue},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, CryptoKeyPair};

use crate::launch::NewKey;

/// Makes an Ed25519 pair; fails where the browser's `crypto.subtle` has none, or has none itself since
/// the page did not come by https.
pub async fn new_key() -> Result<NewKey, JsValue> {
    let subtle = window().crypto()?.subtle();
    let uses = Array::of2(&"sign".into(), &"verify".into());
    let made = subtle.generate_key_with_str("Ed25519", true, &uses)?;
    let pair: CryptoKeyPair = JsFuture::from(made).await?.unchecked_into();
    let export = async |format: &str, key: &CryptoKey| -> Result<Vec<u8>, JsValue> {
        let exported = JsFuture::from(subtle.export_key(format, key)?).await?;
        let bytes = Uint8Array::new(exported.unchecked_ref::<ArrayBuffer>());
        let copy = bytes.to_vec();
        bytes.fill(0, 0, bytes.length());
        Ok(copy)
    };
    let private = export("pkcs8", &pair.get_private_key()).await?;
    let public = export("raw", &pair.get_public_key()).await?;
    NewKey::from_exports(&private, &public).ok_or(JsValue::NULL)
}
