//! The door inside a portal: its token lets the user in.

use leptos::{either::Either, prelude::*};

use crate::{
    config::CloudConfig,
    openstack::keystoneauth::Session,
    ui::{
        failure::{Failure, FailureNotice},
        frame::localized,
        kit::Waiting,
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
    let enter = Action::new_local(move |(): &()| {
        let (cloud, session, region) = (cloud.clone(), session.clone(), region.clone());
        async move {
            let access = session.access().await?;
            stage.set(Stage::from_portal(cloud, session, access, region));
            Ok(())
        }
    });
    enter.dispatch_local(());
    localized(move || {
        let words = Words::here();
        move || match enter.value().get().filter(|_| !enter.pending().get()) {
            Some(Err(error)) => {
                let failure = Failure::of_sign_in(&error, words);
                let retry = move |()| {
                    enter.dispatch_local(());
                };
                Either::Left(view! { <FailureNotice failure retry /> })
            }
            _ => Either::Right(view! { <Waiting label=words.connecting() /> }),
        }
    })
}
