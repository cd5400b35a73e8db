//! What few need on the way in and out: a choice of clouds, files of clouds, other ways to sign in, a
//! second step, a choice of projects and regions, and a token that ends.
// A function of another wasm module is called by its name.
#![allow(unsafe_code)]

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    openstack::keystoneauth::Access,
    sign_in::{Credentials, federation::Refusal},
    ui::{
        door::{
            AskerNotice, ChooseProject, ChooseRegion, CloudChoice, ComingBack, Desk, FileTold,
            FilesPart, HandOver, Problems, ProvidersAtTheDoor, SecondStepPage, SignInAgain,
            SwitchProject, TurnedBack, WayChoice, WayFields, keep,
        },
        kit::{Drawn, drawn},
        stage::{Halfway, Known, SignedIn},
    },
};

table! {
    /// What few need at the door.
    door: DoorParts {
        /// Which of the operator's clouds, or another.
        clouds: fn(RwSignal<Credentials>, Problems) -> Drawn =
            |credentials, problems| drawn(view! { <CloudChoice credentials problems /> }),
        /// Takes files of clouds.
        files: fn(Desk, RwSignal<Credentials>) -> Drawn =
            |desk, credentials| drawn(view! { <FilesPart desk credentials /> }),
        /// What was read in them.
        told: fn(Desk, RwSignal<Credentials>) -> Drawn =
            |desk, credentials| drawn(view! { <FileTold desk credentials /> }),
        /// Which way to sign in.
        ways: fn(RwSignal<Credentials>) -> Drawn =
            |credentials| drawn(view! { <WayChoice credentials /> }),
        /// What is asked for on another way than by password.
        fields: fn(RwSignal<Credentials>, Problems) -> Drawn =
            |credentials, problems| drawn(view! { <WayFields credentials problems /> }),
        /// The identity providers of the cloud that is typed.
        providers: fn(RwSignal<Credentials>) -> Drawn =
            |credentials| drawn(view! { <ProvidersAtTheDoor credentials /> }),
        /// Back from one, to no avail.
        turned_back: fn(Arc<Refusal>) -> Drawn = |why| drawn(view! { <TurnedBack why /> }),
        /// A code after the password.
        second_step: fn(Arc<Halfway>) -> Drawn =
            |halfway| drawn(view! { <SecondStepPage halfway /> }),
        /// Which project.
        projects: fn(Arc<Known>) -> Drawn = |known| drawn(view! { <ChooseProject known /> }),
        /// Which region.
        regions: fn(Arc<SignedIn>, Vec<String>) -> Drawn =
            |signed_in, regions| drawn(view! { <ChooseRegion signed_in regions /> }),
        /// The end of a sign-in for another page.
        hand_over: fn(Arc<SignedIn>) -> Drawn =
            |signed_in| drawn(view! { <HandOver signed_in /> }),
        /// Another project or region.
        switch: fn(Arc<SignedIn>, RwSignal<bool>) -> Drawn =
            |signed_in, is_open| drawn(view! { <SwitchProject signed_in is_open /> }),
        /// Signing in again, over the page; who has opened this window, above it.
        again: fn() -> Drawn = || drawn(view! { <AskerNotice /> <SignInAgain /> }),
        /// Back in after a reload, or from an identity provider.
        come_back: fn() -> Drawn = || drawn(view! { <ComingBack /> }),
        /// Keeps the token for a reload.
        keep: fn(&SignedIn, &Access) = keep,
    }
}
