//! What a click on the button starts.

use std::ops::ControlFlow;

use futures_util::future::join_all;
use leptos::prelude::*;

use super::{
    Fresh, LaunchForm, Launches,
    once::{Doubt, Launched, Logbook, Unsure, hold},
    several,
};
use crate::{
    launch::{Draft, Journal, Marker, Outcome, Plan, Stage, lead_addresses, resolve, submit},
    openstack::{Connection, Error, Result},
    ui::{Host, attempt::Task, route::Location, setup::Event},
};

/// A launch about to begin.
#[derive(Clone)]
pub struct Launching {
    /// The form that asks for it.
    pub form: LaunchForm,
    /// Where what becomes of it is kept.
    pub launches: Launches,
    /// Where.
    pub cloud: Connection,
    /// What.
    pub plan: Plan,
    /// What was typed, without what has been made of it.
    pub asked: ArcStoredValue<Draft>,
    /// Where to go when it has been accepted.
    pub location: Location,
    /// What the page around has decided.
    pub host: Host,
    /// Hears of each server.
    pub on_event: Callback<Event>,
}

/// Sends the plan's requests, and leads to what they have made; the page of a launch of several is
/// shown from the start.
pub fn launch(launching: Launching) -> Task {
    Box::pin(async move {
        launching.form.doubt.set(None);
        if launching.clear_doubts().await?.is_break() {
            return Ok(());
        }
        let Some(launching) = launching.permitted()? else { return Ok(()) };
        if launching.plan.requests.len() > 1 {
            return several::begin(launching).await;
        }
        let Launching { form, plan, .. } = launching.clone();
        let show = |journal: &Journal| {
            form.doubt.set(launching.is_unanswered(journal).then_some(Doubt::Looking));
        };
        let (outcome, launched) = launching.send(0, &show).await;
        form.doubt.set(Doubt::left_by(&outcome));
        let servers = outcome.into_result()?.servers;
        launching.see_through(launched.into_iter().collect());
        form.launched();
        launching.go_on(&plan.requests[0], servers);
        Ok(())
    })
}

impl Launching {
    /// Sends one of the plan's requests, unless an earlier try has made its server after all. What
    /// there is then is noted, and what is in doubt is kept for another try.
    pub(super) async fn send(
        &self,
        at: usize,
        show: &dyn Fn(&Journal),
    ) -> (Outcome, Option<Launched>) {
        let Self { form, launches, cloud, plan, asked, location, on_event, .. } = self;
        let request = &plan.requests[at];
        let logbook = Logbook::of(*location);
        let keep = |journal: &Journal| {
            logbook.keep(journal);
            show(journal);
        };
        let (marker, mut journal, mut lock) = match form.take_doubt(request) {
            Some(Unsure { marker, journal, lock, .. }) => (marker, journal, lock),
            None => (Marker::new(cloud.session().clock()), Journal::default(), None),
        };
        if lock.is_none() {
            lock = hold(&Logbook::key_of(&marker)).await;
        }
        let sent = launches.cloud_now();
        let outcome = submit(cloud, plan, at, &marker, &mut journal, &keep).await;
        match &outcome {
            Outcome::Made(made) => {
                // Who has chosen a password knows it.
                let mut own = made.admin_pass.clone().filter(|_| request.admin_pass.is_none());
                let is_alone = plan.requests.len() == 1 && request.max_count == 1;
                for id in &made.servers {
                    let admin_pass = own.take();
                    let draft = is_alone.then(|| asked.get_value());
                    launches.note(Fresh { server: id.clone(), sent, admin_pass, draft });
                    _ = on_event.try_run(Event::Launched(id.clone()));
                }
                asked.update_value(|draft| *draft = draft.without(&request.name));
                form.draft.update(|draft| *draft = draft.without(&request.name));
                return (outcome, Some(Launched { journal, lock }));
            }
            Outcome::Refused(error) => {
                form.note_refused(error, asked.get_value());
                self.watch_also(Launched { journal, lock });
            }
            Outcome::NotMade(_) | Outcome::StillUnknown(_) => {
                let (request, it, so_far) = (request.clone(), self.clone(), journal.clone());
                form.keep_doubt(Unsure { request, marker: marker.clone(), journal, lock });
                form.spawn(Box::pin(async move { it.watch_unsure(&marker, &so_far).await }));
            }
        }
        (outcome, None)
    }

    /// Leads the addresses that were asked for to what was launched, whichever page is shown meanwhile,
    /// and then has an eye on what a browser may have sent twice.
    pub(super) fn see_through(&self, mut launched: Vec<Launched>) {
        let (form, it, cloud) = (self.form, self.clone(), self.cloud.clone());
        let logbook = Logbook::of(self.location);
        let has_address = self.plan.floating_ip.is_some() && !launched.is_empty();
        let work: Task = Box::pin(async move {
            let keep = |journal: &Journal| logbook.keep(journal);
            let mut outcome = Ok(());
            for Launched { journal, .. } in &mut launched {
                outcome = outcome.and(lead_addresses(&cloud, journal, &keep).await);
            }
            form.spawn(Box::pin(async move {
                join_all(launched.into_iter().map(|launched| it.watch(launched))).await;
            }));
            outcome
        });
        if has_address {
            form.addresses.start(work);
        } else {
            form.spawn(Box::pin(async move { drop(work.await) }));
        }
    }

    /// Sees earlier launches to their end whose requests are wanted no longer: with servers of theirs
    /// that are there after all, nobody may want more.
    async fn clear_doubts(&self) -> Result<ControlFlow<()>> {
        let form = self.form;
        let logbook = Logbook::of(self.location);
        let keep = |journal: &Journal| {
            logbook.keep(journal);
            form.doubt.set(self.is_unanswered(journal).then_some(Doubt::Looking));
        };
        let mut found = ControlFlow::Continue(());
        while let Some(mut unsure) = form.take_unwanted(&self.plan.requests) {
            let outcome = match resolve(&self.cloud, &mut unsure.journal, &keep).await {
                Ok(outcomes) => outcomes.into_iter().find(|(known, _)| *known == unsure.marker),
                Err(error) => return Err(self.still_unknown(unsure, error)),
            };
            match outcome {
                Some((_, Outcome::Made(made))) => {
                    for id in made.servers {
                        _ = self.on_event.try_run(Event::Launched(id));
                    }
                    found = ControlFlow::Break(());
                }
                Some((_, Outcome::StillUnknown(error))) => {
                    return Err(self.still_unknown(unsure, error));
                }
                // It has come to nothing.
                _ => self.watch_also(Launched { journal: unsure.journal, lock: unsure.lock }),
            }
        }
        form.doubt.set(found.is_break().then_some(Doubt::Made));
        Ok(found)
    }

    fn watch_also(&self, launched: Launched) {
        let it = self.clone();
        self.form.spawn(Box::pin(async move { it.watch(launched).await }));
    }

    /// As little is known as before, and it must not be forgotten.
    fn still_unknown(&self, unsure: Unsure, error: Error) -> Error {
        self.form.doubt.set(Some(Doubt::Unknown));
        self.form.keep_doubt(unsure);
        error
    }

    /// Whether nobody has answered in time, and the servers are being looked for.
    pub(super) fn is_unanswered(&self, journal: &Journal) -> bool {
        let now = self.cloud.session().clock().now();
        journal.requests.iter().any(|request| {
            request.stage == Stage::Asked && request.unanswered.is_some_and(|until| until <= now)
        })
    }
}
