//! Links that carry a draft, in the fragment: browsers send it to no server.

use leptos::prelude::window;

use crate::{launch::Draft, ui::route::Route};

/// What stands before the draft.
const CARRIED: &str = "?draft=";

/// A link to the launch form with `draft` in it.
pub fn link_to(draft: &Draft) -> String {
    let page = window().location().href().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    let draft = js_sys::encode_uri_component(&draft.to_json().to_string());
    format!("{page}{}{CARRIED}{draft}", Route::Launch)
}

/// The draft in `fragment`: `Err` where there is one that cannot be read.
pub fn carried(fragment: &str) -> Option<Result<Draft, ()>> {
    let (_, draft) = fragment.split_once(CARRIED)?;
    let text = js_sys::decode_uri_component(draft).map(String::from);
    Some(text.map_err(drop).and_then(|text| Draft::from_json(&text).map_err(drop)))
}
