//! What to call it, and how many.

mod further;
mod namesakes;
mod several;

pub use further::NamingFields;
use leptos::prelude::*;
pub use several::Several;

use super::{
    LaunchForm, area,
    closed::{Closed, closed, said},
    problem::problem_at,
    warned::Warned,
};
use crate::{
    launch::{Area, Draft, Field},
    ui::{
        kit::{FieldKind, TextField, Typed, drawn, live},
        later::{FormParts, later},
        words::Words,
    },
};
pub use namesakes::look_for_namesakes;

/// Name and count, and what they bring along.
#[component]
pub fn NameSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let draft = form.draft;
    let is_several = Memo::new(move |was| is_several(&draft.read(), was));
    let further = Closed {
        title: words.naming_more(),
        summary: said(form, |draft, _, _| {
            vec![draft.hostname.trim().to_owned(), draft.description.trim().to_owned()]
        }),
        fields: &[Field::Description, Field::Hostname],
        draw: |parts| (parts.naming)(),
    };
    drawn(view! {
        <div class="stack">
            <div class="naming">
                {area(Area::Name, || drawn(view! { <Name /> }))}
                {area(Area::Count, || drawn(view! { <Count /> }))}
            </div>
            <Warned field=Field::Name />
            {live(move || is_several.get().then(|| later::<FormParts>(|parts| (parts.several)())))}
            {closed(further)}
        </div>
    })
}

#[component]
fn Name() -> impl IntoView {
    let (words, form) = (Words::here(), LaunchForm::expect());
    view! {
        <TextField
            id="name"
            label=words.name()
            value=Typed::of(form.draft, |draft| &draft.name, |draft| &mut draft.name)
            problem=problem_at(form, words, Field::Name)
        />
    }
}

#[component]
fn Count() -> impl IntoView {
    let (words, form) = (Words::here(), LaunchForm::expect());
    view! {
        <TextField
            id="count"
            label=words.count()
            kind=FieldKind::Number
            value=Typed::of(form.draft, |draft| &draft.count, |draft| &mut draft.count)
            problem=problem_at(form, words, Field::Count)
        />
    }
}

/// Whether the draft is of several servers; a count that is being typed anew is no number for a moment.
fn is_several(draft: &Draft, was: Option<&bool>) -> bool {
    match draft.wanted() {
        Some(wanted) => wanted > 1,
        None => was.is_some_and(|was| *was),
    }
}
