//! The way to the pages before and behind.

use leptos::prelude::*;

use super::{ListChoice, Watched};
use crate::ui::{
    kit::{drawn, live_text},
    words::Words,
};

/// Two buttons, and the page's number; nothing where there is one page.
#[component]
pub fn Paging(
    /// The page shown.
    watched: Watched,
) -> impl IntoView {
    let words = Words::here();
    let ListChoice { listing, .. } = ListChoice::expect();
    let is_first = move || listing.read().before.is_empty();
    let has_next = move || watched.has_next.get();
    let back = move |_| {
        if !untrack(is_first) {
            listing.update(|listing| drop(listing.before.pop()));
        }
    };
    let on = move |_| {
        // Not before the page is here that was asked for last.
        let is_here = *watched.shown.read_untracked() == *listing.read_untracked();
        let last = watched.servers.with_untracked(|it| it.as_ref()?.last().map(|it| it.id.clone()));
        if let Some(last) = last.filter(|_| is_here && untrack(has_next)) {
            listing.update(|listing| listing.before.push(last));
        }
    };
    drawn(view! {
        <nav class="servers__pages" aria-label=words.list_pages() hidden=move || is_first() && !has_next()>
            <button
                type="button"
                class="button"
                aria-disabled=move || is_first().to_string()
                on:click=back
            >
                {words.page_back()}
            </button>
            <span role="status">
                {live_text(move || words.page_number(&(listing.read().before.len() + 1).to_string()))}
            </span>
            <button
                type="button"
                class="button"
                aria-disabled=move || (!has_next()).to_string()
                on:click=on
            >
                {words.page_on()}
            </button>
        </nav>
    })
}
