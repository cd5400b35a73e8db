//! What most people leave as it is.

use leptos::{html, prelude::*};

use super::{Inside, drawn, live, live_text, whenever};

/// A part of a form that stays closed until somebody asks for it, or until something in it is wrong.
/// What is inside is drawn when it is first opened, and stays.
#[component]
pub fn More(
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// What is set inside, in a few words; empty when nothing is.
    #[prop(optional, into)]
    summary: Signal<String>,
    /// Whether a problem is shown inside: it opens then, and never closes by itself.
    #[prop(optional, into)]
    has_problem: Signal<bool>,
    /// The ids of what is inside, so that links to it open it.
    #[prop(optional)]
    holds: String,
    /// Hears that it has been opened, or closed.
    #[prop(optional, into)]
    on_toggle: Option<Callback<bool>>,
    /// What is inside.
    children: Inside,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let has_been_open = RwSignal::new(false);
    let inside = StoredValue::new_local(Some(children));
    whenever(move || {
        if let Some(details) = details.get().filter(|_| has_problem.get()) {
            details.set_open(true);
        }
    });
    let toggled = move |_| {
        let is_open = details.get_untracked().is_some_and(|details| details.open());
        if is_open && !has_been_open.get_untracked() {
            has_been_open.set(true);
        }
        if let Some(on_toggle) = on_toggle {
            on_toggle.run(is_open);
        }
    };
    let draw = move || {
        let is_wanted = has_been_open.get();
        is_wanted.then(|| inside.try_update_value(Option::take).flatten().map(Inside::draw))
    };
    drawn(view! {
        <details class="more" data-holds=holds node_ref=details on:toggle=toggled>
            <summary class="more__title">
                {live_text(move || title.get())} " "
                <span class="more__summary">{live_text(move || summary.get())}</span>
            </summary>
            <div class="more__inside">{live(draw)}</div>
        </details>
    })
}
