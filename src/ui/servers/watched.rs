//! One page of the list, read again and again by one request for all its servers.

use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};

use super::ListChoice;
use crate::{
    openstack::{Connection, Error, Result, novaclient::Server},
    server::{Listing, PAGE, pause_of_list, rest_of},
    ui::{cloud::Cloud, follow::while_hidden, orders::Orders},
};

/// How long a word has to stand before Nova is asked for it.
const TYPING: Duration = Duration::from_millis(300);

/// The latest that is known of one page.
#[derive(Clone, Copy)]
pub struct Watched {
    /// Its servers; kept while newer reads fail, and until another page is here.
    pub servers: RwSignal<Option<Vec<Server>>>,
    /// What they were an answer to.
    pub shown: RwSignal<Listing>,
    /// Whether there are more behind them.
    pub has_next: RwSignal<bool>,
    /// Why the last read failed, if it did.
    pub failure: RwSignal<Option<Error>>,
    again: RwSignal<u32>,
}

impl Watched {
    /// Reads at once, and goes on while the page is visible; ends with the owner.
    pub fn start() -> Self {
        let watched = Self {
            servers: RwSignal::new(None),
            shown: RwSignal::new(Listing::default()),
            has_next: RwSignal::new(false),
            failure: RwSignal::new(None),
            again: RwSignal::new(0),
        };
        let (orders, ListChoice { listing, .. }) = (Orders::expect(), ListChoice::expect());
        let cloud = Cloud::expect().connection();
        Effect::new(move |_| {
            watched.again.track();
            orders.stirred();
            let (cloud, wanted) = (cloud.clone(), listing.get());
            spawn_local_scoped_with_cancellation(async move {
                if wanted.name != watched.shown.read_untracked().name {
                    sleep(TYPING).await;
                }
                let mut count = 0;
                loop {
                    let begun = cloud.session().clock().now();
                    let outcome = read(&cloud, &wanted).await;
                    let Some(is_settling) = watched.take(outcome, &wanted, listing, orders) else {
                        return;
                    };
                    count = if is_settling { count + 1 } else { 0 };
                    let clock = cloud.session().clock();
                    let took = u64::try_from(clock.now().millis_since(begun)).unwrap_or_default();
                    let pause = pause_of_list(count, clock.random());
                    sleep(rest_of(pause, Duration::from_millis(took))).await;
                    while_hidden().await;
                }
            });
        });
        watched
    }

    /// Starts over.
    pub fn read_again(self) {
        self.again.update(|count| *count += 1);
    }

    /// Keeps an outcome. Whether anything is on its way, or nothing where only another question
    /// leads on.
    fn take(
        self,
        outcome: Result<(Vec<Server>, bool)>,
        wanted: &Listing,
        listing: RwSignal<Listing>,
        orders: Orders,
    ) -> Option<bool> {
        match outcome {
            // All of this page has been deleted.
            Ok((servers, _)) if servers.is_empty() && !wanted.before.is_empty() => {
                listing.update(|listing| drop(listing.before.pop()));
                None
            }
            Ok((servers, has_next)) => {
                for server in &servers {
                    orders.saw(server);
                }
                let is_settling = servers.iter().any(Server::is_settling) || orders.is_awaited();
                if *self.shown.read_untracked() != *wanted {
                    self.shown.set(wanted.clone());
                }
                self.has_next.set(has_next);
                if self.failure.read_untracked().is_some() {
                    self.failure.set(None);
                }
                self.servers.set(Some(servers));
                Some(is_settling)
            }
            // The server that this page begins behind has been deleted.
            Err(Error::Refused { status: 400, .. }) if !wanted.before.is_empty() => {
                listing.update(|listing| listing.before.clear());
                None
            }
            Err(error) => {
                let ends = matches!(error, Error::Refused { status: 400..=428, .. });
                if self.failure.read_untracked().as_ref() != Some(&error) {
                    self.failure.set(Some(error));
                }
                (!ends).then_some(true)
            }
        }
    }
}

async fn read(cloud: &Connection, listing: &Listing) -> Result<(Vec<Server>, bool)> {
    let mut pages = cloud.newest_nova().await?.servers.search(&listing.search())?;
    let mut servers = pages.next().await?.unwrap_or_default();
    // Where Nova's own pages are shorter than asked for, its link tells.
    let has_next = servers.len() > PAGE as usize || pages.has_next();
    servers.truncate(PAGE as usize);
    Ok((servers, has_next))
}
