//! Slipway as a page of its own.

use js_sys::Function;
use leptos::{mount::mount_to, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::HtmlElement;

use super::{clouds, operator, sandbox::BuiltIn};
use crate::ui::{App, Gate, Host, Language, PAGE, Place, Setup, Theme};

/// Draws the page into the document's body. `config` is the text of `config.json`, if there is one;
/// `load` promises a module by its name, and `answer` is what the address said of a sign-in.
#[wasm_bindgen(js_name = startPage)]
pub fn start_page(config: Option<String>, load: Function, answer: Option<String>) {
    let mut config = operator::config(config);
    if config.clouds.is_empty() {
        config.clouds.extend(BuiltIn::get().map(BuiltIn::cloud));
    }
    let languages = window().navigator().languages();
    let browser = languages.iter().filter_map(|tag| tag.as_string());
    let tags: Vec<String> = config.language.take().into_iter().chain(browser).collect();
    let setup = Setup {
        config,
        world: clouds::world,
        gate: Gate::SignIn(&PAGE),
        sandbox: BuiltIn::get().map(|it| it.parts),
        place: Place::AddressBar,
        link: None,
        language: Language::preferred(tags.iter().map(String::as_str)),
        theme: Theme::default(),
        host: Host::default(),
        on_event: Callback::new(|_| ()),
        load: SendWrapper::new(load),
        answer,
    };
    let body: HtmlElement = document().body().expect("a page has a body").unchecked_into();
    // The still picture that was there before the wasm.
    body.set_text_content(None);
    mount_to(body, move || view! { <App setup /> }).forget();
}
