//! The project's servers.

use leptos::{either::EitherOf4, prelude::*};

use crate::{
    openstack::novaclient::Server,
    ui::{
        cloud::Cloud,
        failure::{Failure, FailureNotice},
        follow::Followed,
        kit::{Heading, Waiting, date_time},
        preferences::Preferences,
        route::{Link, Route},
        server::{addresses, status_badge},
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
        let failure = Failure::of_call(&error, words);
        Some(view! { <FailureNotice failure retry=move |()| followed.read_again() /> })
    };
    let count = Memo::new(move |_| followed.latest.read().as_ref().map(Vec::len));
    let has_failed = Memo::new(move |_| followed.failure.read().is_some());
    view! {
        <section class="servers">
            <Heading text=words.servers_title() />
            {failure}
            {move || match count.get() {
                None if has_failed.get() => EitherOf4::A(()),
                None => EitherOf4::B(view! { <Waiting label=words.loading() /> }),
                Some(0) => {
                    EitherOf4::C(
                        view! {
                            <div class="empty">
                                <p>{words.no_servers()}</p>
                                <Link to=Route::Launch class="button button--main" text=words.launch_first() />
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
                {move || {
                    let servers = followed.latest.get().unwrap_or_default();
                    servers.into_iter().map(|server| view! { <ServerRow server /> }).collect_view()
                }}
            </tbody>
        </table>
    }
}

#[component]
fn ServerRow(server: Server) -> impl IntoView {
    let words = Words::here();
    let language = Preferences::expect().language;
    view! {
        <tr role="row" class="list__row">
            <td role="cell">
                <Link
                    to=Route::Server(server.id.clone())
                    text=server.name.clone()
                    is_name=true
                />
            </td>
            <td role="cell" data-title=words.status()>
                {status_badge(&server, words)}
            </td>
            <td role="cell" data-title=words.addresses() translate="no">
                {addresses(&server).into_iter().map(|(_, address)| address).collect::<Vec<_>>().join(", ")}
            </td>
            <td role="cell" data-title=words.created()>
                {date_time(&server.created, language.get_untracked().tag())}
            </td>
        </tr>
    }
}
