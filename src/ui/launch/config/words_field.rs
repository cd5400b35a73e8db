//! A field of several words: tags, and ids of certificates.

use leptos::prelude::*;

use crate::{
    launch::{Draft, Field, Problem},
    openstack::novaclient::ApiVersion,
    ui::{
        kit::{Drawn, Tokens, drawn},
        launch::{LaunchForm, field_id, needs::needs, word},
        words::Words,
    },
};

/// All in which such fields differ.
#[derive(Clone, Copy)]
pub struct WordsOf {
    /// Names the field, and says where its problems show.
    pub field: Field,
    /// Its label.
    pub label: &'static str,
    /// What to know before typing.
    pub hint: &'static str,
    /// The first version of Nova that takes them.
    pub since: ApiVersion,
    /// The words.
    pub of: fn(&Draft) -> &Vec<String>,
    /// The same, to change them.
    pub of_mut: fn(&mut Draft) -> &mut Vec<String>,
}

/// The field.
pub fn words_field(form: LaunchForm, words: Words, whole: WordsOf) -> Drawn {
    let WordsOf { field, label, hint, since, of, of_mut } = whole;
    let draft = form.draft;
    let tokens = Memo::new(move |_| of(&draft.read()).clone());
    let problem = move |wanted: Option<&str>| {
        let problems = form.problems();
        let mut own = problems.iter().filter(|problem| problem.field() == field);
        let found = own.find(|problem| match problem {
            Problem::TagInvalid(_, tag) => wanted == Some(tag),
            _ => wanted.is_none(),
        });
        found.map(|problem| word(problem, words))
    };
    drawn(view! {
        <Tokens
            id=field_id(field)
            label=label
            hint=hint
            tokens=tokens.into()
            on_change=move |tokens| draft.update(|draft| *of_mut(draft) = tokens)
            problem_of=move |token: String| problem(Some(&token))
            remove=move |token: String| words.token_remove(&token)
            problem=Signal::derive(move || problem(None))
            disabled=needs(form, words, since)
        />
    })
}
