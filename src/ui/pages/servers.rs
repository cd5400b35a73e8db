//! The project's servers.

use leptos::prelude::*;

use crate::ui::{
    failure::{Failure, FailureNotice},
    kit::{Heading, Waiting, drawn, live},
    launch::AddressNotice,
    route::{Link, Route},
    servers::{Bulk, Compact, Filters, ImageNames, Paging, ServerTable, Watched},
    title::name_tab,
    words::Words,
};

/// What the page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Waiting,
    Nothing,
    NoneFound,
    Some,
}

/// The list, followed while the page is visible.
#[component]
pub fn ServersPage() -> impl IntoView {
    let words = Words::here();
    name_tab(words.servers_title().into());
    let watched = Watched::start();
    let images = ImageNames::start(watched);
    let chosen = RwSignal::new(Vec::new());
    // What is no longer on the page is not chosen any more.
    Effect::new(move |_| {
        let servers = watched.servers.read();
        let is_here = |id: &_| servers.iter().flatten().any(|server| server.id == *id);
        if chosen.read_untracked().iter().any(|id| !is_here(id)) {
            chosen.update(|chosen| chosen.retain(is_here));
        }
    });
    let failure = live(move || {
        let failure = Failure::of_call(&watched.failure.get()?, words);
        Some(view! { <FailureNotice failure retry=move |()| watched.read_again() /> })
    });
    let stage = Memo::new(move |_| {
        let is_held = watched.shown.read().is_held();
        match &*watched.servers.read() {
            None => Stage::Waiting,
            Some(servers) if !servers.is_empty() => Stage::Some,
            Some(_) if is_held => Stage::NoneFound,
            Some(_) => Stage::Nothing,
        }
    });
    let has_failed = Memo::new(move |_| watched.failure.read().is_some());
    // What is typed into stays while the list is short of servers.
    let has_filters = Memo::new(move |_| !matches!(stage.get(), Stage::Waiting | Stage::Nothing));
    drawn(view! {
        <section class="servers">
            <Heading text=words.servers_title() />
            <AddressNotice />
            {failure}
            {live(move || has_filters.get().then(|| view! { <Filters /> }))}
            {live(move || match stage.get() {
                Stage::Waiting if has_failed.get() => drawn(()),
                Stage::Waiting => drawn(view! { <Waiting label=words.loading() /> }),
                Stage::NoneFound => drawn(view! { <p class="pick__none">{words.nothing_found()}</p> }),
                Stage::Nothing => {
                    drawn(view! {
                        <div class="empty">
                            <p>{words.no_servers()}</p>
                            <Link to=Route::Launch class="button button--main" text=words.launch_first() />
                        </div>
                    })
                }
                Stage::Some => {
                    drawn(view! {
                        <Bulk watched chosen images />
                        <Compact watched chosen />
                        <ServerTable watched chosen images />
                        <Paging watched />
                    })
                }
            })}
        </section>
    })
}
