//! What the browser's `crypto` does for the page: numbers that nobody can guess, and SHA-256, which it
//! has only where the page came by https or from this machine.

use js_sys::{ArrayBuffer, Uint8Array};
use leptos::{
    prelude::window,
    wasm_bindgen::{JsCast, JsValue},
};
use wasm_bindgen_futures::JsFuture;

/// Fills `bytes` with numbers that nobody can guess.
pub fn random(bytes: &mut [u8]) -> Result<(), JsValue> {
    window().crypto()?.get_random_values_with_u8_array(bytes).map(drop)
}

/// The SHA-256 of `text`.
pub async fn sha256(text: &str) -> Result<Vec<u8>, JsValue> {
    let bytes = Uint8Array::from(text.as_bytes());
    let digest =
        window().crypto()?.subtle().digest_with_str_and_buffer_source("SHA-256", &bytes)?;
    let digest = JsFuture::from(digest).await?;
    Ok(Uint8Array::new(digest.unchecked_ref::<ArrayBuffer>()).to_vec())
}
