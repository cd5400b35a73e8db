//! The app: whichever stage the user has come to, inside one frame.

use leptos::{either::EitherOf5, prelude::*};

use super::{
    frame::localized,
    kit::Attention,
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
    Location::provide(setup.place);
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

    view! {
        <div
            class="slipway"
            lang=move || preferences.language.get().tag()
            data-theme=move || preferences.theme.get().as_str()
            on:pointerdown=move |_| attention.caught()
            on:keydown=move |_| attention.caught()
        >
            {move || match (stage.get(), setup.with_value(|setup| setup.gate.clone())) {
                (Stage::SignIn, Gate::SignIn) => {
                    EitherOf5::A(localized(move || view! { <SignInPage credentials /> }))
                }
                (Stage::SignIn, Gate::Portal { cloud, session, region }) => {
                    EitherOf5::B(view! { <Door cloud session region /> })
                }
                (Stage::ChooseProject(known), _) => {
                    EitherOf5::C(localized(move || view! { <ChooseProject known=known.clone() /> }))
                }
                (Stage::ChooseRegion(signed_in, regions), _) => {
                    EitherOf5::D(
                        localized(move || {
                            view! { <ChooseRegion signed_in=signed_in.clone() regions=regions.clone() /> }
                        }),
                    )
                }
                (Stage::In(signed_in), _) => EitherOf5::E(view! { <Work signed_in /> }),
            }}
        </div>
    }
}
