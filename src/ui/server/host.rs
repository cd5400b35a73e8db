//! What the page around hears of a server.

use leptos::prelude::*;

use crate::{
    openstack::novaclient::{Server, Status},
    ui::{follow::Followed, setup::Event},
};

/// Tells how it came out, once, and only of a launch that was followed here.
pub fn tell_host(followed: Followed<Server>, on_event: Callback<Event>) {
    Effect::watch(
        move || followed.latest.read().as_ref().map(|server| server.status.clone()),
        move |status, before, _| {
            if before != Some(&Some(Status::Build)) {
                return;
            }
            let event = match (status, followed.latest.get_untracked()) {
                (Some(Status::Active), Some(server)) => Event::Active(server.id),
                (Some(Status::Error), Some(server)) => {
                    let reason = server.fault.map(|fault| fault.message).unwrap_or_default();
                    Event::Failed(server.id, reason)
                }
                _ => return,
            };
            _ = on_event.try_run(event);
        },
        false,
    );
}
