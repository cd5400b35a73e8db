//! The marker that a launch leaves on its servers.

use leptos::prelude::*;

use crate::{
    launch::Marker,
    openstack::novaclient::Server,
    ui::{
        attempt::Attempt,
        cloud::Cloud,
        failure::{Failure, FailureNotice},
        kit::{drawn, live},
        words::Words,
    },
};

/// What it is for, and a button that takes it off; nothing where there is none.
#[component]
pub fn Mark(
    /// The server.
    server: Server,
) -> impl IntoView {
    let words = Words::here();
    let cloud = Cloud::expect();
    let attempt = Attempt::new();
    let marker = RwSignal::new(Marker::on(&server));
    let server = StoredValue::new(server);
    let take_off = move |_| {
        let Some(own) = marker.get_untracked() else { return };
        attempt.start(Box::pin(async move {
            own.take_off(&cloud.connection(), &server.get_value()).await?;
            marker.set(None);
            Ok(())
        }));
    };
    drawn(view! {
        {live(move || {
            let text = marker.get()?.to_string();
            Some(view! {
                <section class="connect" aria-label=words.mark()>
                    <h2 class="section__title">{words.mark()}</h2>
                    <p>
                        <code translate="no">{text}</code>
                    </p>
                    <p class="section__hint">{words.mark_hint()}</p>
                    <button
                        type="button"
                        class="button button--small"
                        aria-disabled=move || attempt.is_pending().to_string()
                        on:click=take_off
                    >
                        {words.mark_take_off()}
                    </button>
                </section>
            })
        })}
        {live(move || {
            let failure = Failure::of_call(&attempt.failure()?, words);
            Some(view! { <FailureNotice failure /> })
        })}
    })
}
