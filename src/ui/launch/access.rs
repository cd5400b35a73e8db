//! How its user gets in: a key, or a password.

mod import;
mod keep;
mod make;
mod new_key;
mod password;

use import::ImportKey;
use leptos::prelude::*;
use make::MakeKey;
use password::AdminPassword;

use super::{LaunchForm, keypair::keypairs, listed::Listed, problem::problem_at};
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
                    <ImportKey />
                    <MakeKey />
                </div>
                {has_password.then(|| view! { <AdminPassword /> })}
            </div>
        </Section>
    })
}
