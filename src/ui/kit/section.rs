//! A part of a form.

use leptos::prelude::*;

use super::{Inside, drawn, live};

/// A group of controls under a title, with its problem right below the title.
#[component]
pub fn Section(
    /// Names the group within its root.
    id: &'static str,
    /// Its title.
    title: &'static str,
    /// What to know before choosing.
    hint: Option<&'static str>,
    /// Shown while there is one.
    problem: Signal<Option<String>>,
    /// The controls.
    children: Inside,
) -> impl IntoView {
    let shown = move |problem| {
        view! { <p class="field__problem" id=format!("{id}-problem")>{problem}</p> }
    };
    drawn(view! {
        <fieldset
            class="section"
            id=id
            tabindex="-1"
            data-invalid=move || problem.read().is_some().then_some("true")
            aria-describedby=move || problem.read().is_some().then(|| format!("{id}-problem"))
        >
            <legend class="section__title">{title}</legend>
            {hint.map(|hint| view! { <p class="section__hint">{hint}</p> })}
            {live(move || problem.get().map(shown))}
            {children.draw()}
        </fieldset>
    })
}
