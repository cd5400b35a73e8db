//! Notifications of the browser.

use js_sys::Reflect;
use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, closure::Closure},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationOptions, NotificationPermission};

/// Whether a page may notify.
pub enum Leave {
    /// It may.
    Given,
    /// It may not, and asking again changes nothing.
    Denied,
    /// Nobody has answered.
    Open,
}

/// Whether the browser has them: it has none where anybody could change the page on its way.
pub fn is_known() -> bool {
    let has = Reflect::get(&window(), &"Notification".into()).is_ok_and(|it| it.is_function());
    has && window().is_secure_context()
}

/// Asks the reader, if that has not been done.
pub async fn ask() -> Leave {
    if let Ok(asking) = Notification::request_permission() {
        // How it was answered is read below; what is shown in a frame may not even ask.
        _ = JsFuture::from(asking).await;
    }
    match Notification::permission() {
        NotificationPermission::Granted => Leave::Given,
        NotificationPermission::Denied => Leave::Denied,
        _ => Leave::Open,
    }
}

/// Shows one, in the place of an earlier one of the same `tag`; a click leads to this window. False
/// where the browser does not: those of telephones leave it to service workers.
pub fn show(title: &str, body: &str, tag: &str) -> bool {
    let options = NotificationOptions::new();
    options.set_body(body);
    options.set_tag(tag);
    let Ok(shown) = Notification::new_with_options(title, &options) else { return false };
    let notification = shown.clone();
    let lead = Closure::once_into_js(move || {
        _ = window().focus();
        notification.close();
    });
    shown.set_onclick(Some(lead.unchecked_ref()));
    true
}
