//! A yes or no.

use leptos::prelude::*;

use super::{Labelled, drawn};

/// A labelled checkbox.
#[component]
pub fn Switch(
    /// Names it within its root.
    #[prop(into)]
    id: String,
    /// What stands beside it.
    #[prop(into)]
    label: String,
    /// Whether it is on.
    #[prop(into)]
    is_on: Signal<bool>,
    /// Hears whether it was switched on.
    #[prop(into)]
    on_switch: Callback<bool>,
    /// What to know before switching.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Why it cannot be switched now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    /// Shown while there is one.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let none = Signal::default();
    let frame = Labelled { id, label, hint, meter: none, disabled, problem };
    let control = view! {
        <label class="switch">
            <input
                type="checkbox"
                id=frame.id.clone()
                disabled=frame.is_disabled()
                aria-invalid=frame.is_invalid()
                aria-describedby=frame.described_by()
                prop:checked=is_on
                on:change=move |event| on_switch.run(event_target_checked(&event))
            />
            {frame.label.clone()}
        </label>
    };
    frame.below(drawn(control), drawn(()))
}
