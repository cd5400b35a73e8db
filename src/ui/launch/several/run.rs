//! Sends the requests of several servers, a few at a time.

use futures_util::future::join_all;
use leptos::prelude::*;

use crate::{
    launch::{AT_ONCE, Batch, Journal, Outcome, Turn},
    openstack::{Connection, Error, Id, Result, novaclient::Server},
    ui::{
        launch::{Doubt, Launched, Launches, Launching},
        route::Route,
    },
};

/// Begins with the plan's requests, in place of the last launch of several, and shows how far they
/// are.
pub(in crate::ui::launch) async fn begin(launching: Launching) -> Result<()> {
    let (launches, location) = (launching.launches, launching.location);
    launches.batch.set(Some(Batch::of(&launching.plan)));
    launches.of_batch.set_value(Some((launching.clone(), launches.cloud_now())));
    location.go(Route::Launches);
    launching.run().await
}

/// Sends what is queued, after a stop.
pub fn go_on(launches: Launches) {
    launches.again(|batch| batch.is_stopped = false);
}

/// Sends what came to nothing once more, and deletes those of `broken` that are to be replaced.
pub fn retry(launches: Launches, broken: &[Id<Server>]) {
    launches.again(|batch| batch.retry(broken));
}

impl Launches {
    fn again(self, change: impl FnOnce(&mut Batch)) {
        let of_batch = self.of_batch.with_value(|of| of.as_ref().map(|(it, _)| it.clone()));
        let Some(launching) = of_batch else { return };
        // What is under way goes on by itself.
        self.change(change);
        launching.form.refused.set(None);
        launching.form.launch.start(Box::pin(async move { launching.run().await }));
    }

    fn change<T>(self, change: impl FnOnce(&mut Batch) -> T) -> Option<T> {
        self.batch.try_update(|batch| batch.as_mut().map(change)).flatten()
    }
}

impl Launching {
    /// Sends what is queued until nothing is, or nothing may be.
    async fn run(self) -> Result<()> {
        let launched = join_all((0..AT_ONCE).map(|_| self.work())).await;
        self.see_through(launched.into_iter().flatten().collect());
        let batch = self.launches.batch.try_get_untracked().flatten();
        let Some(batch) = batch else { return Ok(()) };
        let is_ours = |name: &String| batch.items.iter().any(|item| item.name == *name);
        // Else somebody has begun to ask for something else.
        if batch.is_complete() && self.form.draft.read_untracked().names().iter().all(is_ours) {
            self.form.launched();
        }
        self.form.doubt.set(batch.items.iter().find_map(|item| match item.turn {
            Turn::Unknown(_) => Some(Doubt::Unknown),
            Turn::NotMade(_) => Some(Doubt::NotMade),
            _ => None,
        }));
        batch.failure().cloned().map_or(Ok(()), Err)
    }

    /// Takes one turn after the other, and says what was made.
    async fn work(&self) -> Vec<Launched> {
        let mut launched = Vec::new();
        while let Some(at) = self.launches.change(Batch::take_next).flatten() {
            let (outcome, made) = match self.make_room(at).await {
                Ok(()) => self.send(at, &|journal| self.show(at, journal)).await,
                Err(error) => (Outcome::Refused(error), None),
            };
            launched.extend(made);
            self.launches.change(|batch| batch.settle(at, &outcome));
        }
        launched
    }

    /// Deletes the server that this one is made instead of: it counts against the quota.
    async fn make_room(&self, at: usize) -> Result<()> {
        let broken = self.launches.change(|batch| batch.items[at].instead_of.take()).flatten();
        let Some(broken) = broken else { return Ok(()) };
        match delete(&self.cloud, &broken).await {
            Err(Error::Refused { status: 404, .. }) => Ok(()),
            outcome => outcome,
        }
    }

    fn show(&self, at: usize, journal: &Journal) {
        let turn = if self.is_unanswered(journal) { Turn::Sought } else { Turn::Sent };
        self.launches.change(|batch| batch.items[at].turn = turn);
    }
}

async fn delete(cloud: &Connection, id: &Id<Server>) -> Result<()> {
    cloud.newest_nova().await?.servers.delete(id).await
}
