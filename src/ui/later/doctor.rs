//! The connection doctor, for whoever asks it.
// A function of another wasm module is called by its name.
#![allow(unsafe_code)]

use leptos::prelude::*;

use crate::{
    openstack::Error,
    ui::{
        doctor::Doctor,
        kit::{Drawn, drawn},
    },
};

table! {
    /// What only a connection that failed needs.
    doctor: DoctorParts {
        /// Finds out why a call failed; hears that it should be tried again.
        find_out: fn(Error, Option<Callback<()>>) -> Drawn =
            |error, retry| drawn(view! { <Doctor error retry /> }),
    }
}
