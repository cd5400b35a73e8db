//! What can be asked of several servers at once, and the page as a file.

use leptos::prelude::*;

use super::{Field, ImageNames, ListChoice, Watched, cell::cell};
use crate::{
    openstack::{Id, novaclient::Server},
    server::{Action, Standing, csv},
    ui::{
        cloud::Cloud,
        kit::{Drawn, download, drawn, live_text},
        orders::Orders,
        server::action_word,
        words::Words,
    },
};

/// Buttons, each with how many of the chosen servers take it now, or why none does.
#[component]
pub fn Bulk(
    /// The page shown.
    watched: Watched,
    /// The servers that are chosen.
    chosen: RwSignal<Vec<Id<Server>>>,
    /// The names of images.
    images: ImageNames,
) -> impl IntoView {
    let words = Words::here();
    let (cloud, choice) = (Cloud::expect(), ListChoice::expect());
    let save = move |_| {
        let (fields, now) =
            (untrack(|| choice.fields()), cloud.connection().session().clock().now());
        let titles = fields.iter().map(|field| match field {
            Field::Created => words.created(),
            field => field.title(words),
        });
        let titles = [words.name(), words.server_id()].into_iter().chain(titles);
        let mut rows: Vec<Vec<String>> = vec![titles.map(str::to_owned).collect()];
        for server in watched.servers.get_untracked().unwrap_or_default() {
            let facts = fields.iter().map(|field| match field {
                Field::Created => server.created.clone(),
                field => untrack(|| cell(*field, &server, images, now, words)),
            });
            let names = [server.name.clone(), server.id.as_str().to_owned()];
            rows.push(names.into_iter().chain(facts).collect());
        }
        drop(download("servers.csv", csv(&rows).as_bytes(), "text/csv"));
    };
    let act = move |action, word| button(action, word, watched, chosen);
    let is_none_chosen = Memo::new(move |_| chosen.read().is_empty());
    drawn(view! {
        <div class="buttons servers__bulk" role="group" aria-label=words.bulk()>
            {act(Action::Start, Words::bulk_start)}
            {act(Action::Stop, Words::bulk_stop)}
            {act(Action::SoftReboot, Words::bulk_reboot)}
            {act(Action::Delete, Words::bulk_delete)}
            <span class="servers__hint">
                {live_text(move || {
                    if is_none_chosen.get() { words.bulk_none().to_owned() } else { String::new() }
                })}
            </span>
            <button type="button" class="button button--quiet" on:click=save>
                {words.save_csv()}
            </button>
        </div>
    })
}

fn button(
    action: Action,
    word: fn(Words, &str) -> String,
    watched: Watched,
    chosen: RwSignal<Vec<Id<Server>>>,
) -> Drawn {
    let words = Words::here();
    let (cloud, orders) = (Cloud::expect(), Orders::expect());
    let open = move || {
        let (servers, chosen) = (watched.servers.read(), chosen.read());
        let servers = servers.iter().flatten().filter(|server| chosen.contains(&server.id));
        servers.filter(|it| action.standing(it) == Standing::Open).cloned().collect::<Vec<_>>()
    };
    let count = Memo::new(move |_| open().len());
    let why_not = move || match (count.get(), chosen.read().is_empty()) {
        (0, true) => Some(words.bulk_none()),
        (0, false) => Some(words.bulk_not_now()),
        _ => None,
    };
    let ask = move |_| {
        for server in untrack(open) {
            if action.is_deletion() {
                orders.doom(cloud, &server, action);
            } else {
                orders.send(cloud, server.id, action.into());
            }
        }
    };
    drawn(view! {
        <button
            type="button"
            class="button"
            aria-disabled=move || (count.get() == 0).to_string()
            title=why_not
            on:click=ask
        >
            {live_text(move || match count.get() {
                0 => action_word(action, words).to_owned(),
                count => word(words, &count.to_string()),
            })}
        </button>
    })
}
