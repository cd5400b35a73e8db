//! The field for a code of the moment.

use leptos::{ev::SubmitEvent, prelude::*, wasm_bindgen::JsCast};
use web_sys::{Element, HtmlElement};

use crate::ui::{
    kit::{FieldKind, TextField, Typed, drawn},
    words::Words,
};

/// The code that an authenticator shows.
#[component]
pub fn CodeField(
    /// What has been typed.
    code: RwSignal<String>,
    /// What is wrong with it.
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let words = Words::here();
    drawn(view! {
        <TextField
            id="code"
            label=words.passcode()
            hint=words.passcode_hint()
            kind=FieldKind::Number
            autocomplete="one-time-code"
            value=Typed::of(code, |code| code, |code| code)
            problem
        />
    })
}

/// Leads to the only field of the form that was sent.
pub fn focus_field(event: &SubmitEvent) {
    let form = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let field = form.and_then(|form| form.query_selector("input:not([hidden])").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        drop(field.focus());
    }
}
