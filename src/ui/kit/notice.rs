//! Something the reader should know now.

use leptos::prelude::*;

/// How urgent it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeTone {
    /// Good to know.
    Plain,
    /// Something did not work.
    Bad,
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
    /// Buttons and the like.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (name, role) = match tone {
        NoticeTone::Plain => ("plain", "note"),
        NoticeTone::Bad => ("bad", "alert"),
    };
    view! {
        <div class="notice" data-tone=name role=role>
            <p class="notice__title">{title}</p>
            {(!detail.is_empty()).then(|| view! { <p class="notice__detail">{detail}</p> })}
            {children.map(|children| view! { <div class="notice__more">{children()}</div> })}
        </div>
    }
}
