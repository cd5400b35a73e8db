//! Drafts with names.

use leptos::prelude::*;
use serde_json::{Map, Value};

use super::Shelf;
use crate::ui::{
    kit::{TextField, Typed, drawn, live, visible},
    launch::LaunchForm,
    words::Words,
};

/// The templates, each to be used or forgotten, and a field to make another.
#[component]
pub fn Templates(
    /// Where they are kept.
    shelf: Shelf,
    /// They.
    templates: RwSignal<Map<String, Value>>,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let name = RwSignal::new(String::new());
    let shelf = StoredValue::new(shelf);
    let is_refused = RwSignal::new(false);
    let keep = move || {
        let is_kept = shelf.with_value(|shelf| shelf.keep_templates(&templates.read_untracked()));
        is_refused.set(!is_kept);
    };
    let save = move |_| {
        let called = name.get_untracked().trim().to_owned();
        if !called.is_empty() {
            let draft = form.draft.read_untracked().to_json();
            templates.update(|all| drop(all.insert(called, draft)));
            keep();
            name.set(String::new());
        }
    };
    let template = move |called: String| {
        let forgotten = called.clone();
        let forget = move |_| {
            templates.update(|all| drop(all.remove(&forgotten)));
            keep();
        };
        let used = called.clone();
        let apply = move |_| {
            let text = templates.read_untracked().get(&used).map(Value::to_string);
            form.fill_with(&text.unwrap_or_default());
        };
        let label = words.forget_template(&called);
        view! {
            <li class="drafts__template">
                <button type="button" class="button button--small" translate="no" on:click=apply>
                    {visible(called)}
                </button>
                <button type="button" class="button button--small" aria-label=label on:click=forget>
                    "×"
                </button>
            </li>
        }
    };
    let problem =
        Signal::derive(move || is_refused.get().then(|| words.template_refused().to_owned()));
    drawn(view! {
        <ul class="drafts__templates">
            {live(move || templates.read().keys().cloned().map(template).collect_view())}
        </ul>
        <div class="drafts__new">
            <TextField
                id="template-name"
                label=words.template_name()
                value=Typed::of(name, |name| name, |name| name)
                problem
            />
            <button type="button" class="button" on:click=save>
                {words.save_template()}
            </button>
        </div>
    })
}
