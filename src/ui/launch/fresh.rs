//! What only this page knows of the servers that it has launched. It is kept in memory, and gone with
//! the sign-in.

use std::sync::Arc;

use leptos::prelude::*;

use super::Launching;
use crate::{
    launch::{Batch, Draft},
    openstack::{Hidden, Id, Moment, novaclient::Server},
    ui::stage::SignedIn,
};

/// A server that was launched here.
#[derive(Clone, Debug)]
pub struct Fresh {
    /// Which one.
    pub server: Id<Server>,
    /// When the request left, by the cloud's clock.
    pub sent: Moment,
    /// The administrator's password that the cloud has made up.
    pub admin_pass: Option<Hidden<String>>,
    /// What was typed for it, where it was asked for alone.
    pub draft: Option<Draft>,
}

/// A `Copy` handle on all of them.
#[derive(Clone, Copy)]
pub struct Launches {
    /// The last launch of several.
    pub batch: RwSignal<Option<Batch>>,
    /// How it is gone on with, and when it was begun, by the cloud's clock.
    pub of_batch: StoredValue<Option<(Launching, Moment)>>,
    /// How many servers were removed because a browser had asked for them twice.
    pub doubles: RwSignal<usize>,
    /// The last launch that was accepted, by its name and its server, where the form stays or goes.
    pub accepted: RwSignal<Option<(String, Id<Server>)>>,
    all: StoredValue<Vec<Fresh>>,
    signed_in: StoredValue<Arc<SignedIn>>,
}

impl Launches {
    /// Makes an empty list available to every component below.
    pub fn provide(signed_in: Arc<SignedIn>) {
        provide_context(Self {
            batch: RwSignal::new(None),
            of_batch: StoredValue::new(None),
            doubles: RwSignal::new(0),
            accepted: RwSignal::new(None),
            all: StoredValue::new(Vec::new()),
            signed_in: StoredValue::new(signed_in),
        });
    }

    /// Those of the project around this component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Now, by the cloud's clock as far as it is known.
    pub fn cloud_now(self) -> Moment {
        let now = self.signed_in.try_with_value(|signed_in| {
            let now = signed_in.session.clock().now();
            now.shifted(-signed_in.access.clock_skew)
        });
        // Where the page has gone while it launched, nobody asks.
        now.unwrap_or_default()
    }

    /// Keeps one more.
    pub fn note(self, fresh: Fresh) {
        self.all.update_value(|all| all.push(fresh));
    }

    /// When the request for `server` left this page, if it did.
    pub fn sent(self, server: &Id<Server>) -> Option<Moment> {
        self.of(server, |fresh| fresh.sent)
    }

    /// The password that the cloud has made up for it, until it is forgotten.
    pub fn admin_pass(self, server: &Id<Server>) -> Option<Hidden<String>> {
        self.of(server, |fresh| fresh.admin_pass.clone()).flatten()
    }

    /// What was typed for it, where it was asked for alone.
    pub fn draft(self, server: &Id<Server>) -> Option<Draft> {
        self.of(server, |fresh| fresh.draft.clone()).flatten()
    }

    /// Forgets that password.
    pub fn forget_admin_pass(self, server: &Id<Server>) {
        self.all.update_value(|all| {
            let own = all.iter_mut().filter(|fresh| fresh.server == *server);
            own.for_each(|fresh| fresh.admin_pass = None);
        });
    }

    fn of<T>(self, server: &Id<Server>, read: impl Fn(&Fresh) -> T) -> Option<T> {
        self.all.with_value(|all| all.iter().find(|fresh| fresh.server == *server).map(read))
    }
}
