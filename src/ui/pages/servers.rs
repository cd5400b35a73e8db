//! The project's servers.

use leptos::{either::EitherOf4, prelude::*};

use crate::{
    openstack::novaclient::Server,
    ui::{
        cloud::Cloud,
        failure::Failure,
        follow::Followed,
        kit::{Heading, Notice, NoticeTone, Waiting, date_time},
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
    name_tab(move || words.servers_title().to_owned());
    let cloud = Cloud::expect();
    let followed = Followed::start(
        move || async move { cloud.connection().newest_nova().await?.servers.list().await },
        |servers: &Vec<Server>| servers.iter().any(Server::is_settling),
    );
    let failure = move || {
        let error = followed.failure.get()?;
        let Failure { title, detail, .. } = Failure::of_call(&error, words);
        Some(view! {
            <Notice tone=NoticeTone::Bad title detail>
                <button type="button" class="button" on:click=move |_| followed.read_again()>
                    {words.try_again()}
                </button>
            </Notice>
        })
    };
    let count = Memo::new(move |_| followed.latest.read().as_ref().map(Vec::len));
    let has_failed = Memo::new(move |_| followed.failure.read().is_some());
    view! {
        <section class="servers">
            <Heading>{words.servers_title()}</Heading>
            {failure}
            {move || match count.get() {
                None if has_failed.get() => EitherOf4::A(()),
                None => EitherOf4::B(view! { <Waiting label=words.loading() /> }),
                Some(0) => {
                    EitherOf4::C(
                        view! {
                            <div class="empty">
                                <p>{words.no_servers()}</p>
                                <Link to=Route::Launch class="button button--main">
                                    {words.launch_first()}
                                </Link>
                            </div>
                        },
                    )
                }
                Some(_) => EitherOf4::D(view! { <ServerTable followed /> }),
            }}
        </section>
    }
}

#[component]
fn ServerTable(followed: Followed<Vec<Server>>) -> impl IntoView {
    let words = Words::here();
    let servers = move || followed.latest.get().unwrap_or_default();
    view! {
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
                <For
                    each=servers
                    key=|server| server.id.clone()
                    children=move |server| {
                        let id = server.id.clone();
                        let row = Memo::new(move |before: Option<&Server>| {
                            let servers = followed.latest.read();
                            let mut servers = servers.iter().flatten();
                            let latest = servers.find(|server| server.id == id).cloned();
                            latest.or_else(|| before.cloned()).unwrap_or_else(|| server.clone())
                        });
                        view! { <ServerRow server=row /> }
                    }
                />
            </tbody>
        </table>
    }
}

#[component]
fn ServerRow(server: Memo<Server>) -> impl IntoView {
    let words = Words::here();
    let language = Preferences::expect().language;
    let Server { id, created, .. } = server.get_untracked();
    view! {
        <tr role="row" class="list__row">
            <td role="cell">
                <Link to=Route::Server(id)>
                    <span translate="no">{move || server.read().name.clone()}</span>
                </Link>
            </td>
            <td role="cell" data-title=words.status()>
                <StatusBadge server />
            </td>
            <td role="cell" data-title=words.addresses() translate="no">
                {move || {
                    let lines = addresses(&server.read()).into_iter();
                    lines.map(|(_, address)| address).collect::<Vec<_>>().join(", ")
                }}
            </td>
            <td role="cell" data-title=words.created()>
                {date_time(&created, language.get_untracked().tag())}
            </td>
        </tr>
    }
}
