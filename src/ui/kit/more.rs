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
    /// Hears that it has been opened.
    #[prop(optional, into)]
    on_open: Option<Callback<()>>,
    /// What is inside.
    children: Inside,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    Effect::new(move |_| {
        if let Some(details) = details.get().filter(|_| has_problem.get()) {
            details.set_open(true);
        }
    });
    let toggled = move |_| {
        let is_open = details.get_untracked().is_some_and(|details| details.open());
        if let Some(on_open) = on_open.filter(|_| is_open) {
            on_open.run(());
        }
    };
    drawn(view! {
        <details class="more" node_ref=details on:toggle=toggled>
            <summary class="more__title">
                {title} " " <span class="more__summary">{live_text(move || summary.get())}</span>
            </summary>
            <div class="more__inside">{children.draw()}</div>
        </details>
    })
}
