//! Modules of JavaScript beside the page, fetched when somebody first needs them.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, JsValue},
};
use wasm_bindgen_futures::JsFuture;

use super::setup::Setup;

/// The module `file`, like `./code.js`; none if it is not to be had now.
pub async fn module(setup: StoredValue<Setup>, file: &str) -> Option<JsValue> {
    let load = setup.with_value(|setup| setup.load.clone());
    let promise = load.call1(&JsValue::UNDEFINED, &file.into()).ok()?;
    JsFuture::from(Promise::from(promise)).await.ok()
}

/// What the function `name` of `module` returns for these texts; none if it throws.
pub fn call(module: &JsValue, name: &str, texts: &[&str]) -> Option<JsValue> {
    let function = Reflect::get(module, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    let texts = texts.iter().map(|text| JsValue::from_str(text)).collect::<Array>();
    function.apply(&JsValue::UNDEFINED, &texts).ok()
}

/// The text that the function `name` of `module` promises for these texts; none if it fails.
pub async fn promised(module: &JsValue, name: &str, texts: &[&str]) -> Option<String> {
    let promise = Promise::from(call(module, name, texts)?);
    JsFuture::from(promise).await.ok()?.as_string()
}
