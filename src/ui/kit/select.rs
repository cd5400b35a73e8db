//! A choice among a few words.

use leptos::prelude::*;

use super::{Drawn, Labelled, drawn, live, visible};

/// Values and their words.
pub type Options = Signal<Vec<(String, String)>>;

/// The browser's own select, without a visible label.
#[component]
pub fn Select(
    /// Names it for those who do not see what it is for.
    label: &'static str,
    /// Values and their words.
    #[prop(into)]
    options: Options,
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
            prop:value=value
            on:change=move |event| on_choose.run(event_target_value(&event))
        >
            {words(options, value)}
        </select>
    })
}

/// The browser's own select as a field of a form.
#[component]
pub fn SelectField(
    /// Names it within its root.
    #[prop(into)]
    id: String,
    /// What stands above it.
    #[prop(into)]
    label: String,
    /// Values and their words.
    #[prop(into)]
    options: Options,
    /// The value chosen.
    value: Signal<String>,
    /// Hears the value chosen.
    #[prop(into)]
    on_choose: Callback<String>,
    /// What to know before choosing.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Shown while there is one.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// Why nothing can be chosen now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
) -> impl IntoView {
    let frame =
        Labelled { id: id.clone(), label, hint, meter: Signal::default(), disabled, problem };
    let select = view! {
        <select
            class="field__input"
            id=id.clone()
            name=id
            disabled=frame.is_disabled()
            aria-invalid=frame.is_invalid()
            aria-describedby=frame.described_by()
            prop:value=value
            on:change=move |event| on_choose.run(event_target_value(&event))
        >
            {words(options, value)}
        </select>
    };
    frame.around(drawn(select))
}

fn words(options: Options, value: Signal<String>) -> Drawn {
    live(move || {
        // Only new options ask which of them is chosen; a new value is told to the select.
        let word = |(option, word): (String, String)| {
            let is_chosen = option == *value.read_untracked();
            view! {
                <option value=option selected=is_chosen>
                    {visible(word)}
                </option>
            }
        };
        options.get().into_iter().map(word).collect_view()
    })
}
