//! A labelled line of text.

use leptos::prelude::*;

use super::{Labelled, drawn};

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
    /// The text.
    pub text: Signal<String>,
    /// Hears the new text with each keystroke.
    pub on_input: Callback<String>,
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
    #[prop(into)]
    id: String,
    /// What stands above the input.
    #[prop(into)]
    label: String,
    /// The text, both ways.
    value: Typed,
    /// What to know before typing.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is meant while nothing is typed, or how much of what is allowed is used.
    #[prop(optional, into)]
    meter: Signal<Option<String>>,
    /// Shown while there is one.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// Why nothing can be typed now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    /// What holds while nothing is typed.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// What kind of text it is.
    #[prop(optional)]
    kind: FieldKind,
    /// The browser's word for what a password manager may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let frame = Labelled { id: id.clone(), label, hint, meter, disabled, problem };
    let input = view! {
        <input
            class="field__input"
            id=id.clone()
            name=id
            type=match kind {
                FieldKind::Text | FieldKind::Number => "text",
                FieldKind::Password => "password",
                FieldKind::Url => "url",
            }
            inputmode=(kind == FieldKind::Number).then_some("numeric")
            placeholder=placeholder
            autocomplete=autocomplete
            autocapitalize="none"
            spellcheck="false"
            disabled=frame.is_disabled()
            aria-invalid=frame.is_invalid()
            aria-describedby=frame.described_by()
            prop:value=value.text
            on:input=move |event| value.on_input.run(event_target_value(&event))
        />
    };
    frame.around(drawn(input))
}
