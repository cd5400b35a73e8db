//! The administrator's password that the cloud has made up.

use leptos::prelude::*;

use crate::{
    openstack::{Hidden, Id, novaclient::Server},
    ui::{
        kit::{CopyButton, More, drawn, live, live_text},
        launch::Launches,
        words::Words,
    },
};

/// What is seen in its place.
const COVER: &str = "••••••••";

/// The password, closed away, until it is forgotten; nothing where there is none.
#[component]
pub fn MadePassword(
    /// Whose it is.
    id: Id<Server>,
) -> impl IntoView {
    let words = Words::here();
    let launches = Launches::expect();
    let is_there = RwSignal::new(launches.admin_pass(&id).is_some());
    let was_there = is_there.get_untracked();
    let id = StoredValue::new(id);
    live(move || {
        if !is_there.get() {
            let told =
                was_there.then(|| view! { <p role="status">{words.made_password_forgotten()}</p> });
            return drawn(told);
        }
        // Read whenever it is asked for, so that no signal keeps it.
        let read = move || {
            let password = id.with_value(|id| launches.admin_pass(id));
            password.map(|Hidden(password)| password).unwrap_or_default()
        };
        let is_shown = RwSignal::new(false);
        let forget = move |_| {
            id.with_value(|id| launches.forget_admin_pass(id));
            is_there.set(false);
        };
        drawn(view! {
            <More title=words.made_password()>
                <p class="section__hint">{words.made_password_hint()}</p>
                <p class="copyable">
                    <code class="copyable__text" translate="no">
                        {live_text(move || if is_shown.get() { read() } else { COVER.to_owned() })}
                    </code>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| is_shown.update(|is_shown| *is_shown = !*is_shown)
                    >
                        {live_text(move || {
                            if is_shown.get() { words.password_hide() } else { words.password_show() }
                                .to_owned()
                        })}
                    </button>
                    <CopyButton
                        text=Signal::derive(read)
                        label=words.copy()
                        copied=words.copied()
                    />
                    <button type="button" class="button button--small" on:click=forget>
                        {words.made_password_forget()}
                    </button>
                </p>
            </More>
        })
    })
}
