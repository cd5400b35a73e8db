//! A place that will be filled.

use leptos::prelude::*;

use super::drawn;

/// Grey lines where rows will be.
#[component]
pub fn Waiting(
    /// Says what is awaited.
    label: &'static str,
) -> impl IntoView {
    drawn(view! {
        <div class="waiting" role="status">
            <span class="unseen">{label}</span>
            <span class="waiting__line"></span>
            <span class="waiting__line"></span>
            <span class="waiting__line"></span>
        </div>
    })
}
