//! Something the reader should know now.

use leptos::prelude::*;

use super::{Copyable, drawn, visible};

/// How urgent it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeTone {
    /// Good to know.
    Plain,
    /// Something did not work.
    Bad,
}

/// What an operator finds the matter by.
pub struct Reference {
    /// What it is called.
    pub name: &'static str,
    /// The text.
    pub text: String,
    /// Names the button that copies it.
    pub copy: &'static str,
    /// Said once that is done.
    pub copied: &'static str,
}

/// What can be done about it.
#[derive(Clone, Copy)]
pub struct Remedy {
    /// Names the button.
    pub word: &'static str,
    /// Hears it.
    pub act: Callback<()>,
}

/// A title, a sentence, and whatever can be done about it.
#[component]
pub fn Notice(
    /// How urgent it is; what did not work is announced.
    tone: NoticeTone,
    /// One sentence.
    #[prop(into)]
    title: String,
    /// More of it.
    #[prop(optional, into)]
    detail: String,
    /// What an operator finds the matter by: its name, the text, and the words of a copy button.
    #[prop(optional)]
    reference: Option<Reference>,
    /// What can be done about it.
    #[prop(optional)]
    remedy: Option<Remedy>,
) -> impl IntoView {
    let (name, role) = match tone {
        NoticeTone::Plain => ("plain", "note"),
        NoticeTone::Bad => ("bad", "alert"),
    };
    drawn(view! {
        <div class="notice" data-tone=name role=role>
            <p class="notice__title">{visible(title)}</p>
            {(!detail.is_empty()).then(|| view! { <p class="notice__detail">{visible(detail)}</p> })}
            {reference
                .map(|Reference { name, text, copy, copied }| {
                    view! {
                        <p class="notice__more">
                            {name} " " <Copyable text label=copy copied />
                        </p>
                    }
                })}
            {remedy
                .map(|Remedy { word, act }| {
                    view! {
                        <p class="notice__more">
                            <button type="button" class="button" on:click=move |_| act.run(())>
                                {word}
                            </button>
                        </p>
                    }
                })}
        </div>
    })
}
