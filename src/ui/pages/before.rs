//! What a page of its own shows until there is a region to work in.

use leptos::prelude::*;

use super::SignInPage;
use crate::{
    config::Config,
    sign_in::Credentials,
    ui::{
        door::Desk,
        frame::localized,
        kit::{Drawn, drawn},
        later::{DoorParts, later},
        preferences::Preferences,
        route::Location,
        stage::Stage,
        visit::Visit,
    },
};

/// What has been typed and given at the door. It outlives a change of language, and the way in and out.
#[derive(Clone, Copy)]
pub struct AtTheDoor {
    /// What has been typed.
    pub credentials: RwSignal<Credentials>,
    /// What was read in files.
    pub desk: Desk,
}

/// Provides what outlives a stage.
pub fn begin(config: &Config) {
    let credentials = RwSignal::new(config.credentials());
    provide_context(AtTheDoor { credentials, desk: Desk::new() });
    Location::expect().follow();
    Preferences::expect().remember();
    Visit::expect().end_with_the_page();
}

/// Draws a stage before work.
pub fn before_work(stage: Stage) -> Drawn {
    match stage {
        Stage::SignIn => localized(|| view! { <SignInPage /> }),
        Stage::ComingBack => localized(|| later::<DoorParts>(|parts| (parts.come_back)())),
        Stage::SecondStep(halfway) => localized(move || {
            let halfway = halfway.clone();
            later::<DoorParts>(move |parts| (parts.second_step)(halfway.clone()))
        }),
        Stage::TurnedBack(why) => localized(move || {
            let why = why.clone();
            later::<DoorParts>(move |parts| (parts.turned_back)(why.clone()))
        }),
        Stage::ChooseProject(known) => localized(move || {
            let known = known.clone();
            later::<DoorParts>(move |parts| (parts.projects)(known.clone()))
        }),
        Stage::HandOver(signed_in) => localized(move || {
            let signed_in = signed_in.clone();
            later::<DoorParts>(move |parts| (parts.hand_over)(signed_in.clone()))
        }),
        // An element has these, too.
        Stage::ChooseRegion(..) | Stage::In(_) => drawn(()),
    }
}
