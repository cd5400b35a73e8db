//! An eye on what a browser may have sent twice, for as long as more of it may come to light.

use leptos::prelude::*;

use super::{Launched, Logbook};
use crate::{
    launch::{Journal, Marker, SETTLE, UnderWay, remove_doubles},
    openstack::{Connection, Id, Moment, novaclient::Server},
    ui::launch::Launching,
};

impl Launching {
    /// Removes what is too many, and counts the servers among it. What cannot be looked for now stays
    /// for the next page.
    pub async fn watch(&self, launched: Launched) {
        let Launched { mut journal, lock } = launched;
        self.remove(&mut journal).await;
        drop(lock);
    }

    /// Removes what comes to light of a try that came to nothing, once no more of it can, unless it is
    /// tried again before.
    pub async fn watch_unsure(&self, marker: &Marker, journal: &Journal) {
        let Some(until) = watched_until(journal) else { return };
        let clock = self.cloud.session().clock();
        clock.sleep(clock.now().until(until).min(SETTLE)).await;
        let Some(mut unsure) = self.form.take_marked(marker) else { return };
        // Another try has an eye of its own.
        if watched_until(&unsure.journal) == Some(until) {
            self.remove(&mut unsure.journal).await;
        }
        self.form.keep_doubt(unsure);
    }

    async fn remove(&self, journal: &mut Journal) {
        let logbook = Logbook::of(self.location);
        remove_and_count(&self.cloud, logbook, journal, self.launches.doubles).await;
    }
}

/// Removes what is too many of what `journal` tells of, and adds the servers among it to `doubles`.
/// What cannot be looked for now is looked for by the next page.
pub async fn remove_and_count(
    cloud: &Connection,
    logbook: Logbook,
    journal: &mut Journal,
    doubles: RwSignal<usize>,
) {
    let tell = |_: &Id<Server>| _ = doubles.try_update(|doubles| *doubles += 1);
    drop(remove_doubles(cloud, journal, &|journal| logbook.keep(journal), &tell).await);
}

/// When nothing more can come to light of what is known to have come to nothing.
fn watched_until(journal: &Journal) -> Option<Moment> {
    let is_over = journal.requests.iter().all(UnderWay::is_told);
    let ends = journal.requests.iter().filter_map(|request| request.doubles_until);
    ends.max().filter(|_| is_over)
}
