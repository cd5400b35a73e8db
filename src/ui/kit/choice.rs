//! One of a few, all of them in sight.

use leptos::prelude::*;

use super::{Labelled, drawn};

/// A group of radio buttons that look like one divided button.
#[component]
pub fn Choice(
    /// Names the group within its root.
    #[prop(into)]
    id: String,
    /// What stands above it.
    #[prop(into)]
    label: String,
    /// Keys and their words.
    options: Vec<(&'static str, &'static str)>,
    /// The key chosen.
    #[prop(into)]
    selected: Signal<String>,
    /// Hears the key chosen.
    #[prop(into)]
    on_choice: Callback<String>,
    /// What to know before choosing.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Why nothing can be chosen now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    /// Shown while there is one.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let none = Signal::default();
    let frame = Labelled { id, label, hint, meter: none, disabled, problem };
    let title_id = format!("{}-label", frame.id);
    let title = view! {
        <span class="field__label" id=title_id.clone()>
            {frame.label.clone()}
        </span>
    };
    let name = frame.id.clone();
    let option = move |(key, word): (&'static str, &'static str)| {
        view! {
            <label class="choice__option">
                <input
                    type="radio"
                    name=name.clone()
                    value=key
                    prop:checked=move || *selected.read() == key
                    on:change=move |_| on_choice.run(key.to_owned())
                />
                {word}
            </label>
        }
    };
    // A fieldset, because it disables what it holds and the error summary leads into it.
    let group = view! {
        <fieldset
            class="choice"
            id=frame.id.clone()
            tabindex="-1"
            role="radiogroup"
            disabled=frame.is_disabled()
            aria-labelledby=title_id
            aria-invalid=frame.is_invalid()
            aria-describedby=frame.described_by()
        >
            {options.into_iter().map(option).collect_view()}
        </fieldset>
    };
    frame.below(drawn(title), drawn(group))
}
