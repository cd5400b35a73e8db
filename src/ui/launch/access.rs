//! How its user gets in: a key, or a password.

mod import;
mod keep;
mod make;
mod new_key;
mod password;

pub use import::ImportKey;
use leptos::prelude::*;
pub use make::MakeKey;
pub use password::AdminPassword;

use super::{
    LaunchForm,
    closed::{Closed, closed, said, silent},
    keypair::keypairs,
    listed::Listed,
    problem::problem_at,
};
use crate::{
    launch::Field,
    ui::{
        kit::{Section, drawn},
        words::Words,
    },
};

/// The key pairs, new ones, and the administrator's password.
#[component]
pub fn AccessSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let field = Field::Keypair;
    let has_password = form.choices.with_untracked(|choices| choices.settings.can_set_password);
    let password = move || {
        closed(Closed {
            title: words.admin_password(),
            summary: said(form, |draft, _, words| {
                let is_set = !draft.admin_password.0.is_empty();
                is_set.then(|| words.password_is_set().to_owned()).into_iter().collect()
            }),
            fields: &[Field::AdminPassword],
            draw: |parts| (parts.password)(),
        })
    };
    drawn(view! {
        <Section
            id=super::field_id(field)
            title=words.access()
            hint=Some(words.keypair_hint())
            problem=problem_at(form, words, field)
        >
            <div class="stack">
                <Listed list=keypairs(words) />
                <div>
                    {silent(words.import_key(), |parts| (parts.import_key)())}
                    {silent(words.make_key(), |parts| (parts.make_key)())}
                    {has_password.then(password)}
                </div>
            </div>
        </Section>
    })
}
