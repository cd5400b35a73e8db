//! What only a form with locked areas needs.
// A function of another wasm module is called by its name.
#![allow(unsafe_code)]

use leptos::prelude::*;

use crate::{
    launch::Area,
    ui::{
        kit::{Drawn, drawn},
        launch::parts::Locked,
    },
};

table! {
    /// What a page around the form has locked.
    locked: LockedParts {
        /// An area that cannot be changed.
        area: fn(Area) -> Drawn = |area| drawn(view! { <Locked area /> }),
    }
}
