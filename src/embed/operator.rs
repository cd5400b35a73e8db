//! What the operator has set, on either way in.

use leptos::logging::warn;

use crate::{config::Config, openstack::json};

/// What the text of `config.json` says, if there is one. A broken file must not cost anybody the
/// form; slips in one that can be read are named by `make check-config`.
pub fn config(text: Option<String>) -> Config {
    let read = text.map(|text| json::read(text.as_bytes()));
    read.and_then(|read| read.map_err(|error| unread(&error)).ok()).unwrap_or_default()
}

/// Tells the operator, in the browser's console.
fn unread(error: &json::Error) {
    warn!("config.json is left out, it is not valid JSON: {error}");
}
