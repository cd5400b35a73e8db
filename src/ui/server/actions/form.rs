//! What stands around the form of an action.

use leptos::{html, prelude::*, wasm_bindgen::JsCast};
use web_sys::HtmlElement;

use crate::ui::{
    kit::{Inside, drawn},
    words::Words,
};

/// A form that takes the focus when it opens, and closes by Escape.
#[component]
pub fn ActionForm(
    /// What it is for.
    title: &'static str,
    /// What to know before.
    hint: &'static str,
    /// What its button says.
    submit: &'static str,
    /// Whether it is under way.
    #[prop(into)]
    is_pending: Signal<bool>,
    /// Hears the button.
    on_submit: Callback<()>,
    /// Hears that it is to be closed.
    close: Callback<()>,
    /// What there is to be said.
    children: Inside,
) -> impl IntoView {
    let words = Words::here();
    let form = NodeRef::<html::Form>::new();
    Effect::new(move |_| {
        let Some(form) = form.get() else { return };
        request_animation_frame(move || {
            // The title where the fields are still to come.
            let first = |selector| form.query_selector(selector).ok().flatten();
            let first = first("input").or_else(|| first("h2"));
            if let Some(first) = first.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                drop(first.focus());
            }
        });
    });
    let submitted = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !is_pending.get_untracked() {
            on_submit.run(());
        }
    };
    let press = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close.run(());
        }
    };
    drawn(view! {
        <form class="actions__form" aria-label=title node_ref=form on:submit=submitted on:keydown=press novalidate>
            <h2 class="section__title" tabindex="-1">{title}</h2>
            <p class="section__hint">{hint}</p>
            {children.draw()}
            <div class="buttons">
                <button
                    type="submit"
                    class="button button--main"
                    aria-disabled=move || is_pending.get().to_string()
                >
                    {submit}
                </button>
                <button type="button" class="button" on:click=move |_| close.run(())>
                    {words.cancel()}
                </button>
            </div>
        </form>
    })
}
