//! What most people leave as it is.

use leptos::{html, prelude::*};

use super::{Inside, drawn, live_text};

/// A part of a form that stays closed until somebody asks for it, or until something in it is wrong.
#[component]
pub fn More(
    /// Its title.
    #[prop(into)]
    title: String,
    /// What is set inside, in a few words; empty when nothing is.
    #[prop(into)]
    summary: Signal<String>,
    /// Whether a problem is shown inside: it opens then, and never closes by itself.
    #[prop(optional, into)]
    has_problem: Signal<bool>,
    /// What is inside.
    children: Inside,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    Effect::new(move |_| {
        if let Some(details) = details.get().filter(|_| has_problem.get()) {
            details.set_open(true);
        }
    });
    drawn(view! {
        <details class="more" node_ref=details>
            <summary class="more__title">
                {title} " " <span class="more__summary">{live_text(move || summary.get())}</span>
            </summary>
            <div class="more__inside">{children.draw()}</div>
        </details>
    })
}
