//! What the list is held to.

use leptos::prelude::*;

use super::{ListChoice, columns::Columns};
use crate::{
    openstack::novaclient::Status,
    server::STATUSES,
    ui::{
        kit::{Select, drawn},
        server::status_word,
        words::Words,
    },
};

/// Name and status; Nova looks through all servers, not only those on show.
#[component]
pub fn Filters() -> impl IntoView {
    let words = Words::here();
    let ListChoice { listing, .. } = ListChoice::expect();
    let named = move |event| {
        let name = event_target_value(&event);
        listing.update(|listing| listing.hold_to(name, listing.status.clone()));
    };
    let options = Signal::derive(move || {
        let all = (String::new(), words.status_any().to_owned());
        let word = |status: &str| {
            let known = Status::from(status.to_owned());
            (status.to_owned(), status_word(&known, words))
        };
        std::iter::once(all).chain(STATUSES.map(word)).collect()
    });
    let status = Signal::derive(move || listing.read().status.clone());
    let of_status = move |status: String| {
        listing.update(|listing| listing.hold_to(listing.name.clone(), status));
    };
    drawn(view! {
        <div class="servers__filters">
            <input
                class="pick__search"
                type="search"
                aria-label=words.search_servers()
                placeholder=words.search_servers()
                autocomplete="off"
                spellcheck="false"
                prop:value=move || listing.read().name.clone()
                on:input=named
            />
            <Select label=words.status() options value=status on_choose=Callback::new(of_status) />
            <Columns />
        </div>
    })
}
