//! What to call it, and how many.

use leptos::prelude::*;

use super::{LaunchForm, problem::problem_at};
use crate::{
    launch::Field,
    ui::{
        kit::{FieldKind, TextField, Typed, drawn},
        words::Words,
    },
};

/// Name and count.
#[component]
pub fn NameSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    drawn(view! {
        <div class="naming">
            <TextField
                id="name"
                label=words.name()
                value=Typed::of(form.draft, |draft| &draft.name, |draft| &mut draft.name)
                problem=problem_at(form, words, Field::Name)
            />
            <TextField
                id="count"
                label=words.count()
                kind=FieldKind::Number
                value=Typed::of(form.draft, |draft| &draft.count, |draft| &mut draft.count)
                problem=problem_at(form, words, Field::Count)
            />
        </div>
    })
}
