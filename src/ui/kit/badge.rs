//! A state in one word and one colour.

use leptos::prelude::*;

use super::{drawn, live_text};

/// How a state feels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it should be.
    Good,
    /// On its way.
    Busy,
    /// Gone wrong.
    Bad,
    /// Nothing to say.
    Plain,
}

impl Tone {
    fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Busy => "busy",
            Self::Bad => "bad",
            Self::Plain => "plain",
        }
    }
}

/// A state.
#[component]
pub fn Badge(
    /// Its colour.
    tone: impl Fn() -> Tone + Send + 'static,
    /// Its word, which says all that the colour says.
    word: impl Fn() -> String + Send + 'static,
) -> impl IntoView {
    let dot = view! { <span class="badge__dot" aria-hidden="true"></span> };
    drawn(view! {
        <span class="badge" data-tone=move || tone().as_str()>
            {dot}
            {live_text(word)}
        </span>
    })
}
