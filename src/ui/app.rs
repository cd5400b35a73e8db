//! The app: whichever stage the user has come to, inside one frame.

use leptos::prelude::*;

use super::{
    frame::localized,
    kit::{Attention, drawn, live},
    pages::{ChooseProject, ChooseRegion, Door, SignInPage, Work},
    preferences::Preferences,
    route::Location,
    setup::{Gate, Setup},
    stage::Stage,
};
use crate::sign_in::Credentials;

/// Slipway.
#[component]
pub fn App(
    /// What differs from mount to mount.
    setup: Setup,
) -> impl IntoView {
    Location::provide(setup.place, setup.link.clone());
    let preferences = Preferences::provide(setup.place, setup.language, setup.theme);
    let attention = Attention::provide();
    let stage = RwSignal::new(Stage::SignIn);
    let credentials = RwSignal::new(Credentials {
        cloud: setup.config.clouds.first().map(|cloud| cloud.auth_url.clone()).unwrap_or_default(),
        ..Credentials::default()
    });
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
                    localized(move || view! { <SignInPage credentials /> })
                }
                (Stage::SignIn, Gate::Portal { cloud, session, region }) => {
                    drawn(view! { <Door cloud session region /> })
                }
                (Stage::ChooseProject(known), _) => {
                    localized(move || view! { <ChooseProject known=known.clone() /> })
                }
                (Stage::ChooseRegion(signed_in, regions), _) => {
                    localized(move || {
                        view! { <ChooseRegion signed_in=signed_in.clone() regions=regions.clone() /> }
                    })
                }
                (Stage::In(signed_in), _) => drawn(view! { <Work signed_in /> }),
            })}
        </div>
    })
}
