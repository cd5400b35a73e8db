//! A file that the page gives to the reader.

use std::time::Duration;

use js_sys::{Array, Uint8Array};
use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, JsValue},
};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a browser may take to begin; FileSaver.js waits as long.
const PATIENCE: Duration = Duration::from_secs(40);

/// Offers `bytes` as a file called `name`; fails only where a browser makes no Blob.
pub fn download(name: &str, bytes: &[u8], mime: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    set_timeout(move || drop(Url::revoke_object_url(&url)), PATIENCE);
    Ok(())
}
