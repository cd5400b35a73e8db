//! A labelled text of many lines.

use leptos::prelude::*;

use super::{Labelled, Typed, drawn};

/// A labelled text of many lines: a description, a script, a key.
#[component]
pub fn TextArea(
    /// Names the text area within its root.
    #[prop(into)]
    id: String,
    /// What stands above it.
    #[prop(into)]
    label: String,
    /// The text, both ways.
    value: Typed,
    /// How many lines are seen at once.
    #[prop(default = 4)]
    rows: u32,
    /// Whether a machine reads it, so that each letter counts.
    #[prop(optional)]
    is_code: bool,
    /// What to know before typing.
    #[prop(optional, into)]
    hint: Option<String>,
    /// How much of what is allowed is used, in words.
    #[prop(optional, into)]
    meter: Signal<Option<String>>,
    /// Shown while there is one.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// Why nothing can be typed now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
) -> impl IntoView {
    let frame = Labelled { id: id.clone(), label, hint, meter, disabled, problem };
    let area = view! {
        <textarea
            class="field__input field__input--lines"
            id=id.clone()
            name=id
            rows=rows
            data-code=is_code.then_some("true")
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            disabled=frame.is_disabled()
            aria-invalid=frame.is_invalid()
            aria-describedby=frame.described_by()
            prop:value=value.text
            on:input=move |event| value.on_input.run(event_target_value(&event))
        ></textarea>
    };
    frame.around(drawn(area))
}
