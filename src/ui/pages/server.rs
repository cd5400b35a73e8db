//! One server: what it is, and what is happening to it.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    openstack::{Error, Id, novaclient::Server},
    ui::{
        cloud::Cloud,
        failure::{Failure, FailureNotice},
        follow::Followed,
        kit::{Heading, Waiting, drawn, live},
        launch::{AddressNotice, LaunchForm},
        route::{Link, Route},
        server::{
            Actions, Another, Connect, ConsoleLog, Facts, Failed, HistoryPart, InterfacesPart,
            MadePassword, NotesPart, Origin, Screen, SealedPassword, Start, StartSteps,
            StatusBadge, TellMe, VolumesPart, state_word, tell_host,
        },
        setup::Setup,
        title::name_tab,
        words::Words,
    },
};

/// So long after a change Neutron may take to tell Nova of it.
const HEARSAY: Duration = Duration::from_secs(4);

/// A server's page, which follows it until it has settled.
#[component]
pub fn ServerPage(
    /// Which one.
    id: Id<Server>,
) -> impl IntoView {
    let words = Words::here();
    let cloud = Cloud::expect();
    let on_event = expect_context::<StoredValue<Setup>>().with_value(|setup| setup.on_event);
    let another = id.clone();
    let followed = {
        let id = id.clone();
        Followed::start(
            move || {
                let id = id.clone();
                async move { cloud.connection().newest_nova().await?.servers.get(&id).await }
            },
            Server::is_settling,
        )
    };
    tell_host(followed, on_event);
    name_tab(Signal::derive(move || match &*followed.latest.read() {
        Some(server) => format!("{}: {}", server.name, state_word(server, words)),
        None => words.servers_title().to_owned(),
    }));
    let failure = live(move || {
        let error = followed.failure.get()?;
        let failure = Failure::of_call(&error, words);
        let failure = match error {
            Error::Refused { status: 404, .. } => {
                Failure { title: words.server_gone().to_owned(), ..failure }
            }
            _ => failure,
        };
        Some(view! { <FailureNotice failure retry=move |()| followed.read_again() /> })
    });
    let is_known = Memo::new(move |_| followed.latest.read().is_some());
    let has_failed = Memo::new(move |_| followed.failure.read().is_some());
    drawn(view! {
        <article class="server">
            {failure}
            <AddressNotice />
            {live(move || match (is_known.get(), has_failed.get()) {
                (true, _) => {
                    // Drawn once; each fact then changes in its place.
                    let server = Memo::new(move |before: Option<&Server>| {
                        let latest = followed.latest.get();
                        latest.or_else(|| before.cloned()).expect("known, and never forgotten")
                    });
                    drawn(view! { <Parts server followed /> })
                }
                (false, false) => drawn(view! { <Waiting label=words.loading() /> }),
                (false, true) => drawn(()),
            })}
            <nav class="server__ways">
                <Link to=Route::Launch class="button" text=words.launch_another() />
                <Another id=another label=words.launch_like() />
                <Link to=Route::Servers text=words.all_servers() />
            </nav>
        </article>
    })
}

/// All that is shown of it.
#[component]
fn Parts(server: Memo<Server>, followed: Followed<Server>) -> impl IntoView {
    let start = Start::follow(server);
    let origin = Origin::of(server);
    let id = server.read_untracked().id.clone();
    read_with_addresses(followed);
    drawn(view! {
        <Heading text=Signal::derive(move || server.read().name.clone()) is_name=true />
        <p class="server__status" role="status">
            <StatusBadge server />
        </p>
        <TellMe server followed />
        <Actions server />
        <StartSteps start />
        <Failed server />
        <Connect server origin />
        <MadePassword id=id.clone() />
        <Facts server origin />
        <div class="server__parts">
            <SealedPassword server origin />
            <ConsoleLog start />
            <Screen id=id.clone() />
            <InterfacesPart server />
            <VolumesPart id=id.clone() />
            <HistoryPart id=id.clone() />
            <NotesPart id />
        </div>
    })
}

/// A floating IP that leads to the server shows as soon as Nova has heard of it from Neutron.
fn read_with_addresses(followed: Followed<Server>) {
    let addresses = LaunchForm::expect().addresses;
    let is_pending = Memo::new(move |_| addresses.is_pending());
    let read = move |is_pending: &bool, _: Option<&bool>, _| {
        if !is_pending {
            followed.read_again();
            set_timeout(move || followed.read_again(), HEARSAY);
        }
    };
    Effect::watch(move || is_pending.get(), read, false);
}
