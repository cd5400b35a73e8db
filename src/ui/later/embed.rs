//! What only a form inside another page needs.
// A function of another wasm module is called by its name.
#![allow(unsafe_code)]

use leptos::prelude::*;

use crate::{
    launch::Area,
    ui::{
        kit::{Drawn, drawn},
        launch::{
            LaunchForm,
            parts::{Locked, attend},
        },
    },
};

table! {
    /// What a page around the form has of it.
    embed: EmbedParts {
        /// Tells the page around of the form, and does what it asks.
        attend: fn(LaunchForm) = attend,
        /// An area that cannot be changed.
        locked: fn(Area) -> Drawn = |area| drawn(view! { <Locked area /> }),
    }
}
