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
    keypair::keypairs,
    listed::Listed,
    problem::problem_at,
    troubled::{held, troubled},
};
use crate::{
    launch::Field,
    ui::{
        kit::{More, Section, drawn},
        later::{FormParts, later},
        words::Words,
    },
};

const PASSWORD: &[Field] = &[Field::AdminPassword];

/// The key pairs, new ones, and the administrator's password.
#[component]
pub fn AccessSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let field = Field::Keypair;
    let has_password = form.choices.with_untracked(|choices| choices.settings.can_set_password);
    let password_set = move || {
        let is_set = !form.draft.read().admin_password.0.is_empty();
        if is_set { words.password_is_set() } else { "" }.to_owned()
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
                    <More title=words.import_key()>
                        {later::<FormParts>(|parts| (parts.import_key)())}
                    </More>
                    <More title=words.make_key()>
                        {later::<FormParts>(|parts| (parts.make_key)())}
                    </More>
                    {has_password
                        .then(|| {
                            view! {
                                <More
                                    title=words.admin_password()
                                    summary=Signal::derive(password_set)
                                    has_problem=troubled(form, PASSWORD)
                                    holds=held(PASSWORD)
                                >
                                    {later::<FormParts>(|parts| (parts.password)())}
                                </More>
                            }
                        })}
                </div>
            </div>
        </Section>
    })
}
