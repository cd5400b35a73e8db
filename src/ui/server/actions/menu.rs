//! The menu of one server, on its page and in its row.

use leptos::prelude::*;

use super::words::{action_word, why_word};
use crate::{
    openstack::novaclient::Server,
    server::{Action, Standing},
    ui::{
        cloud::Cloud,
        kit::{Menu, MenuItem},
        orders::{Asked, Orders},
        route::{Location, Route},
        words::Words,
    },
};

/// What is open now. An action that asks first does so on the server's page.
#[component]
pub fn ActionMenu(
    /// The server, as it was read last.
    server: Memo<Server>,
) -> impl IntoView {
    let words = Words::here();
    let (cloud, orders, location) = (Cloud::expect(), Orders::expect(), Location::expect());
    let items = Memo::new(move |_| {
        let server = server.read();
        let is_awaited = orders.of(&server.id).is_some_and(|asked: Asked| asked.is_awaited());
        let item = |(key, action): (usize, Action)| {
            let standing = action.standing(&server);
            let is_kept = is_awaited && !action.is_deletion() && !action.has_form();
            let note = why_word(standing, words).or(is_kept.then_some(words.why_busy()));
            let word = action_word(action, words);
            let is_sensible = standing != Standing::Senseless;
            is_sensible.then_some(MenuItem { key, word, note, is_grave: action.is_deletion() })
        };
        Action::ALL.into_iter().enumerate().filter_map(item).collect::<Vec<_>>()
    });
    let pick = Callback::new(move |key: usize| {
        let (action, server) = (Action::ALL[key], server.get_untracked());
        if action.standing(&server) != Standing::Open {
            return;
        }
        if action.is_deletion() {
            orders.doom(cloud, &server, action);
        } else if action.has_form() {
            let page = Route::Server(server.id.clone());
            let is_elsewhere = untrack(|| location.route()) != page;
            if is_elsewhere {
                location.go(page);
            }
            orders.form.set(Some((server.id, action)));
        } else {
            orders.send(cloud, server.id, action.into());
        }
    });
    let name = Signal::derive(move || words.actions_of(&server.read().name));
    view! { <Menu word=words.actions() name items on_pick=pick /> }
}
