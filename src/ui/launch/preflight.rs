//! What is in the way of the launch, and what may go wrong after it: judged while typing, each with
//! the way to its field, and a button where the page can mend it.

use leptos::prelude::*;

use super::{
    LaunchForm,
    area::{AT_BUTTON, target},
    risk::risk,
    word::{mend_word, word},
};
use crate::{
    launch::{Field, Mend},
    ui::{
        kit::{drawn, focus_link, live},
        setup::Setup,
        words::Words,
    },
};

/// One line of it.
#[derive(Clone, PartialEq)]
struct Finding {
    /// `blocks` or `risks`.
    kind: &'static str,
    /// What is the matter.
    text: String,
    /// The id of its field.
    field: &'static str,
    /// What the page can do about it.
    mend: Option<Mend>,
}

/// The list.
#[component]
pub fn Preflight() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let setup = expect_context::<StoredValue<Setup>>();
    let findings = Memo::new(move |_| {
        let is_tried = form.attempts.get() > 0;
        let problems = form.wrong.read();
        // What is still empty is no mistake yet, and stands in the summary.
        let blocks = problems.iter().filter(|problem| is_tried || !problem.is_open());
        let blocks = blocks.map(|problem| Finding {
            kind: "blocks",
            text: word(problem, words),
            field: target(setup, problem.field()),
            mend: problem.mend(),
        });
        let mut findings: Vec<_> = blocks.collect();
        let warnings = form.warnings.read();
        findings.extend(warnings.iter().map(|warning| Finding {
            kind: "risks",
            text: risk(warning, words),
            field: target(setup, warning.field()),
            mend: None,
        }));
        let unreadable = form.unreadable.read();
        findings.extend(unreadable.iter().map(|(_, text)| Finding {
            kind: "risks",
            text: text.clone(),
            field: target(setup, Field::UserData),
            mend: None,
        }));
        findings
    });
    let line = move |Finding { kind, text, field, mend }: Finding| {
        let mend = mend.map(|mend| {
            let label = mend_word(&mend, words);
            let apply = move |_| form.draft.update(|draft| mend.apply(draft));
            view! {
                <button type="button" class="button button--small" on:click=apply>
                    {label}
                </button>
            }
        });
        drawn(view! {
            <li class="preflight__line" data-kind=kind>
                <a href=format!("#{field}") on:click=focus_link(field)>
                    {text}
                </a>
                {mend}
            </li>
        })
    };
    live(move || {
        let findings = findings.get();
        (!findings.is_empty()).then(|| {
            view! {
                <ul class="preflight" id=AT_BUTTON tabindex="-1" aria-label=words.preflight()>
                    {findings.into_iter().map(line).collect_view()}
                </ul>
            }
        })
    })
}
