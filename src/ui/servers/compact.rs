//! What the titles of the table are for, where it is too narrow to have any.

use leptos::prelude::*;

use super::{Field, ListChoice, Watched};
use crate::{
    openstack::{Id, novaclient::Server},
    server::SortBy,
    ui::{
        kit::{Drawn, Select, drawn, live_text},
        words::Words,
    },
};

/// The order of the list and the choice of all, in one row; wide pages do not show it.
#[component]
pub fn Compact(
    /// The page.
    watched: Watched,
    /// The servers that are chosen.
    chosen: RwSignal<Vec<Id<Server>>>,
) -> impl IntoView {
    let words = Words::here();
    let ListChoice { listing, .. } = ListChoice::expect();
    let options = Signal::stored(
        orders(words).map(|(by, word)| (value(by), word.to_owned())).collect::<Vec<_>>(),
    );
    let chosen_order = Signal::derive(move || value(listing.read().by));
    let sort = move |wanted: String| {
        if let Some((by, _)) = orders(words).find(|(by, _)| value(*by) == wanted) {
            listing.update(|listing| listing.sort(by));
        }
    };
    let turn = move |_| listing.update(|listing| listing.sort(listing.by));
    let is_up = move || listing.read().is_up;
    drawn(view! {
        <div class="servers__compact">
            <label class="switch">{choose_all(watched, chosen, None)} {words.choose_all()}</label>
            <span class="servers__order">
                <span class="servers__by" aria-hidden="true">{words.sort_by()}</span>
                <Select
                    label=words.sort_by()
                    options
                    value=chosen_order
                    on_choose=Callback::new(sort)
                />
                <button
                    type="button"
                    class="button button--small"
                    data-order=move || if is_up() { "up" } else { "down" }
                    title=words.sort_turn()
                    on:click=turn
                >
                    {live_text(move || {
                        if is_up() { words.sort_up() } else { words.sort_down() }.to_owned()
                    })}
                </button>
            </span>
        </div>
    })
}

/// A box that chooses every server of the page, or none.
pub fn choose_all(
    watched: Watched,
    chosen: RwSignal<Vec<Id<Server>>>,
    label: Option<&'static str>,
) -> Drawn {
    let ids = move || {
        let servers = watched.servers.read();
        servers.iter().flatten().map(|server| server.id.clone()).collect::<Vec<_>>()
    };
    let are_all_chosen = move || {
        let (ids, chosen) = (ids(), chosen.read());
        !ids.is_empty() && ids.iter().all(|id| chosen.contains(id))
    };
    let choose = move |event| {
        chosen.set(if event_target_checked(&event) { untrack(ids) } else { Vec::new() });
    };
    drawn(
        view! { <input type="checkbox" aria-label=label prop:checked=are_all_chosen on:change=choose /> },
    )
}

/// What Nova sorts by, in words.
fn orders(words: Words) -> impl Iterator<Item = (SortBy, &'static str)> {
    let of_field = move |field: Field| match field {
        Field::Created => Some((SortBy::Created, words.created())),
        field => field.sort().map(|by| (by, field.title(words))),
    };
    let name = (SortBy::Name, words.name());
    std::iter::once(name).chain(Field::ALL.into_iter().filter_map(of_field))
}

fn value(by: SortBy) -> String {
    (by as u8).to_string()
}
