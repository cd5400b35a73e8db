//! What a click on the button starts.

use leptos::prelude::*;

use super::LaunchForm;
use crate::{
    launch::{Journal, Marker, Plan, submit},
    openstack::Connection,
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
        let Launching { form, cloud, plan, location, on_event } = launching;
        let mut asked = form.draft.get_untracked();
        let mut servers = Vec::new();
        let mut outcome = Ok(());
        let mut journal = Journal::default();
        for at in 0..plan.requests.len() {
            let marker = Marker::new(cloud.session().clock());
            let made = submit(&cloud, &plan, at, &marker, &mut journal, &|_| ()).await;
            match made.into_result() {
                Ok(made) => {
                    for id in made.servers {
                        on_event.run(Event::Launched(id.clone()));
                        servers.push(id);
                    }
                }
                Err(error) => {
                    form.note_refused(&error, asked);
                    outcome = Err(error);
                    break;
                }
            }
            if at + 1 < plan.requests.len() {
                asked = asked.without_first();
                form.draft.update(|draft| *draft = draft.without_first());
            }
        }
        // Nova names only the first of several that are made together.
        let route = match (servers.as_slice(), plan.requests.as_slice()) {
            ([only], [request]) if request.max_count == 1 => Route::Server(only.clone()),
            _ => Route::Servers,
        };
        if let Some(address) = plan.floating_ip.filter(|_| !servers.is_empty()) {
            form.lead_addresses(address, servers);
        }
        outcome?;
        form.launched();
        location.go(route);
        Ok(())
    })
}
