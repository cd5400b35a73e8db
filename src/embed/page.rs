//! Slipway as a page of its own.

use js_sys::Function;
use leptos::{logging::warn, mount::mount_to, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::HtmlElement;

use super::clouds;
use crate::{
    config::Config,
    openstack::json,
    ui::{App, Gate, Language, Place, Setup, Theme},
};

/// Draws the page into the document's body. `config` is the text of `config.json`, if there is one;
/// `load_code` promises the module that writes code.
#[wasm_bindgen(js_name = startPage)]
pub fn start_page(config: Option<String>, load_code: Function) {
    // A broken file must not cost the user the page: any address can be typed.
    let mut config: Config = config
        .and_then(|text| json::read(text.as_bytes()).map_err(|error| unread(&error)).ok())
        .unwrap_or_default();
    if config.clouds.is_empty() {
        config.clouds.extend(clouds::sandbox());
    }
    let languages = window().navigator().languages();
    let tags: Vec<String> = languages.iter().filter_map(|tag| tag.as_string()).collect();
    let setup = Setup {
        config,
        world: clouds::world,
        gate: Gate::SignIn,
        place: Place::AddressBar,
        language: Language::preferred(tags.iter().map(String::as_str)),
        theme: Theme::default(),
        on_event: Callback::new(|_| ()),
        load_code: SendWrapper::new(load_code),
    };
    let body: HtmlElement = document().body().expect("a page has a body").unchecked_into();
    // The still picture that was there before the wasm.
    body.set_text_content(None);
    mount_to(body, move || view! { <App setup /> }).forget();
}

/// Tells the operator, in the browser's console; slips in a file that can be read are named by
/// `make check-config`.
fn unread(error: &json::Error) {
    warn!("config.json is left out, it is not valid JSON: {error}");
}
