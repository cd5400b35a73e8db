//! A place that will be filled.

use leptos::prelude::*;

use super::drawn;

/// Grey lines where rows will be.
#[component]
pub fn Waiting(
    /// Says what is awaited.
    label: &'static str,
) -> impl IntoView {
    let line = || view! { <span class="waiting__line"></span> };
    drawn(view! {
        <div class="waiting" role="status">
            <span class="unseen">{label}</span>
            {line()}
            {line()}
            {line()}
        </div>
    })
}
