//! Links that carry a draft, in the fragment: browsers send it to no server.

use leptos::prelude::window;

use crate::{launch::Draft, ui::route::Route};

/// What stands before a whole draft.
const CARRIED: &str = "draft=";

/// A link to the launch form with `draft` in it.
pub fn link_to(draft: &Draft) -> String {
    let page = window().location().href().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    let draft = js_sys::encode_uri_component(&draft.to_json().to_string());
    format!("{page}{}?{CARRIED}{draft}", Route::Launch)
}

/// The draft in `fragment`, whole, or as pages of others write it: `?image=ID&flavor=ID`. `Err` where
/// there is one that cannot be read.
pub fn carried(fragment: &str) -> Option<Result<Draft, ()>> {
    let (_, query) = fragment.split_once('?')?;
    if let Some(draft) = query.strip_prefix(CARRIED) {
        return Some(decoded(draft).and_then(|text| Draft::from_json(&text).map_err(drop)));
    }
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    // Forms, and who writes links as they do, put a plus for a space.
    let pair =
        |(key, value): (&str, &str)| Ok((key.to_owned(), decoded(&value.replace('+', " "))?));
    match pairs.map(pair).collect::<Result<Vec<_>, ()>>() {
        Ok(said) => Draft::from_link(said).map(Ok),
        Err(()) => Some(Err(())),
    }
}

fn decoded(text: &str) -> Result<String, ()> {
    js_sys::decode_uri_component(text).map(String::from).map_err(drop)
}
