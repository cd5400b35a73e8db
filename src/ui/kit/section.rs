//! A part of a form.

use leptos::prelude::*;

/// A group of controls under a title, with its problem right below the title.
#[component]
pub fn Section(
    /// Names the group within its root.
    id: &'static str,
    /// Its title.
    title: &'static str,
    /// What to know before choosing.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// Shown while there is one.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let problem_id = format!("{id}-problem");
    let described_by = {
        let problem_id = problem_id.clone();
        move || problem.read().is_some().then(|| problem_id.clone())
    };
    view! {
        <fieldset
            class="section"
            id=id
            tabindex="-1"
            data-invalid=move || problem.read().is_some().then_some("true")
            aria-describedby=described_by
        >
            <legend class="section__title">{title}</legend>
            {hint.map(|hint| view! { <p class="section__hint">{hint}</p> })}
            {move || {
                let problem_id = problem_id.clone();
                problem
                    .get()
                    .map(|problem| view! { <p class="field__problem" id=problem_id>{problem}</p> })
            }}
            {children()}
        </fieldset>
    }
}
