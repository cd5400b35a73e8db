//! Launches that another page began and did not see to their end.

use leptos::prelude::*;

use super::{Held, Logbook, hold, watch::remove_and_count};
use crate::{
    launch::{Journal, Outcome, resolve},
    openstack::{Connection, Id, Moment, novaclient::Server},
    ui::{
        failure::{Failure, FailureNotice},
        kit::{Drawn, Notice, NoticeTone, Remedy, drawn, live},
        launch::{LaunchForm, Launches},
        route::{Link, Location, Route},
        words::Words,
    },
};

/// Where the browser has no locks, a launch that old is worked on by no page any more: longer than
/// [`crate::launch::PATIENCE`].
const FORSAKEN: i64 = 15 * 60 * 1000;

/// How far one of them has come.
#[derive(Clone)]
enum Fate {
    Looking,
    Told(Vec<Outcome>),
    Dismissed,
}

/// A notice for each: being looked for, made, not made, or not to be known yet.
#[component]
pub fn Interrupted() -> impl IntoView {
    let form = LaunchForm::expect();
    let logbook = Logbook::of(Location::expect());
    let cloud = form.cloud();
    let doubles = Launches::expect().doubles;
    let found = RwSignal::new(Vec::<(String, RwSignal<Fate>)>::new());
    for key in logbook.keys() {
        let cloud = cloud.clone();
        form.spawn(Box::pin(async move {
            let lock = hold(&key).await;
            let Some(journal) = logbook.journal(&key) else { return };
            let names = names(&journal);
            if !is_free(lock.as_ref(), &journal, &cloud) {
                return;
            }
            let fate = RwSignal::new(Fate::Looking);
            if !names.is_empty() {
                _ = found.try_update(|found| found.push((names, fate)));
            }
            see_through(&cloud, logbook, journal, fate, doubles).await;
            drop(lock);
        }));
    }
    live(move || {
        let notice = |(names, fate): (String, RwSignal<Fate>)| live(move || told(&names, fate));
        found.get().into_iter().map(notice).collect_view()
    })
}

/// Whether no other page works on it.
fn is_free(lock: Option<&Held>, journal: &Journal, cloud: &Connection) -> bool {
    let now = cloud.session().clock().now();
    let is_old = |begun: Moment| now.as_millis() - begun.as_millis() > FORSAKEN;
    lock.is_some() || journal.requests.iter().all(|request| is_old(request.begun))
}

async fn see_through(
    cloud: &Connection,
    logbook: Logbook,
    mut journal: Journal,
    fate: RwSignal<Fate>,
    doubles: RwSignal<usize>,
) {
    // Without a sign-in nothing can be told, and it is looked for by the next page.
    let Ok(outcomes) = resolve(cloud, &mut journal, &|journal| logbook.keep(journal)).await else {
        _ = fate.try_set(Fate::Dismissed);
        return;
    };
    logbook.keep(&journal);
    let told = outcomes.into_iter().map(|(_, outcome)| outcome).collect();
    _ = fate.try_set(Fate::Told(told));
    remove_and_count(cloud, logbook, &mut journal, doubles).await;
}

/// What the launch would have called its servers, as far as they are not known to be there.
fn names(journal: &Journal) -> String {
    let open = journal.requests.iter().filter(|request| !request.is_told());
    open.map(|request| request.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn told(names: &str, fate: RwSignal<Fate>) -> Drawn {
    let words = Words::here();
    let outcomes = match fate.get() {
        Fate::Dismissed => return drawn(()),
        Fate::Looking => {
            return drawn(view! {
                <div role="status">
                    <Notice tone=NoticeTone::Plain title=words.launch_cut_short(names) />
                </div>
            });
        }
        Fate::Told(outcomes) => outcomes,
    };
    let dismiss = Callback::new(move |()| fate.set(Fate::Dismissed));
    let remedy = Remedy { word: words.dismiss(), act: dismiss };
    let made: Vec<Id<Server>> = outcomes.iter().flat_map(made).collect();
    let doubt = outcomes.iter().find_map(|outcome| match outcome {
        Outcome::StillUnknown(error) => Some(error.clone()),
        _ => None,
    });
    if let Some(error) = doubt {
        let failure =
            Failure { title: words.launch_still_unknown(names), ..Failure::of_call(&error, words) };
        return drawn(view! { <FailureNotice failure /> });
    }
    if made.is_empty() {
        return drawn(view! {
            <Notice tone=NoticeTone::Plain title=words.launch_came_to_nothing(names) remedy />
        });
    }
    let to = match made.as_slice() {
        [only] => Route::Server(only.clone()),
        _ => Route::Servers,
    };
    drawn(view! {
        <Notice tone=NoticeTone::Plain title=words.launch_was_made(names) remedy />
        <p><Link to text=words.launch_look_at_it().to_owned() /></p>
    })
}

fn made(outcome: &Outcome) -> Vec<Id<Server>> {
    match outcome {
        Outcome::Made(made) => made.servers.clone(),
        _ => Vec::new(),
    }
}
