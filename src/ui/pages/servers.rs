//! The project's servers.

use leptos::prelude::*;

use crate::{
    openstack::{Id, novaclient::Server},
    ui::{
        cloud::Cloud,
        failure::{Failure, FailureNotice},
        follow::Followed,
        kit::{Heading, Waiting, date_time, drawn, live, live_text},
        launch::AddressNotice,
        preferences::Preferences,
        route::{Link, Route},
        server::{StatusBadge, addresses},
        title::name_tab,
        words::Words,
    },
};

/// The list, followed while any server is on its way.
#[component]
pub fn ServersPage() -> impl IntoView {
    let words = Words::here();
    name_tab(words.servers_title().into());
    let cloud = Cloud::expect();
    let followed = Followed::start(
        move || async move { cloud.connection().newest_nova().await?.servers.list().await },
        |servers: &Vec<Server>| servers.iter().any(Server::is_settling),
    );
    let failure = live(move || {
        let error = followed.failure.get()?;
        let failure = Failure::of_call(&error, words);
        Some(view! { <FailureNotice failure retry=move |()| followed.read_again() /> })
    });
    let count = Memo::new(move |_| followed.latest.read().as_ref().map(Vec::len));
    let has_failed = Memo::new(move |_| followed.failure.read().is_some());
    drawn(view! {
        <section class="servers">
            <Heading text=words.servers_title() />
            <AddressNotice />
            {failure}
            {live(move || match count.get() {
                None if has_failed.get() => drawn(()),
                None => drawn(view! { <Waiting label=words.loading() /> }),
                Some(0) => {
                    drawn(view! {
                        <div class="empty">
                            <p>{words.no_servers()}</p>
                            <Link to=Route::Launch class="button button--main" text=words.launch_first() />
                        </div>
                    })
                }
                Some(_) => drawn(view! { <ServerTable followed /> }),
            })}
        </section>
    })
}

#[component]
fn ServerTable(followed: Followed<Vec<Server>>) -> impl IntoView {
    let words = Words::here();
    let ids = Memo::new(move |_| {
        let servers = followed.latest.read();
        servers.iter().flatten().map(|server| server.id.clone()).collect::<Vec<_>>()
    });
    // A row is drawn once; each fact then changes in its place.
    let row = move |id: Id<Server>| {
        let server = Memo::new(move |before: Option<&Server>| {
            let servers = followed.latest.read();
            let server = servers.iter().flatten().find(|server| server.id == id);
            server.or(before).cloned().expect("a row goes with its server")
        });
        view! { <ServerRow server /> }
    };
    drawn(view! {
        <table class="list" role="table" aria-label=words.servers_title()>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{words.name()}</th>
                    <th role="columnheader" scope="col">{words.status()}</th>
                    <th role="columnheader" scope="col">{words.addresses()}</th>
                    <th role="columnheader" scope="col">{words.created()}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                {live(move || ids.get().into_iter().map(row).collect_view())}
            </tbody>
        </table>
    })
}

#[component]
fn ServerRow(server: Memo<Server>) -> impl IntoView {
    let words = Words::here();
    let language = Preferences::expect().language;
    let Server { id, created, .. } = server.get_untracked();
    drawn(view! {
        <tr role="row" class="list__row">
            <td role="cell">
                <Link
                    to=Route::Server(id)
                    text=Signal::derive(move || server.read().name.clone())
                    is_name=true
                />
            </td>
            <td role="cell" data-title=words.status()>
                <StatusBadge server />
            </td>
            <td role="cell" data-title=words.addresses() translate="no">
                {live_text(move || {
                    addresses(&server.read()).into_iter().map(|(_, address)| address).collect::<Vec<_>>().join(", ")
                })}
            </td>
            <td role="cell" data-title=words.created()>
                {date_time(&created, language.get_untracked().tag())}
            </td>
        </tr>
    })
}
