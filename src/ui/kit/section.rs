//! A part of a form.

use leptos::prelude::*;

/// A group of controls under a title, with its problem right below the title.
#[component]
pub fn Section<C: IntoView + 'static>(
    /// Names the group within its root.
    id: &'static str,
    /// Its title.
    title: &'static str,
    /// What to know before choosing.
    hint: Option<&'static str>,
    /// Shown while there is one.
    problem: Signal<Option<String>>,
    /// The controls.
    children: TypedChildren<C>,
) -> impl IntoView {
    let children = children.into_inner();
    view! {
        <fieldset
            class="section"
            id=id
            tabindex="-1"
            data-invalid=is_invalid(problem)
            aria-describedby=problem_id(id, problem)
        >
            <legend class="section__title">{title}</legend>
            {hint.map(|hint| view! { <p class="section__hint">{hint}</p> })}
            <SectionProblem id problem />
            {children()}
        </fieldset>
    }
}

// Apart from the section, so that they are compiled once and not for each kind of children.

fn is_invalid(problem: Signal<Option<String>>) -> Signal<Option<&'static str>> {
    Signal::derive(move || problem.read().is_some().then_some("true"))
}

fn problem_id(id: &'static str, problem: Signal<Option<String>>) -> Signal<Option<String>> {
    Signal::derive(move || problem.read().is_some().then(|| format!("{id}-problem")))
}

#[component]
fn SectionProblem(id: &'static str, problem: Signal<Option<String>>) -> impl IntoView {
    let shown = move |problem| {
        view! { <p class="field__problem" id=format!("{id}-problem")>{problem}</p> }
    };
    move || problem.get().map(shown)
}
