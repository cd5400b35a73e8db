//! What is wrong with the sign-in form, and where.

use leptos::prelude::*;

use crate::{sign_in::Problem, ui::words::Words};

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

/// The field of each problem, and what to do there.
pub fn problems_in_words(problems: Vec<Problem>, words: Words) -> Vec<(&'static str, String)> {
    let worded = |problem| (field_of(problem), word(problem, words).to_owned());
    problems.into_iter().map(worded).collect()
}

fn field_of(problem: Problem) -> &'static str {
    match problem {
        Problem::CloudMissing | Problem::CloudNotAnAddress => "cloud",
        Problem::UsernameMissing => "username",
        Problem::PasswordMissing => "password",
        Problem::CredentialMissing => "credential",
        Problem::SecretMissing => "secret",
        Problem::TokenMissing => "token",
    }
}

fn word(problem: Problem, words: Words) -> &'static str {
    match problem {
        Problem::CloudMissing => words.cloud_missing(),
        Problem::CloudNotAnAddress => words.cloud_not_an_address(),
        Problem::UsernameMissing => words.username_missing(),
        Problem::PasswordMissing => words.password_missing(),
        Problem::CredentialMissing => words.credential_missing(),
        Problem::SecretMissing => words.secret_missing(),
        Problem::TokenMissing => words.token_missing(),
    }
}
