//! What few need on the way in and out: other ways to sign in, a second step, another project, and a
//! token that ends.
// A function of another wasm module is called by its name.
#![allow(unsafe_code)]

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    openstack::keystoneauth::Access,
    sign_in::Credentials,
    ui::{
        door::{
            ComingBack, Problems, SecondStepPage, SignInAgain, SwitchProject, WayChoice, WayFields,
            keep,
        },
        kit::{Drawn, drawn},
        pages::{ChooseProject, ChooseRegion},
        stage::{Halfway, Known, SignedIn},
    },
};

table! {
    /// What few need at the door.
    door: DoorParts {
        /// Which way to sign in.
        ways: fn(RwSignal<Credentials>) -> Drawn =
            |credentials| drawn(view! { <WayChoice credentials /> }),
        /// What is asked for on another way than by password.
        fields: fn(RwSignal<Credentials>, Problems) -> Drawn =
            |credentials, problems| drawn(view! { <WayFields credentials problems /> }),
        /// One of several projects.
        project: fn(Arc<Known>) -> Drawn = |known| drawn(view! { <ChooseProject known /> }),
        /// One of several regions.
        region: fn(Arc<SignedIn>, Vec<String>) -> Drawn =
            |signed_in, regions| drawn(view! { <ChooseRegion signed_in regions /> }),
        /// A code after the password.
        second_step: fn(Arc<Halfway>) -> Drawn =
            |halfway| drawn(view! { <SecondStepPage halfway /> }),
        /// Another project or region.
        switch: fn(Arc<SignedIn>, RwSignal<bool>) -> Drawn =
            |signed_in, is_open| drawn(view! { <SwitchProject signed_in is_open /> }),
        /// Signing in again, over the page.
        again: fn() -> Drawn = || drawn(view! { <SignInAgain /> }),
        /// Back in after a reload.
        come_back: fn() -> Drawn = || drawn(view! { <ComingBack /> }),
        /// Keeps the token for that.
        keep: fn(&SignedIn, &Access) = keep,
    }
}
