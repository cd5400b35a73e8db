//! The launch itself, and the pages of servers that are there.
// A function of another wasm module is called by its name.
#![allow(unsafe_code)]

use leptos::prelude::*;

use crate::{
    openstack::{Id, novaclient::Server},
    ui::{
        attempt::Task,
        kit::{Drawn, drawn},
        launch::{
            Accepted, DoublesNotice, Interrupted, LaunchForm, Launching, SeveralNotice, launch,
            look_for_namesakes,
        },
        pages::{LaunchesPage, ServerPage, ServersPage},
        server::Deletions,
    },
};

table! {
    /// What follows the click.
    servers: ServerParts {
        /// Looks whether names are taken, from now on.
        namesakes: fn(LaunchForm) = look_for_namesakes,
        /// The launch.
        launch: fn(Launching) -> Task = launch,
        /// That a launch was accepted.
        accepted: fn() -> Drawn = || drawn(view! { <Accepted /> }),
        /// Launches that an earlier page did not see to their end.
        interrupted: fn() -> Drawn = || drawn(view! { <Interrupted /> }),
        /// Servers that a browser has asked for twice.
        doubles: fn() -> Drawn = || drawn(view! { <DoublesNotice /> }),
        /// Servers that are about to be deleted.
        deletions: fn() -> Drawn = || drawn(view! { <Deletions /> }),
        /// That a launch of several is not complete.
        several_notice: fn() -> Drawn = || drawn(view! { <SeveralNotice /> }),
        /// How far a launch of several is.
        several: fn() -> Drawn = || drawn(view! { <LaunchesPage /> }),
        /// The list.
        all: fn() -> Drawn = || drawn(view! { <ServersPage /> }),
        /// One server.
        one: fn(Id<Server>) -> Drawn = |id| drawn(view! { <ServerPage id /> }),
    }
}
