//! How far the servers of a launch of several are, and what can be done about it.

use leptos::prelude::*;

use crate::{
    launch::Batch,
    openstack::{
        Id,
        novaclient::{Server, Status},
    },
    ui::{
        failure::{Failure, FailureNotice},
        kit::{Drawn, Heading, drawn, live, live_text},
        launch::{AddressNotice, Counts, ItemRow, LaunchForm, Launches, follow, go_on, retry},
        route::{Link, Route},
        setup::{Event, Setup},
        title::name_tab,
        words::Words,
    },
};

/// The last launch of several.
#[component]
pub fn LaunchesPage() -> impl IntoView {
    let words = Words::here();
    let launches = Launches::expect();
    let batch = launches.batch;
    let count = Memo::new(move |_| batch.read().as_ref().map_or(0, |batch| batch.items.len()));
    live(move || match count.get() {
        0 => drawn(view! {
            <section class="servers">
                <Heading text=words.launches_title() />
                <div class="empty">
                    <p>{words.no_launches()}</p>
                    <Link to=Route::Launch class="button button--main" text=words.launch_first() />
                </div>
            </section>
        }),
        count => drawn(view! { <Several count launches /> }),
    })
}

#[component]
fn Several(count: usize, launches: Launches) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let batch = launches.batch;
    let followed = follow(launches);
    let servers = Memo::new(move |_| followed.latest.get().unwrap_or_default().servers);
    tell_portal(servers);
    let read = move |read: fn(&Batch) -> bool| batch.read().as_ref().is_some_and(read);
    let counts = Memo::new(move |_| {
        batch.read().as_ref().map(|batch| Counts::of(batch, &servers.read())).unwrap_or_default()
    });
    name_tab(Signal::derive(move || {
        words.launches_tab(&counts.get().active.to_string(), &count.to_string())
    }));
    let row = move |at: usize| {
        let item = Memo::new(move |_| {
            let batch = batch.read();
            batch
                .as_ref()
                .and_then(|batch| batch.items.get(at))
                .cloned()
                .expect("as many rows as items")
        });
        let server = Memo::new(move |_| {
            let id = item.read().turn.server().cloned()?;
            servers.read().iter().find(|server| server.id == id).cloned()
        });
        view! { <ItemRow item server /> }
    };
    let failure = live(move || {
        let failure = Failure::of_call(&followed.failure.get()?, words);
        Some(view! { <FailureNotice failure retry=move |()| followed.read_again() /> })
    });
    let is_running = Memo::new(move |_| form.launch.is_pending());
    let has_queued = Memo::new(move |_| read(Batch::has_queued));
    let is_stopped = Memo::new(move |_| read(|batch| batch.is_stopped));
    let has_failed = Memo::new(move |_| counts.get().failed > 0);
    let stop = Callback::new(move |()| {
        batch.update(|batch| batch.iter_mut().for_each(|batch| batch.is_stopped = true));
    });
    let again = Callback::new(move |()| {
        let servers = servers.get_untracked();
        let broken = servers.into_iter().filter(|server| server.status == Status::Error);
        retry(launches, &broken.map(|server| server.id).collect::<Vec<_>>());
    });
    let ways = live(move || {
        let (is_running, has_queued) = (is_running.get(), has_queued.get());
        let is_stopped = is_stopped.get();
        let has_failed = has_failed.get() && !is_running;
        let is_left = !is_running && (has_queued || has_failed);
        drawn(view! {
            {(is_running && has_queued && !is_stopped).then(|| button(words.launches_stop(), stop))}
            {(!is_running && has_queued)
                .then(|| button(words.launches_go_on(), Callback::new(move |()| go_on(launches))))}
            {has_failed.then(|| button(words.launches_retry(), again))}
            {is_left.then(|| view! { <Link to=Route::Launch class="button" text=words.launches_change() /> })}
            <Link to=Route::Servers text=words.all_servers() />
        })
    });
    drawn(view! {
        <section class="servers">
            <Heading text=words.launches_of(u64::try_from(count).unwrap_or_default(), &count.to_string()) />
            <p class="server__status" role="status">
                {live_text(move || {
                    let counted = counts.get().word(words);
                    let is_held = is_stopped.get() && has_queued.get();
                    if is_held { [words.launches_stopped(), &counted].join(" ") } else { counted }
                })}
            </p>
            <AddressNotice />
            {failure}
            <table class="list" role="table" aria-label=words.launches_title()>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{words.name()}</th>
                        <th role="columnheader" scope="col">{words.status()}</th>
                        <th role="columnheader" scope="col">{words.addresses()}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{(0..count).map(row).collect_view()}</tbody>
            </table>
            <nav class="server__ways">{ways}</nav>
        </section>
    })
}

fn button(label: &'static str, act: Callback<()>) -> Drawn {
    drawn(view! {
        <button type="button" class="button" on:click=move |_| act.run(())>
            {label}
        </button>
    })
}

/// Tells once what became of each server.
fn tell_portal(servers: Memo<Vec<Server>>) {
    let on_event = expect_context::<StoredValue<Setup>>().with_value(|setup| setup.on_event);
    let told = StoredValue::new(Vec::<Id<Server>>::new());
    Effect::new(move |_| {
        for server in &*servers.read() {
            if server.is_settling() || told.with_value(|told| told.contains(&server.id)) {
                continue;
            }
            told.update_value(|told| told.push(server.id.clone()));
            _ = on_event.try_run(match server.status {
                Status::Error => {
                    let fault = server.fault.as_ref().map(|fault| fault.message.clone());
                    Event::Failed(server.id.clone(), fault.unwrap_or_default())
                }
                _ => Event::Active(server.id.clone()),
            });
        }
    });
}
