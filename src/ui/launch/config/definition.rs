//! One property that the cloud's operator has defined, as a field of its kind.

use leptos::prelude::*;

use crate::{
    openstack::glance::{JsonType, PropertyType},
    ui::{
        kit::{Drawn, FieldKind, SelectField, TextField, Typed, decimal, drawn},
        launch::LaunchForm,
        words::Words,
    },
};

/// A property.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// Its key in the metadata, with the prefix.
    pub key: String,
    /// What it takes, under a title that is not empty.
    pub kind: PropertyType,
}

/// The field: one of the values that there are, yes or no, or a text. Nothing chosen and nothing
/// typed leaves the property out.
pub fn definition(form: LaunchForm, words: Words, definition: Definition) -> Drawn {
    let Definition { key, kind } = definition;
    let id = format!("metadata-of-{key}");
    let label = kind.title.clone();
    let hint = hint(&key, &kind);
    let sought = key.clone();
    let value = Signal::derive(move || {
        let draft = form.draft.read();
        let found = draft.metadata.iter().find(|(known, _)| *known == sought);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    });
    let write = Callback::new(move |value: String| {
        form.draft.update(|draft| {
            let metadata = &mut draft.metadata;
            match metadata.iter().position(|(known, _)| *known == key) {
                Some(at) if value.is_empty() => drop(metadata.remove(at)),
                Some(at) => metadata[at].1 = value,
                None if value.is_empty() => {}
                None => metadata.push((key.clone(), value)),
            }
        });
    });
    let pair = |value: &str, word: &str| (value.to_owned(), word.to_owned());
    let mut options = vec![pair("", words.definition_unset())];
    if kind.kind == JsonType::Boolean {
        options.push(pair("true", words.definition_yes()));
        options.push(pair("false", words.definition_no()));
    }
    options.extend(kind.choices.iter().map(|choice| pair(choice, choice)));
    if options.len() > 1 {
        let options = Signal::stored(options);
        return drawn(view! {
            <SelectField id=id label=label hint=hint options value on_choose=write />
        });
    }
    let is_number = matches!(kind.kind, JsonType::Integer | JsonType::Number);
    let kind = if is_number { FieldKind::Number } else { FieldKind::Text };
    drawn(view! {
        <TextField id=id label=label hint=hint kind value=Typed { text: value, on_input: write } />
    })
}

/// Its key, which is what programs read, what it is for, and between which numbers it lies.
fn hint(key: &str, kind: &PropertyType) -> String {
    let number = |bound: Option<f64>| bound.map(decimal).unwrap_or_default();
    let range = match (kind.minimum, kind.maximum) {
        (None, None) => String::new(),
        (least, most) => [number(least), number(most)].join("–"),
    };
    let parts = [key, &kind.description, &range];
    let said = parts.into_iter().filter(|part| !part.is_empty());
    said.collect::<Vec<_>>().join(" · ")
}
