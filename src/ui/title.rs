//! What the browser's tab says.

use leptos::prelude::*;

use super::{kit::whenever, route::Place, setup::Setup};

/// Names the tab after the page, for as long as the page is shown; a portal's tab is its own.
pub fn name_tab(page: Signal<String>) {
    let setup = expect_context::<StoredValue<Setup>>();
    if setup.with_value(|setup| setup.place) == Place::AddressBar {
        whenever(move || document().set_title(&format!("{} · Slipway", page.get())));
    }
}
