//! Pairs of a key and a value: metadata, and hints for the scheduler.

use leptos::prelude::*;

use crate::{
    launch::{Draft, Field, Problem},
    ui::{
        kit::{Drawn, Pair, Pairs, PairsWords, RowsWords, Section, drawn},
        launch::{LaunchForm, field_id, word},
        words::Words,
    },
};

/// All in which such parts differ.
#[derive(Clone, Copy)]
pub struct PairsOf {
    /// Names the part within its root, and says where its problems show.
    pub field: Field,
    /// Its title.
    pub title: &'static str,
    /// What to know before typing.
    pub hint: &'static str,
    /// Adds a pair.
    pub add: &'static str,
    /// Takes one away.
    pub remove: &'static str,
    /// Names the pair of that number.
    pub name: fn(Words, &str) -> String,
    /// The pairs.
    pub of: fn(&Draft) -> &Vec<Pair>,
    /// The same, to change them.
    pub of_mut: fn(&mut Draft) -> &mut Vec<Pair>,
}

/// The part.
pub fn pairs_part(form: LaunchForm, words: Words, part: PairsOf) -> Drawn {
    let PairsOf { field, title, hint, add, remove, name, of, of_mut } = part;
    let draft = form.draft;
    let change = move |pairs| draft.update(|draft| *of_mut(draft) = pairs);
    let at = move |row: usize| {
        let key = of(&draft.read()).get(row)?.0.trim().to_owned();
        let problems = form.problems();
        let found = problems.iter().find(|problem| key_of(problem, field) == Some(&*key));
        found.map(|problem| word(problem, words))
    };
    // What is wrong with one pair stands at that pair.
    let problem = Signal::derive(move || {
        let problems = form.problems();
        let mut own = problems.iter().filter(|problem| problem.field() == field);
        own.find(|problem| key_of(problem, field).is_none()).map(|problem| word(problem, words))
    });
    let row_words = PairsWords {
        key: words.pair_key(),
        value: words.pair_value(),
        // No order, so that no button moves a row.
        rows: RowsWords { add, remove, up: "", down: "" },
    };
    drawn(view! {
        <Section id=field_id(field) title=title hint=Some(hint) problem=problem>
            <Pairs
                id=field_id(field)
                pairs=Signal::derive(move || of(&draft.read()).clone())
                on_change=change
                name=move |row: usize| name(words, &(row + 1).to_string())
                problem=at
                words=row_words
            />
        </Section>
    })
}

/// The key of the pair that a problem is about.
fn key_of(problem: &Problem, field: Field) -> Option<&str> {
    match problem {
        Problem::HintInvalid(key)
        | Problem::MetadataKeyInvalid(key)
        | Problem::MetadataValueTooLong(key)
        | Problem::Twice(_, key)
            if problem.field() == field =>
        {
            Some(key)
        }
        _ => None,
    }
}
