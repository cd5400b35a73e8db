//! What the browser tells a page about itself.

use std::{cell::Cell, rc::Rc};

use gloo_events::EventListener;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::doctor::{Page, Permission};

/// Chromium's names for it, in the order in which they came.
const INNER_NETWORKS: [&str; 3] = ["local-network-access", "local-network", "loopback-network"];

/// What the page knows of itself.
pub async fn page() -> Page {
    let mut inner_networks = Permission::Unknown;
    for name in INNER_NETWORKS {
        let state = permission(name).await;
        let is_worse = |than: Permission| state as u8 > than as u8;
        if is_worse(inner_networks) {
            inner_networks = state;
        }
    }
    Page {
        origin: window().location().origin().unwrap_or_default(),
        is_framed: window().parent().ok().flatten().is_some_and(|parent| parent != window()),
        inner_networks,
    }
}

async fn permission(name: &str) -> Permission {
    match state(name).await.and_then(|state| state.as_string()).as_deref() {
        Some("granted") => Permission::Granted,
        Some("prompt") => Permission::Open,
        Some("denied") => Permission::Denied,
        _ => Permission::Unknown,
    }
}

async fn state(name: &str) -> Option<JsValue> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let permissions = get(&window().navigator(), "permissions")?;
    let query: Function = get(&permissions, "query")?.dyn_into().ok()?;
    let wanted = Object::new();
    Reflect::set(&wanted, &"name".into(), &name.into()).ok()?;
    // A name that the browser does not know is refused.
    let status = Promise::resolve(&query.call1(&permissions, &wanted).ok()?);
    get(&JsFuture::from(status).await.ok()?, "state")
}

/// Whether the page's own Content-Security-Policy has kept it from asking.
pub struct Violations {
    is_any: Rc<Cell<bool>>,
    _listener: EventListener,
}

impl Violations {
    /// Watches from now on.
    pub fn watch() -> Self {
        let is_any = Rc::new(Cell::new(false));
        let heard = is_any.clone();
        let listener = EventListener::new(&document(), "securitypolicyviolation", move |event| {
            let directive = Reflect::get(event, &"effectiveDirective".into());
            let directive = directive.ok().and_then(|it| it.as_string());
            if directive.is_some_and(|it| it == "connect-src") {
                heard.set(true);
            }
        });
        Self { is_any, _listener: listener }
    }

    /// Forgets what was.
    pub fn forget(&self) {
        self.is_any.set(false);
    }

    /// Whether there was one since.
    pub fn is_any(&self) -> bool {
        self.is_any.get()
    }
}
