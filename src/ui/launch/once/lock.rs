//! A lock that ends with the page that holds it, so that another page can tell whether a launch is
//! still being worked on: the browser's Web Locks.

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use js_sys::{Function, Object, Promise, Reflect};
use leptos::{
    prelude::window,
    wasm_bindgen::{JsCast, JsValue, prelude::Closure},
};
use wasm_bindgen_futures::JsFuture;

/// A lock that is held until this is dropped.
pub struct Held {
    release: Function,
}

impl Drop for Held {
    fn drop(&mut self) {
        // Resolves a promise, which cannot fail.
        drop(self.release.call0(&JsValue::NULL));
    }
}

/// Holds the lock called `name`; nothing where another page does, or where the browser has no locks,
/// as in pages that did not come by https, or gives none.
pub async fn hold(name: &str) -> Option<Held> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into::<Function>().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into()).ok()?;
    let (tell, told) = oneshot::channel();
    let granted = Closure::once_into_js(move |lock: JsValue| {
        if lock.is_null() {
            drop(tell.send(None));
            return JsValue::UNDEFINED;
        }
        // The browser holds the lock until this promise is kept.
        let mut release = None;
        let kept = Promise::new(&mut |resolve, _| release = Some(resolve));
        drop(tell.send(release.map(|release| Held { release })));
        kept.into()
    });
    let asked = request.call3(&locks, &name.into(), &options, &granted).ok()?;
    // It is over when the lock is given back, or at once where a frame of another site gets no storage.
    let over = JsFuture::from(Promise::resolve(&asked));
    match select(told, over).await {
        Either::Left((held, _)) => held.ok().flatten(),
        Either::Right(_) => None,
    }
}
