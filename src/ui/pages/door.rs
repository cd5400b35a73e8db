//! The door inside a portal: its token lets the user in.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    config::CloudConfig,
    openstack::keystoneauth::Session,
    ui::{
        attempt::Attempt,
        failure::{Failure, FailureNotice},
        frame::localized,
        kit::{Waiting, drawn, live},
        later::{EmbedParts, Parts},
        setup::{Event, Setup},
        stage::Stage,
        words::Words,
    },
};

/// Waits for the portal, and says what went wrong.
#[component]
pub fn Door(
    /// The cloud that it leads to.
    cloud: CloudConfig,
    /// The portal's session.
    session: Session,
    /// The region wanted.
    region: Option<String>,
) -> impl IntoView {
    let stage = expect_context::<RwSignal<Stage>>();
    let on_event = expect_context::<StoredValue<Setup>>().with_value(|setup| setup.on_event);
    let attempt = Attempt::new();
    let enter = Callback::new(move |()| {
        let (cloud, session, region) = (cloud.clone(), session.clone(), region.clone());
        attempt.start(Box::pin(async move {
            let access = session.access().await.inspect_err(|error| {
                _ = on_event.try_run(Event::Error("sign-in", error.to_string()));
            })?;
            stage.set(Stage::from_portal(cloud, session, access, region));
            Ok(())
        }));
    });
    enter.run(());
    // It is needed as soon as the door is open.
    spawn_local(async { _ = EmbedParts::fetch().await });
    localized(move || {
        let words = Words::here();
        live(move || match attempt.failure() {
            Some(error) => {
                let failure = Failure::of_sign_in(&error, words);
                drawn(view! { <FailureNotice failure retry=enter /> })
            }
            None => drawn(view! { <Waiting label=words.connecting() /> }),
        })
    })
}
