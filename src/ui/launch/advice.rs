//! What may go wrong with the draft, and what the page can do about what is wrong.

use leptos::prelude::*;

use super::{
    LaunchForm,
    risk::risk,
    word::{mend_word, word},
};
use crate::{
    launch::{Mend, Problem},
    ui::{
        kit::{Drawn, drawn, live},
        words::Words,
    },
};

/// The risks, and after the first attempt the problems that the page can mend.
#[component]
pub fn Advice() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let risks = Memo::new(move |_| {
        let warnings = form.draft.read().warnings(&form.choices.read());
        warnings.iter().map(|warning| risk(warning, words)).collect::<Vec<_>>()
    });
    let mends = Memo::new(move |_| form.problems());
    drawn(view! {
        <div class="summary__advice">
            {live(move || {
                let risks = risks.get().into_iter();
                risks
                    .map(|risk| drawn(view! { <p class="section__note">{risk}</p> }))
                    .collect_view()
            })}
            {live(move || {
                let problems = mends.get().into_iter();
                problems
                    .filter_map(|problem| problem.mend().map(|mend| offer(form, words, &problem, mend)))
                    .collect_view()
            })}
        </div>
    })
}

fn offer(form: LaunchForm, words: Words, problem: &Problem, mend: Mend) -> Drawn {
    let label = mend_word(&mend, words);
    let apply = move |_| form.draft.update(|draft| mend.apply(draft));
    drawn(view! {
        <p class="section__note">{word(problem, words)}</p>
        <button type="button" class="button button--quiet" on:click=apply>
            {label}
        </button>
    })
}
