//! A state in one word and one colour.

use leptos::prelude::*;

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
    tone: Tone,
    /// Its word, which says all that the colour says.
    #[prop(into)]
    word: String,
) -> impl IntoView {
    view! {
        <span class="badge" data-tone=tone.as_str()>
            <span class="badge__dot" aria-hidden="true"></span>
            {word}
        </span>
    }
}
