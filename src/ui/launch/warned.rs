//! What may go wrong with one field, said where it can still be changed.

use leptos::prelude::*;

use super::{LaunchForm, risk::risk};
use crate::{
    launch::Field,
    ui::{
        kit::{drawn, live},
        words::Words,
    },
};

/// The warnings of a field; they keep nobody from launching.
#[component]
pub fn Warned(
    /// Whose.
    field: Field,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let shown = Memo::new(move |_| {
        let warnings = form.warnings.read();
        let own = warnings.iter().filter(|warning| warning.field() == field);
        own.map(|warning| risk(warning, words)).collect::<Vec<_>>()
    });
    // There before its first text, or that is not read out.
    drawn(view! {
        <div class="warned" role="status">
            {live(move || {
                let line = |warning| view! { <p class="section__note">{warning}</p> };
                shown.get().into_iter().map(line).collect_view()
            })}
        </div>
    })
}
