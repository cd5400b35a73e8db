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
        kit::{More, drawn},
        later::{FormParts, later},
        launch::{
            LaunchForm,
            troubled::{held, troubled},
        },
        words::Words,
    },
};

const FIELDS: &[Field] = &[Field::Tags, Field::Metadata];

/// The closed part of the form that they are.
#[component]
pub fn NotesPart() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let summary = move || {
        let draft = form.draft.read();
        let (tags, pairs) = (draft.tags.len(), draft.metadata.len());
        let count = |number: usize, word: fn(Words, u64, &str) -> String| {
            (number > 0).then(|| word(words, number as u64, &number.to_string()))
        };
        let counts = [count(tags, Words::tags_count), count(pairs, Words::metadata_count)];
        counts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    drawn(view! {
        <More
            title=words.notes()
            summary=Signal::derive(summary)
            has_problem=troubled(form, FIELDS)
            holds=held(FIELDS)
        >
            {later::<FormParts>(|parts| (parts.notes)())}
        </More>
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
