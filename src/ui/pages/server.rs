//! One server: what it is, and what is happening to it.

use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};

use crate::{
    openstack::{
        Error, Id,
        glance::Image,
        novaclient::{Server, ServerFlavor, Status},
    },
    ui::{
        cloud::Cloud,
        failure::{Failure, FailureNotice},
        follow::Followed,
        kit::{
            Copyable, Heading, Notice, NoticeTone, Waiting, date_time, drawn, gibibytes, live,
            live_text,
        },
        launch::AddressNotice,
        preferences::Preferences,
        route::{Link, Route},
        server::{Actions, Another, StatusBadge, addresses, status_word},
        setup::{Event, Setup},
        title::name_tab,
        words::Words,
    },
};

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
    // Told once, and only about a launch that was followed here.
    Effect::watch(
        move || followed.latest.read().as_ref().map(|server| server.status.clone()),
        move |status, before, _| {
            if before != Some(&Some(Status::Build)) {
                return;
            }
            match (status, followed.latest.get_untracked()) {
                (Some(Status::Active), Some(server)) => on_event.run(Event::Active(server.id)),
                (Some(Status::Error), Some(server)) => {
                    let reason = server.fault.map(|fault| fault.message).unwrap_or_default();
                    on_event.run(Event::Failed(server.id, reason));
                }
                _ => {}
            }
        },
        false,
    );
    name_tab(Signal::derive(move || match &*followed.latest.read() {
        Some(server) => format!("{}: {}", server.name, status_word(&server.status, words)),
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
                    drawn(view! { <Details server /> })
                }
                (false, false) => drawn(view! { <Waiting label=words.loading() /> }),
                (false, true) => drawn(()),
            })}
            <nav class="server__ways">
                <Link to=Route::Launch class="button" text=words.launch_another() />
                <Another id=another />
                <Link to=Route::Servers text=words.all_servers() />
            </nav>
        </article>
    })
}

/// The facts.
#[component]
fn Details(server: Memo<Server>) -> impl IntoView {
    let words = Words::here();
    let language = Preferences::expect().language;
    let fault = move || server.read().fault.as_ref().map(|fault| fault.message.clone());
    let id = server.read_untracked().id.as_str().to_owned();
    let lines = Memo::new(move |_| addresses(&server.read()));
    let addresses = live(move || {
        let lines = lines.get();
        if lines.is_empty() {
            return drawn(words.no_addresses());
        }
        let line = |(network, address): (String, String)| {
            view! {
                <li>
                    <span class="server__network" translate="no">
                        {network}
                    </span>
                    <Copyable text=address label=words.copy() copied=words.copied() />
                </li>
            }
        };
        drawn(
            view! { <ul class="server__addresses">{lines.into_iter().map(line).collect_view()}</ul> },
        )
    });
    drawn(view! {
        <Heading text=Signal::derive(move || server.read().name.clone()) is_name=true />
        <p class="server__status" role="status">
            <StatusBadge server />
        </p>
        <Actions server />
        {live(move || {
            fault()
                .map(|message| {
                    view! {
                        <Notice
                            tone=NoticeTone::Bad
                            title=words.server_failed()
                            detail=message
                        />
                    }
                })
        })}
        <dl class="facts">
            <div class="facts__fact">
                <dt>{words.addresses()}</dt>
                <dd>{addresses}</dd>
            </div>
            <div class="facts__fact">
                <dt>{words.flavor()}</dt>
                <dd translate="no">{live_text(move || flavor(&server.read().flavor, words))}</dd>
            </div>
            <div class="facts__fact">
                <dt>{words.image()}</dt>
                <dd translate="no">
                    <ImageName image=Memo::new(move |_| server.read().image.clone()) />
                </dd>
            </div>
            <div class="facts__fact">
                <dt>{words.security_groups()}</dt>
                <dd translate="no">
                    {live_text(move || {
                        let server = server.read();
                        let mut names: Vec<&str> = Vec::new();
                        for group in &server.security_groups {
                            // Nova names a group once for each port that has it.
                            let at = names.partition_point(|name| *name < &*group.name);
                            if names.get(at) != Some(&&*group.name) {
                                names.insert(at, &group.name);
                            }
                        }
                        if names.is_empty() { words.summary_none().to_owned() } else { names.join(", ") }
                    })}
                </dd>
            </div>
            <div class="facts__fact">
                <dt>{words.keypair()}</dt>
                <dd translate="no">
                    {live_text(move || {
                        let key_name = server.read().key_name.clone();
                        key_name.unwrap_or_else(|| words.summary_none().to_owned())
                    })}
                </dd>
            </div>
            <div class="facts__fact">
                <dt>{words.created()}</dt>
                <dd>
                    {live_text(move || date_time(&server.read().created, language.get_untracked().tag()))}
                </dd>
            </div>
            <div class="facts__fact">
                <dt>{words.server_id()}</dt>
                <dd>
                    <Copyable text=id label=words.copy() copied=words.copied() />
                </dd>
            </div>
        </dl>
    })
}

fn flavor(flavor: &ServerFlavor, words: Words) -> String {
    match flavor {
        ServerFlavor {
            original_name: Some(name),
            vcpus: Some(vcpus),
            ram: Some(ram),
            disk: Some(disk),
            ..
        } => words.summary_flavor(&disk.to_string(), name, &gibibytes(*ram), &vcpus.to_string()),
        ServerFlavor { id, .. } => id.as_ref().map(|id| id.as_str().to_owned()).unwrap_or_default(),
    }
}

/// The name of the image, asked for once; its id where Glance no longer knows it.
#[component]
fn ImageName(image: Memo<Option<Id<Image>>>) -> impl IntoView {
    let words = Words::here();
    let cloud = Cloud::expect();
    let known = RwSignal::new(None::<(Id<Image>, String)>);
    Effect::new(move |_| {
        let Some(id) = image.get() else { return };
        spawn_local_scoped_with_cancellation(async move {
            let name = match cloud.connection().glance.image(&id).await {
                Ok(image) => image.label().to_owned(),
                Err(_) => id.as_str().to_owned(),
            };
            known.set(Some((id, name)));
        });
    });
    live_text(move || match (image.get(), known.get()) {
        (None, _) => words.no_image().to_owned(),
        (Some(id), Some((known, name))) if id == known => name,
        (Some(_), _) => "…".to_owned(),
    })
}
