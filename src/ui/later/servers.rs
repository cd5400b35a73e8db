//! The pages of servers that are there.
// A function of another wasm module is called by its name.
#![allow(unsafe_code)]

use leptos::prelude::*;

use crate::{
    openstack::{Id, novaclient::Server},
    ui::{
        kit::{Drawn, drawn},
        pages::{ServerPage, ServersPage},
    },
};

table! {
    /// The pages of servers.
    servers: ServerParts {
        /// The list.
        all: fn() -> Drawn = || drawn(view! { <ServersPage /> }),
        /// One server.
        one: fn(Id<Server>) -> Drawn = |id| drawn(view! { <ServerPage id /> }),
    }
}
