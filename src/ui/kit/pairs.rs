//! A list of names with their values.

use leptos::prelude::*;

use super::{Drawn, Rows, RowsActs, RowsWords, Typed, drawn, labelled::note};

/// A key and its value.
pub type Pair = (String, String);

/// The words of such a list.
#[derive(Clone, Copy, Debug)]
pub struct PairsWords {
    /// Names what stands left.
    pub key: &'static str,
    /// Names what stands right.
    pub value: &'static str,
    /// Its buttons.
    pub rows: RowsWords,
}

/// Rows of a key and a value.
#[component]
pub fn Pairs(
    /// Names the inputs within their root: `tags-0-key`, `tags-0-value`.
    id: &'static str,
    /// Keys and values, in the order in which they were added.
    pairs: Signal<Vec<Pair>>,
    /// Hears all of them after each change.
    #[prop(into)]
    on_change: Callback<Vec<Pair>>,
    /// Names the row at an index, from 0.
    #[prop(into)]
    name: Callback<usize, String>,
    /// What is wrong with the row at an index.
    #[prop(into)]
    problem: Callback<usize, Option<String>>,
    /// Its words.
    words: PairsWords,
    /// Why there may be no more rows.
    #[prop(optional, into)]
    full: Signal<Option<String>>,
) -> impl IntoView {
    let change = move |write: &dyn Fn(&mut Vec<Pair>)| {
        let mut all = pairs.get_untracked();
        write(&mut all);
        on_change.run(all);
    };
    let acts = RowsActs {
        add: Callback::new(move |()| change(&|all| all.push(Default::default()))),
        remove: Callback::new(move |index| change(&|all| _ = all.remove(index))),
        swap: None,
    };
    let row = move |index| {
        let problem = Signal::derive(move || problem.run(index));
        let row_id = format!("{id}-{index}");
        let below = note(&row_id, "problem", problem);
        let half = move |name: &'static str, label, half: fn(&mut Pair) -> &mut String| {
            let read =
                move || pairs.read().get(index).cloned().map(|mut pair| half(&mut pair).clone());
            let text = Signal::derive(move || read().unwrap_or_default());
            let write = move |text: String| {
                change(&|all| {
                    all.get_mut(index).into_iter().for_each(|it| half(it).clone_from(&text));
                });
            };
            let value = Typed { text, on_input: Callback::new(write) };
            input(&row_id, name, label, value, problem)
        };
        let halves = (
            half("key", words.key, |pair| &mut pair.0),
            half("value", words.value, |pair| &mut pair.1),
        );
        drawn(view! {
            <div class="pair">{halves}</div>
            {below}
        })
    };
    let count = Signal::derive(move || pairs.read().len());
    drawn(view! { <Rows count row name words=words.rows acts full /> })
}

/// One half of a row; its label is seen only while it is empty.
fn input(
    row_id: &str,
    name: &'static str,
    label: &'static str,
    value: Typed,
    problem: Signal<Option<String>>,
) -> Drawn {
    let problem_id = format!("{row_id}-problem");
    drawn(view! {
        <input
            class="field__input"
            id=format!("{row_id}-{name}")
            aria-label=label
            placeholder=label
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            aria-invalid=move || problem.read().is_some().then_some("true")
            aria-describedby=move || problem.read().is_some().then(|| problem_id.clone())
            prop:value=value.text
            on:input=move |event| value.on_input.run(event_target_value(&event))
        />
    })
}
