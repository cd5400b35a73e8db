//! What is wrong at the door, and where.

use leptos::prelude::*;

/// Field ids, and what is wrong at each.
pub type Problems = Signal<Vec<(&'static str, String)>>;

/// What is wrong at `field`.
pub fn problem_at(problems: Problems, field: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || {
        let problems = problems.read();
        let found = problems.iter().find(|(known, _)| *known == field);
        found.map(|(_, problem)| problem.clone())
    })
}
