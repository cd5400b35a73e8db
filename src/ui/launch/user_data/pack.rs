//! User data that is too long as it is, packed by the browser; cloud-init unpacks it:
//! `cloudinit/util.py`, `decomp_gzip`. What fits is left readable.

use std::{future::Future, pin::Pin};

use js_sys::{Array, Function, Reflect, Uint8Array};
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, JsValue},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::MOST_ENCODED;
use crate::{
    openstack::Hidden,
    ui::{
        kit::whenever,
        later::{FormParts, Parts},
        launch::LaunchForm,
    },
};

/// Keeps the draft's packed form in step with `bytes`.
pub fn keep_packed(form: LaunchForm, bytes: Memo<Hidden<Vec<u8>>>) {
    whenever(move || {
        let plain = bytes.get();
        if form.draft.read_untracked().packed.is_some() {
            form.draft.update(|draft| draft.packed = None);
        }
        if plain.0.len().div_ceil(3) * 4 <= MOST_ENCODED {
            return;
        }
        spawn_local(async move {
            // A browser without it leaves the user data too long, which the form says.
            let Ok(parts) = FormParts::fetch().await else { return };
            let Ok(packed) = (parts.pack)(plain.clone()).await else { return };
            // It may have been typed on meanwhile.
            let is_last = bytes.try_get_untracked().is_some_and(|now| now == plain);
            if is_last && packed.len() < plain.0.len() {
                form.draft.try_update(|draft| draft.packed = Some(Hidden(packed)));
            }
        });
    });
}

/// What comes of a packing.
pub type Packing = Pin<Box<dyn Future<Output = Result<Vec<u8>, JsValue>>>>;

/// Packs `plain`.
pub fn pack(plain: Hidden<Vec<u8>>) -> Packing {
    Box::pin(async move { gzip(&plain.0).await })
}

async fn gzip(plain: &[u8]) -> Result<Vec<u8>, JsValue> {
    // By its name: the bindings still call it unstable.
    let made = Reflect::get(&window(), &"CompressionStream".into())?.dyn_into::<Function>()?;
    let gzip = Reflect::construct(&made, &Array::of1(&"gzip".into()))?;
    let plain = Response::new_with_opt_js_u8_array(Some(&Uint8Array::from(plain)))?;
    let packed = plain.body().ok_or(JsValue::NULL)?.pipe_through(gzip.unchecked_ref());
    let answer = Response::new_with_opt_readable_stream(Some(&packed))?;
    let buffer = JsFuture::from(answer.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
