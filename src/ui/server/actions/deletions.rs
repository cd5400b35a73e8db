//! Servers that are about to be deleted, in sight on every page.

use leptos::prelude::*;

use super::DoomedNote;
use crate::{
    openstack::{Id, novaclient::Server},
    ui::{
        kit::{drawn, live, visible},
        orders::Orders,
        route::{Location, Route},
        words::Words,
    },
};

/// One line each, but for those that the page itself tells of.
#[component]
pub fn Deletions() -> impl IntoView {
    let words = Words::here();
    let (orders, location) = (Orders::expect(), Location::expect());
    let doomed = Memo::new(move |_| {
        let doomed = orders.doomed().into_iter();
        let is_elsewhere = |id: &Id<Server>| location.route() != Route::Server(id.clone());
        let shown = doomed.filter(|doomed| is_elsewhere(&doomed.id));
        shown.map(|doomed| (doomed.id, doomed.name)).collect::<Vec<_>>()
    });
    live(move || {
        let doomed = doomed.get();
        let line = |(id, name): (Id<Server>, String)| {
            view! {
                <li>
                    <b translate="no">{visible(name)}</b>
                    <DoomedNote id />
                </li>
            }
        };
        (!doomed.is_empty()).then(|| {
            let lines = doomed.into_iter().map(line).collect_view();
            drawn(view! {
                <aside class="deletions" aria-label=words.deletions()>
                    <ul>{lines}</ul>
                    <p class="field__hint">{words.deletions_hint()}</p>
                </aside>
            })
        })
    })
}
