//! A text that people carry elsewhere.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use super::{drawn, live_text, visible};

/// How long "copied" is said.
const THANKS: Duration = Duration::from_secs(2);

/// A button that copies a text.
#[component]
pub fn CopyButton(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// Names the button.
    label: &'static str,
    /// Said once it is done.
    copied: &'static str,
) -> impl IntoView {
    let is_copied = RwSignal::new(false);
    let copy = move |_| {
        let promise = window().navigator().clipboard().write_text(&text.read_untracked());
        spawn_local(async move {
            // A browser may refuse; the text can still be selected by hand.
            if JsFuture::from(promise).await.is_ok() && is_copied.try_set(true).is_none() {
                set_timeout(move || _ = is_copied.try_set(false), THANKS);
            }
        });
    };
    // Elsewhere browsers have no clipboard.
    let button = window().is_secure_context().then(|| {
        view! {
            <button type="button" class="button button--small" on:click=copy>
                {live_text(move || if is_copied.get() { copied } else { label }.to_owned())}
            </button>
            <span class="unseen" role="status">
                {live_text(move || if is_copied.get() { copied.to_owned() } else { String::new() })}
            </span>
        }
    });
    drawn(button)
}

/// A text with a button that copies it.
#[component]
pub fn Copyable(
    /// The text.
    #[prop(into)]
    text: String,
    /// Names the button for those who do not see the text beside it.
    label: &'static str,
    /// Said once it is done.
    copied: &'static str,
) -> impl IntoView {
    let shown = visible(text.clone());
    drawn(view! {
        <span class="copyable">
            <code class="copyable__text" translate="no">
                {shown}
            </code>
            <CopyButton text=Signal::stored(text) label copied />
        </span>
    })
}
