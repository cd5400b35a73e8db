//! A choice among a few words.

use leptos::prelude::*;

use super::drawn;

/// The browser's own select.
#[component]
pub fn Select(
    /// Names it for those who do not see what it is for.
    label: &'static str,
    /// Values and their words.
    options: Vec<(&'static str, &'static str)>,
    /// The value chosen.
    value: Signal<String>,
    /// Hears the value chosen.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    drawn(view! {
        <select
            class="select"
            aria-label=label
            prop:value=move || value.get()
            on:change=move |event| on_choose.run(event_target_value(&event))
        >
            {options
                .into_iter()
                .map(|(option, word)| {
                    view! {
                        <option value=option selected=*option == *value.read_untracked()>
                            {word}
                        </option>
                    }
                })
                .collect_view()}
        </select>
    })
}
