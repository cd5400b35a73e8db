//! Words to find a server by, and notes that it can read.

use leptos::prelude::*;

use super::{
    definitions::Definitions,
    pairs_part::{PairsOf, pairs_part},
    words_field::{WordsOf, words_field},
};
use crate::{
    launch::Field,
    openstack::novaclient::ApiVersion,
    ui::{
        kit::drawn,
        launch::{
            LaunchForm,
            closed::{Closed, closed, said},
        },
        words::Words,
    },
};

/// The closed part of the form that they are.
#[component]
pub fn NotesPart() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    closed(Closed {
        title: words.notes(),
        summary: said(form, |draft, _, words| {
            let count = |number: usize, word: fn(Words, u64, &str) -> String| match number {
                0 => String::new(),
                _ => word(words, number as u64, &number.to_string()),
            };
            vec![
                count(draft.tags.len(), Words::tags_count),
                count(draft.metadata.len(), Words::metadata_count),
            ]
        }),
        fields: &[Field::Tags, Field::Metadata],
        draw: |parts| (parts.notes)(),
    })
}

/// Tags and metadata.
#[component]
pub fn NotesFields() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let has_metadata = form.choices.with_untracked(|choices| choices.settings.enable_metadata);
    let tags = WordsOf {
        field: Field::Tags,
        label: words.tags(),
        hint: words.tags_hint(),
        since: ApiVersion::new(2, 52),
        of: |draft| &draft.tags,
        of_mut: |draft| &mut draft.tags,
    };
    let metadata = PairsOf {
        field: Field::Metadata,
        title: words.metadata(),
        hint: words.metadata_hint(),
        add: words.metadata_add(),
        remove: words.metadata_remove(),
        name: Words::metadata_at,
        of: |draft| &draft.metadata,
        of_mut: |draft| &mut draft.metadata,
    };
    drawn(view! {
        {words_field(form, words, tags)}
        {has_metadata
            .then(|| {
                view! {
                    {pairs_part(form, words, metadata)}
                    <Definitions />
                }
            })}
    })
}
