//! What a click on the button starts.

use std::ops::ControlFlow;

use leptos::prelude::*;

use super::{
    Fresh, LaunchForm, Launches,
    once::{Doubt, Logbook, Unsure, hold},
};
use crate::{
    launch::{Draft, Journal, Marker, Outcome, Plan, Stage, resolve, submit},
    openstack::{Connection, Id, Result, novaclient::Server},
    ui::{
        attempt::Task,
        route::{Location, Route},
        setup::Event,
    },
};

/// A launch about to begin.
pub struct Launching {
    /// The form that asks for it.
    pub form: LaunchForm,
    /// Where what becomes of it is kept.
    pub launches: Launches,
    /// Where.
    pub cloud: Connection,
    /// What.
    pub plan: Plan,
    /// Where to go when it has been accepted.
    pub location: Location,
    /// Hears of each server.
    pub on_event: Callback<Event>,
}

/// Sends the plan's requests one after the other, and leads to what they have made.
pub fn launch(launching: Launching) -> Task {
    Box::pin(async move {
        let form = launching.form;
        let mut servers = Vec::new();
        let outcome = launching.send(&mut servers).await;
        let is_launched = matches!(outcome, Ok(true));
        let Launching { plan, location, .. } = launching;
        // Nova names only the first of several that are made together.
        let route = match (servers.as_slice(), plan.requests.as_slice()) {
            ([only], [request]) if request.max_count == 1 => Route::Server(only.clone()),
            _ => Route::Servers,
        };
        if let Some(address) = plan.floating_ip.filter(|_| !servers.is_empty()) {
            form.lead_addresses(address, servers);
        }
        if is_launched {
            form.launched();
            location.go(route);
        }
        outcome.map(drop)
    })
}

impl Launching {
    /// Sends the requests, unless an earlier try has made its servers after all, and notes the
    /// servers that there are.
    async fn send(&self, servers: &mut Vec<Id<Server>>) -> Result<bool> {
        let Self { form, launches, cloud, plan, location, on_event } = self;
        let logbook = Logbook::of(location.place());
        let keep = |journal: &Journal| {
            logbook.keep(journal);
            self.show(journal);
        };
        let ControlFlow::Continue(mut again) = self.last(&keep).await? else { return Ok(false) };
        let mut asked: Draft = form.draft.get_untracked();
        let mut journal = Journal::default();
        let mut lock = None;
        for (at, request) in plan.requests.iter().enumerate() {
            let marker = match again.take() {
                Some(unsure) => {
                    (journal, lock) = (unsure.journal, unsure.lock);
                    unsure.marker
                }
                None => Marker::new(cloud.session().clock()),
            };
            if lock.is_none() {
                lock = hold(&Logbook::key_of(&marker)).await;
            }
            let sent = launches.cloud_now();
            let outcome = submit(cloud, plan, at, &marker, &mut journal, &keep).await;
            let (doubt, error) = match outcome {
                Outcome::Made(made) => {
                    // Who has chosen a password knows it.
                    let mut admin_pass = made.admin_pass.filter(|_| request.admin_pass.is_none());
                    for id in made.servers {
                        let admin_pass = admin_pass.take();
                        let is_alone = plan.requests.len() == 1 && request.max_count == 1;
                        let draft = is_alone.then(|| asked.clone());
                        let fresh = Fresh { server: id.clone(), sent, admin_pass, draft };
                        launches.note(fresh);
                        on_event.run(Event::Launched(id.clone()));
                        servers.push(id);
                    }
                    if at + 1 < plan.requests.len() {
                        asked = asked.without_first();
                        form.draft.update(|draft| *draft = draft.without_first());
                    }
                    continue;
                }
                Outcome::Refused(error) => {
                    form.note_refused(&error, asked);
                    (None, error)
                }
                Outcome::NotMade(error) => (Some(Doubt::NotMade), error),
                Outcome::StillUnknown(error) => (Some(Doubt::Unknown), error),
            };
            form.doubt.set(doubt);
            if doubt.is_some() {
                let request = request.clone();
                form.unsure.set_value(Some(Unsure { request, marker, journal, lock }));
            }
            return Err(error);
        }
        form.doubt.set(None);
        Ok(true)
    }

    /// What is to be tried again. Where something else is wanted now, the last launch is first seen
    /// to its end: with servers of it that are there after all, nobody may want more.
    async fn last(&self, keep: &dyn Fn(&Journal)) -> Result<ControlFlow<(), Option<Unsure>>> {
        let form = self.form;
        let Some(mut unsure) = form.unsure.try_update_value(Option::take).flatten() else {
            return Ok(ControlFlow::Continue(None));
        };
        if self.plan.requests.first() == Some(&unsure.request) {
            return Ok(ControlFlow::Continue(Some(unsure)));
        }
        let error = match resolve(&self.cloud, &mut unsure.journal, keep).await {
            Err(error) => error,
            Ok(outcomes) => match outcomes.into_iter().find(|(known, _)| *known == unsure.marker) {
                Some((_, Outcome::Made(made))) => {
                    made.servers.into_iter().for_each(|id| self.on_event.run(Event::Launched(id)));
                    form.doubt.set(Some(Doubt::Made));
                    return Ok(ControlFlow::Break(()));
                }
                Some((_, Outcome::StillUnknown(error))) => error,
                _ => return Ok(ControlFlow::Continue(None)),
            },
        };
        // As little is known as before, and it must not be forgotten.
        form.doubt.set(Some(Doubt::Unknown));
        form.unsure.set_value(Some(unsure));
        Err(error)
    }

    /// Says when nobody has answered, and the servers are being looked for.
    fn show(&self, journal: &Journal) {
        let now = self.cloud.session().clock().now();
        let is_unanswered = journal.requests.iter().any(|request| {
            request.stage == Stage::Asked && request.unanswered.is_some_and(|until| until <= now)
        });
        self.form.doubt.set(is_unanswered.then_some(Doubt::Looking));
    }
}
