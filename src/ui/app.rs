//! The app: whichever stage the user has come to, inside one frame.

use leptos::prelude::*;

use super::{
    door::Desk,
    frame::localized,
    kit::{Attention, drawn, live},
    later::{DoorParts, later},
    launch::Carried,
    pages::{Door, SignInPage, Work},
    preferences::Preferences,
    route::Location,
    setup::{Gate, Setup},
    stage::Stage,
    visit::{Visit, has_kept},
};

/// Slipway.
#[component]
pub fn App(
    /// What differs from mount to mount.
    setup: Setup,
) -> impl IntoView {
    Location::provide(setup.place, setup.link.clone(), setup.host.keeps_launches);
    let preferences = Preferences::provide(setup.place, setup.language, setup.theme);
    let attention = Attention::provide();
    let is_ours = !setup.gate.is_portal();
    let is_back = is_ours && (has_kept() || setup.answer.is_some());
    let stage = RwSignal::new(if is_back { Stage::ComingBack } else { Stage::SignIn });
    Visit::provide(is_ours);
    provide_context(Carried::default());
    let credentials = RwSignal::new(setup.config.credentials());
    let desk = Desk::new();
    let setup = StoredValue::new(setup);
    provide_context(setup);
    provide_context(stage);

    drawn(view! {
        <div
            class="slipway"
            lang=move || preferences.language.get().tag()
            data-theme=move || preferences.theme.get().as_str()
            on:pointerdown=move |_| attention.caught()
            on:keydown=move |_| attention.caught()
        >
            {live(move || match (stage.get(), setup.with_value(|setup| setup.gate.clone())) {
                (Stage::SignIn, Gate::SignIn) => {
                    localized(move || view! { <SignInPage credentials desk /> })
                }
                (Stage::SignIn, Gate::Portal { cloud, session, region }) => {
                    drawn(view! { <Door cloud session region /> })
                }
                (Stage::ComingBack, _) => localized(|| later::<DoorParts>(|parts| (parts.come_back)())),
                (Stage::SecondStep(halfway), _) => localized(move || {
                    let halfway = halfway.clone();
                    later::<DoorParts>(move |parts| (parts.second_step)(halfway.clone()))
                }),
                (Stage::TurnedBack(why), _) => localized(move || {
                    let why = why.clone();
                    later::<DoorParts>(move |parts| (parts.turned_back)(why.clone()))
                }),
                (Stage::ChooseProject(known), _) => {
                    localized(move || {
                        let known = known.clone();
                        later::<DoorParts>(move |parts| (parts.projects)(known.clone()))
                    })
                }
                (Stage::ChooseRegion(signed_in, regions), _) => {
                    localized(move || {
                        let (signed_in, regions) = (signed_in.clone(), regions.clone());
                        later::<DoorParts>(move |parts| {
                            (parts.regions)(signed_in.clone(), regions.clone())
                        })
                    })
                }
                (Stage::In(signed_in), _) => drawn(view! { <Work signed_in /> }),
            })}
        </div>
    })
}
