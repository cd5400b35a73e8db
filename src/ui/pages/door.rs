//! The door inside a portal: its token lets the user in.

use leptos::prelude::*;

use crate::ui::{
    Pass,
    attempt::Attempt,
    failure::{Failure, FailureNotice},
    frame::localized,
    kit::{Drawn, Waiting, drawn, live},
    setup::{Event, Setup},
    stage::Stage,
    words::Words,
};

/// Waits for the portal, and says what went wrong.
pub fn door(pass: Pass) -> Drawn {
    let stage = expect_context::<RwSignal<Stage>>();
    let on_event = expect_context::<StoredValue<Setup>>().with_value(|setup| setup.on_event);
    let attempt = Attempt::new();
    let enter = Callback::new(move |()| {
        let Pass { cloud, session, region } = pass.clone();
        attempt.start(Box::pin(async move {
            let access = session.access().await.inspect_err(|error| {
                _ = on_event.try_run(Event::Error("sign-in", error.to_string()));
            })?;
            stage.set(Stage::from_portal(cloud, session, access, region));
            Ok(())
        }));
    });
    enter.run(());
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
