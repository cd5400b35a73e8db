//! The module that writes and reads code, and checks cloud-config.

use leptos::{prelude::*, wasm_bindgen::JsValue};
use send_wrapper::SendWrapper;

use crate::ui::{beside, setup::Setup};

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
        leptos::task::spawn_local(async move {
            let loaded = beside::module(setup, "./code.js").await;
            let loaded = loaded.map(|it| Self::Here(SendWrapper::new(it)));
            // Who asked may be gone by now.
            drop(module.try_set(loaded.unwrap_or(Self::Failed)));
        });
    }

    /// What its function `name` makes of these texts; none while it is not here.
    pub fn call(&self, name: &str, texts: &[&str]) -> Option<String> {
        let Self::Here(module) = self else { return None };
        beside::call(module, name, texts)?.as_string()
    }
}
