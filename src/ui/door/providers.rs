//! The identity providers that a cloud trusts: a button each.

use leptos::{prelude::*, task::spawn_local};

use super::{
    leave::{Wanted, leave},
    refused::RefusalNotice,
};
use crate::{
    config::CloudConfig,
    sign_in::{Credentials, federation::Provider},
    ui::{
        kit::{drawn, live, visible},
        setup::Setup,
        words::Words,
    },
};

/// Those of the cloud that is typed.
#[component]
pub fn ProvidersAtTheDoor(
    /// What has been typed.
    credentials: RwSignal<Credentials>,
) -> impl IntoView {
    let setup = expect_context::<StoredValue<Setup>>();
    let cloud = Memo::new(move |_| {
        let typed = credentials.read();
        setup.with_value(|setup| setup.config.cloud(&typed.cloud))
    });
    let wanted = Callback::new(move |()| Wanted {
        project: String::new(),
        stays: credentials.read_untracked().stays,
    });
    live(move || {
        let cloud = cloud.get();
        if Provider::all_of(&cloud.federation).is_empty() {
            return drawn(());
        }
        drawn(view! {
            <Providers cloud wanted />
            <p class="door__or">{Words::here().or_otherwise()}</p>
        })
    })
}

/// The buttons, and why the last one that was pressed leads nowhere.
#[component]
pub fn Providers(
    /// The cloud.
    cloud: CloudConfig,
    /// What to come back to.
    wanted: Callback<(), Wanted>,
) -> impl IntoView {
    let words = Words::here();
    let setup = expect_context::<StoredValue<Setup>>();
    let providers = Provider::all_of(&cloud.federation);
    let cloud = StoredValue::new(cloud);
    let (pending, refusal) = (RwSignal::new(false), RwSignal::new(None));
    let press = move |provider: Provider| {
        if pending.get_untracked() {
            return;
        }
        pending.set(true);
        let (cloud, wanted) = (cloud.get_value(), wanted.run(()));
        spawn_local(async move {
            let outcome = leave(setup, &cloud, &provider, wanted).await;
            _ = refusal.try_set(outcome.err());
            // The browser may keep the page and come back to it.
            _ = pending.try_set(false);
        });
    };
    let buttons = providers.into_iter().map(|provider| {
        let label = words.sign_in_with(&visible(provider.name.clone()));
        let press = move |_| press(provider.clone());
        view! {
            <button
                type="button"
                class="button door__provider"
                aria-disabled=move || pending.get().to_string()
                on:click=press
            >
                {label}
            </button>
        }
    });
    drawn(view! {
        <div class="door__providers">{buttons.collect_view()}</div>
        {live(move || refusal.get().map(|refusal| view! { <RefusalNotice refusal /> }))}
    })
}
