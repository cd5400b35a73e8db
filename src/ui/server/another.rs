//! From a server to the form that makes another one like it.

use leptos::prelude::*;

use crate::{
    openstack::{Id, novaclient::Server},
    ui::{
        attempt::Attempt,
        failure::{Failure, FailureNotice},
        kit::{drawn, live},
        launch::{LaunchForm, Launches},
        route::{Location, Route},
        words::Words,
    },
};

/// A button that leads to the form, filled in like this server, or as it was for this server.
#[component]
pub fn Another(
    /// This one.
    id: Id<Server>,
    /// Names the button.
    label: &'static str,
    /// Whether it came to nothing: what was typed for it is more than the cloud tells of it.
    #[prop(optional)]
    has_failed: bool,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let (location, launches) = (Location::expect(), Launches::expect());
    let attempt = Attempt::new();
    let fill = move |_| {
        let id = id.clone();
        attempt.start(Box::pin(async move {
            match has_failed.then(|| launches.draft(&id)).flatten() {
                Some(draft) => form.fill_again(draft),
                None => form.fill_like(id).await?,
            }
            location.go(Route::Launch);
            Ok(())
        }));
    };
    drawn(view! {
        <button type="button" class="button" aria-disabled=move || attempt.is_pending().to_string() on:click=fill>
            {label}
        </button>
        {live(move || {
            let failure = Failure::of_call(&attempt.failure()?, words);
            Some(view! { <FailureNotice failure /> })
        })}
    })
}
