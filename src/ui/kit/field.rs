//! A labelled line of text.

use leptos::prelude::*;

use super::{drawn, live};

/// What kind of text it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// Any.
    #[default]
    Text,
    /// Hidden while it is typed.
    Password,
    /// An address.
    Url,
    /// A whole number.
    Number,
}

/// A text that is typed over.
#[derive(Clone, Copy)]
pub struct Typed {
    text: Signal<String>,
    on_input: Callback<String>,
}

impl Typed {
    /// One text of what `signal` holds.
    pub fn of<T: Send + Sync + 'static>(
        signal: RwSignal<T>,
        read: fn(&T) -> &String,
        write: fn(&mut T) -> &mut String,
    ) -> Self {
        Self {
            text: Signal::derive(move || read(&signal.read()).clone()),
            on_input: Callback::new(move |text| signal.update(|whole| *write(whole) = text)),
        }
    }
}

/// A labelled line of text with its hint above it and its problem below.
#[component]
pub fn TextField(
    /// Names the input within its root.
    id: &'static str,
    /// What stands above the input.
    label: &'static str,
    /// The text, both ways.
    value: Typed,
    /// What to know before typing.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// Shown while there is one.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// What kind of text it is.
    #[prop(optional)]
    kind: FieldKind,
    /// The browser's word for what a password manager may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let problem_id = format!("{id}-problem");
    let described_by = {
        let (hint_id, problem_id) = (hint_id.clone(), problem_id.clone());
        move || {
            let hint = hint.map(|_| hint_id.as_str());
            let problem = problem.get().map(|_| problem_id.as_str());
            let ids: Vec<&str> = hint.into_iter().chain(problem).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    drawn(view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <input
                class="field__input"
                id=id
                name=id
                type=match kind {
                    FieldKind::Text | FieldKind::Number => "text",
                    FieldKind::Password => "password",
                    FieldKind::Url => "url",
                }
                inputmode=(kind == FieldKind::Number).then_some("numeric")
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                aria-invalid=move || problem.read().is_some().then_some("true")
                aria-describedby=described_by
                prop:value=value.text
                on:input=move |event| value.on_input.run(event_target_value(&event))
            />
            {live(move || {
                let problem_id = problem_id.clone();
                problem.get().map(|problem| view! { <p class="field__problem" id=problem_id>{problem}</p> })
            })}
        </div>
    })
}
