//! The module that writes and reads code, and checks cloud-config.

use js_sys::{Function, Promise, Reflect};
use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, JsValue},
};
use send_wrapper::SendWrapper;
use wasm_bindgen_futures::JsFuture;

use crate::ui::setup::Setup;

/// How far it has come.
#[derive(Clone)]
pub enum Module {
    /// Nobody has asked for it.
    Unasked,
    /// On its way.
    Loading,
    /// Not to be had now.
    Failed,
    /// Here.
    Here(SendWrapper<JsValue>),
}

impl Module {
    /// Fetches it, unless it is here or on its way.
    pub fn fetch(module: RwSignal<Self>) {
        if matches!(&*module.read_untracked(), Self::Loading | Self::Here(_)) {
            return;
        }
        module.set(Self::Loading);
        let setup = expect_context::<StoredValue<Setup>>();
        let load = setup.with_value(|setup| setup.load_code.clone());
        leptos::task::spawn_local(async move {
            let promise = load.call0(&JsValue::UNDEFINED).map(Promise::from);
            let loaded = match promise {
                Ok(promise) => JsFuture::from(promise).await.ok(),
                Err(_) => None,
            };
            let loaded = loaded.map(|it| Self::Here(SendWrapper::new(it)));
            // Who asked may be gone by now.
            drop(module.try_set(loaded.unwrap_or(Self::Failed)));
        });
    }

    /// What its function `name` makes of these texts; none while it is not here.
    pub fn call(&self, name: &str, texts: &[&str]) -> Option<String> {
        let Self::Here(module) = self else { return None };
        let function = Reflect::get(module, &name.into()).ok()?.dyn_into::<Function>().ok()?;
        let texts = texts.iter().map(|text| JsValue::from_str(text)).collect::<js_sys::Array>();
        function.apply(&JsValue::UNDEFINED, &texts).ok()?.as_string()
    }
}
