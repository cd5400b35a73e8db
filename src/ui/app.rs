//! The app: whichever stage the user has come to, inside one frame.

use leptos::prelude::*;

use super::{
    Gate,
    frame::localized,
    kit::{Attention, drawn, live},
    later::{DoorParts, later},
    launch::Carried,
    pages::Work,
    preferences::Preferences,
    route::Location,
    setup::Setup,
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
    let preferences = Preferences::provide(setup.language, setup.theme);
    let attention = Attention::provide();
    Visit::provide(setup.config.is_for_another());
    let is_ours = setup.gate.page().is_some();
    let is_back = is_ours && (has_kept() || setup.answer.is_some());
    let stage = RwSignal::new(if is_back { Stage::ComingBack } else { Stage::SignIn });
    provide_context(Carried::default());
    let (gate, config) = (setup.gate.clone(), setup.config.clone());
    provide_context(StoredValue::new(setup));
    provide_context(stage);
    if let Some(page) = gate.page() {
        (page.begin)(&config);
    }

    drawn(view! {
        <div
            class="slipway"
            lang=move || preferences.language.get().tag()
            data-theme=move || preferences.theme.get().as_str()
            on:pointerdown=move |_| attention.caught()
            on:keydown=move |_| attention.caught()
        >
            {live(move || match (stage.get(), gate.clone()) {
                (Stage::In(signed_in), _) => drawn(view! { <Work signed_in /> }),
                (Stage::ChooseRegion(signed_in, regions), _) => {
                    localized(move || {
                        let (signed_in, regions) = (signed_in.clone(), regions.clone());
                        later::<DoorParts>(move |parts| {
                            (parts.regions)(signed_in.clone(), regions.clone())
                        })
                    })
                }
                (stage, Gate::SignIn(page)) => (page.stage)(stage),
                (_, Gate::Portal { parts, pass }) => (parts.door)(pass),
            })}
        </div>
    })
}
