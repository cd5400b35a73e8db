//! What a page around the form has locked, or taken out.

use leptos::prelude::*;

use super::field_id;
use crate::{
    launch::{Area, Field},
    ui::{
        host::{Standing, of_host},
        kit::{Drawn, drawn},
        later::{LockedParts, later},
        setup::Setup,
    },
};

/// Draws an area as it stands.
pub fn area(area: Area, draw: fn() -> Drawn) -> Drawn {
    match of_host(|host| host.standing(area)) {
        Standing::Open => draw(),
        Standing::Locked => later::<LockedParts>(move |parts| (parts.area)(area)),
        Standing::Hidden => drawn(()),
    }
}

/// The list of what is in the way of the launch, at the button.
pub const AT_BUTTON: &str = "preflight";

/// The id of what a problem of `field` leads to.
pub fn target(setup: StoredValue<Setup>, field: Field) -> &'static str {
    if setup.with_value(|setup| setup.host.hides(field)) { AT_BUTTON } else { field_id(field) }
}
