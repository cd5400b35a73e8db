//! Lines for a file, to be copied.

use leptos::prelude::*;

use crate::ui::{
    kit::{CopyButton, drawn},
    words::Words,
};

/// Lines under the name of their file.
#[component]
pub fn Lines(
    /// What stands above them.
    title: String,
    /// The lines.
    lines: String,
) -> impl IntoView {
    let words = Words::here();
    let shown = lines.clone();
    drawn(view! {
        <p class="notice__more">{title.clone()}</p>
        <div class="code__shown">
            <pre class="code__text" tabindex="0" role="group" aria-label=title translate="no">
                {shown}
            </pre>
            <CopyButton text=Signal::stored(lines) label=words.copy() copied=words.copied() />
        </div>
    })
}
