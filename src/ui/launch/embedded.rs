//! A launch inside another page: that one may change it or call it off, and says what follows it.

use leptos::prelude::*;
use serde_json::Value;

use super::{Launching, code::shown_body, field_id};
use crate::{
    launch::Amendment,
    openstack::{
        Error, Id, Result, json,
        novaclient::{CreateServer, Server},
    },
    ui::{follow::Followed, host::After, route::Route, server::tell_host},
};

impl Launching {
    /// The launch as the page around lets it go, if it does.
    pub(super) async fn permitted(mut self) -> Result<Option<Self>> {
        let Some(ask) = self.host.before_launch else { return Ok(Some(self)) };
        let plan = &self.plan;
        let bodies: Vec<Value> =
            plan.requests.iter().filter_map(|it| shown_body(it, plan.version)).collect();
        let Some(answer) = ask.try_run(json::written(&bodies.into())) else { return Ok(None) };
        let Some(answer) = answer.await else { return Ok(None) };
        let changes: Amendment = json::read(answer.as_bytes())
            .map_err(|_| Error::Invalid { what: "amendment", reason: "it is not understood" })?;
        if changes != Amendment::default() {
            let draft = self.asked.get_value().amended(changes);
            let judged = self.form.choices.try_with_untracked(|choices| draft.check(choices));
            let Some(judged) = judged else { return Ok(None) };
            self.plan = judged.map_err(|problems| Error::Invalid {
                what: "amendment",
                reason: problems.first().map_or("", |problem| field_id(problem.field())),
            })?;
            self.asked.set_value(draft);
        }
        Ok(Some(self))
    }

    /// Shows what follows a launch by `request`.
    pub(super) fn go_on(&self, request: &CreateServer, servers: Vec<Id<Server>>) {
        // Nova names only the first of several that are made together.
        let only = servers.into_iter().next().filter(|_| request.max_count == 1);
        match (only, self.host.after) {
            (Some(only), After::Server) => self.location.go(Route::Server(only)),
            (Some(only), _) => {
                self.follow(only.clone());
                self.form.start_over(self.location);
                self.launches.accepted.set(Some((request.name.clone(), only)));
            }
            (None, _) => self.location.go(Route::Servers),
        }
    }

    /// The page around hears how it came out, although no page of ours shows it.
    fn follow(&self, id: Id<Server>) {
        let (cloud, on_event) = (self.cloud.clone(), self.on_event);
        self.form.owned(move || {
            let read = move || {
                let (cloud, id) = (cloud.clone(), id.clone());
                async move { cloud.newest_nova().await?.servers.get(&id).await }
            };
            tell_host(Followed::start(read, Server::is_settling), on_event);
        });
    }
}
