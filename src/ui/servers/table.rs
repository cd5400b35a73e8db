//! The table of servers; its titles sort it.

use leptos::prelude::*;

use super::{Field, ImageNames, ListChoice, Watched, compact::choose_all, row::ServerRow};
use crate::{
    openstack::{Id, novaclient::Server},
    server::SortBy,
    ui::{
        kit::{Drawn, drawn, live},
        words::Words,
    },
};

/// One page of servers.
#[component]
pub fn ServerTable(
    /// The page.
    watched: Watched,
    /// The servers that are chosen.
    chosen: RwSignal<Vec<Id<Server>>>,
    /// The names of images.
    images: ImageNames,
) -> impl IntoView {
    let words = Words::here();
    let choice = ListChoice::expect();
    let fields = Memo::new(move |_| choice.fields());
    let ids = Memo::new(move |_| {
        let servers = watched.servers.read();
        servers.iter().flatten().map(|server| server.id.clone()).collect::<Vec<_>>()
    });
    // A row is drawn once; each fact then changes in its place.
    let row = move |id: Id<Server>| {
        let server = Memo::new(move |before: Option<&Server>| {
            let servers = watched.servers.read();
            let server = servers.iter().flatten().find(|server| server.id == id);
            server.or(before).cloned().expect("a row goes with its server")
        });
        view! { <ServerRow server chosen images /> }
    };
    drawn(view! {
        <table class="list list--acts" role="table" aria-label=words.servers_title()>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col" aria-sort=move || order(choice, SortBy::Name)>
                        {choose_all(watched, chosen, Some(words.choose_all()))}
                        {sorter(choice, words.name(), SortBy::Name)}
                    </th>
                    {live(move || {
                        fields.get().into_iter().map(|field| title(choice, field, words)).collect_view()
                    })}
                    <th role="columnheader" scope="col">
                        <span class="unseen">{words.actions()}</span>
                    </th>
                </tr>
            </thead>
            <tbody role="rowgroup">{live(move || ids.get().into_iter().map(row).collect_view())}</tbody>
        </table>
    })
}

fn title(choice: ListChoice, field: Field, words: Words) -> Drawn {
    let word = field.title(words);
    drawn(match field.sort() {
        None => drawn(view! {
            <th role="columnheader" scope="col">
                {word}
            </th>
        }),
        Some(by) => drawn(view! {
            <th role="columnheader" scope="col" aria-sort=move || order(choice, by)>
                {sorter(choice, word, by)}
            </th>
        }),
    })
}

fn sorter(choice: ListChoice, word: &'static str, by: SortBy) -> Drawn {
    drawn(view! {
        <button
            type="button"
            class="pick__sort"
            on:click=move |_| choice.listing.update(|listing| listing.sort(by))
        >
            {word}
        </button>
    })
}

fn order(choice: ListChoice, by: SortBy) -> Option<&'static str> {
    let listing = choice.listing.read();
    // The title of the time says how long ago it was: the latest is the youngest.
    let is_up = listing.is_up != (by == SortBy::Created);
    (listing.by == by).then_some(if is_up { "ascending" } else { "descending" })
}
