//! How much of an allowance is used, and how much more would be.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Drawn, drawn, live_text};

/// An allowance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowance {
    /// All that the bar shows, in words.
    pub text: String,
    /// What is used, in percent of the limit.
    pub used: u64,
    /// What would be added to it, likewise.
    pub added: u64,
    /// Whether that is more than is allowed, which the words say too.
    pub is_over: bool,
}

/// A bar below its words.
#[component]
pub fn Meter(
    /// What is counted.
    #[prop(into)]
    label: String,
    /// How much of it.
    allowance: impl Fn() -> Allowance + Send + Sync + 'static,
) -> impl IntoView {
    meter(label, Arc::new(allowance))
}

/// Compiled once, and without a kind of signal for one widget.
fn meter(label: String, allowance: Arc<dyn Fn() -> Allowance + Send + Sync>) -> Drawn {
    let (over, text) = (allowance.clone(), allowance.clone());
    let width = move |part: fn(&Allowance) -> u64| {
        let allowance = allowance.clone();
        move || format!("{}%", part(&allowance()).min(100))
    };
    drawn(view! {
        <div class="meter" data-over=move || over().is_over.then_some("true")>
            <p class="meter__words">
                <span>{label}</span>
                " "
                <span class="meter__text">{live_text(move || text().text)}</span>
            </p>
            <div class="meter__bar" aria-hidden="true">
                <span class="meter__used" style:inline-size=width(|it| it.used)></span>
                <span class="meter__added" style:inline-size=width(|it| it.added)></span>
            </div>
        </div>
    })
}
