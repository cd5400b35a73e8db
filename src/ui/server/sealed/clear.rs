//! Taking the encrypted password out of the cloud.

use leptos::prelude::*;

use crate::{
    openstack::{Id, novaclient::Server},
    ui::{
        attempt::Attempt,
        cloud::Cloud,
        failure::{Failure, FailureNotice},
        kit::{Drawn, drawn, live},
        words::Words,
    },
};

/// A button that asks first; `is_cleared` hears that it is done.
pub fn way(id: Id<Server>, is_cleared: RwSignal<bool>) -> Drawn {
    let words = Words::here();
    let cloud = Cloud::expect();
    let attempt = Attempt::new();
    let is_asking = RwSignal::new(false);
    let clear = Callback::new(move |()| {
        let id = id.clone();
        attempt.start(Box::pin(async move {
            cloud.connection().nova.servers.clear_password(&id).await?;
            _ = is_cleared.try_set(true);
            Ok(())
        }));
    });
    let sure = move || {
        drawn(view! {
            <p>{words.sealed_clear_hint()}</p>
            <p class="buttons">
                <button
                    type="button"
                    class="button"
                    aria-disabled=move || attempt.is_pending().to_string()
                    on:click=move |_| clear.run(())
                >
                    {words.sealed_clear_do()}
                </button>
                <button type="button" class="button button--quiet" on:click=move |_| is_asking.set(false)>
                    {words.cancel()}
                </button>
            </p>
        })
    };
    drawn(view! {
        <p>
            <button
                type="button"
                class="button button--small"
                aria-expanded=move || is_asking.get().to_string()
                on:click=move |_| is_asking.update(|is_asking| *is_asking = !*is_asking)
            >
                {words.sealed_clear()}
            </button>
        </p>
        {live(move || is_asking.get().then(sure))}
        {live(move || {
            let failure = Failure::of_call(&attempt.failure()?, words);
            Some(view! { <FailureNotice failure /> })
        })}
    })
}
