//! Other ways to sign in than by user name and password.

use leptos::prelude::*;

use super::problems::{Problems, problem_at};
use crate::{
    sign_in::{Credentials, Way},
    ui::{
        kit::{Choice, FieldKind, TextField, Typed, drawn, live},
        setup::Setup,
        words::Words,
    },
};

/// Which way to sign in, of those that the operator offers.
#[component]
pub fn WayChoice(
    /// What has been typed.
    credentials: RwSignal<Credentials>,
) -> impl IntoView {
    let words = Words::here();
    let setup = expect_context::<StoredValue<Setup>>();
    let ways = Memo::new(move |_| {
        setup.with_value(|setup| setup.config.cloud(&credentials.read().cloud).ways())
    });
    let choose = move |key: String| {
        credentials.update(|typed| {
            typed.way = Way::named(&key).unwrap_or_default();
            // A secret for one way is none for another.
            typed.password.clear();
        });
    };
    live(move || {
        let option = |way: Way| (way.word(), word(way, words));
        view! {
            <Choice
                id="way"
                label=words.way()
                options=ways.get().into_iter().map(option).collect()
                selected=Signal::derive(move || credentials.read().way.word().to_owned())
                on_choice=choose
            />
        }
    })
}

fn word(way: Way, words: Words) -> &'static str {
    match way {
        Way::Password => words.password(),
        Way::ApplicationCredential => words.application_credential(),
        Way::Token => words.token(),
    }
}

/// What is asked for on the way chosen, from the cloud's address down to the project.
#[component]
pub fn WayFields(
    /// What has been typed.
    credentials: RwSignal<Credentials>,
    /// What is wrong with it.
    problems: Problems,
) -> impl IntoView {
    let words = Words::here();
    let problem_at = move |field| problem_at(problems, field);
    let secret = Typed::of(credentials, |typed| &typed.password, |typed| &mut typed.password);
    if untrack(|| credentials.read().way) == Way::Token {
        return drawn(view! {
            <TextField
                id="token"
                label=words.token()
                hint=words.token_hint()
                kind=FieldKind::Password
                value=secret
                problem=problem_at("token")
            />
        });
    }
    drawn(view! {
        <TextField
            id="credential"
            label=words.credential()
            hint=words.credential_hint()
            autocomplete="username"
            value=Typed::of(credentials, |typed| &typed.credential, |typed| &mut typed.credential)
            problem=problem_at("credential")
        />
        <TextField
            id="secret"
            label=words.secret()
            kind=FieldKind::Password
            autocomplete="current-password"
            value=secret
            problem=problem_at("secret")
        />
        <div class="door__pair">
            <TextField
                id="username"
                label=words.credential_owner()
                value=Typed::of(credentials, |typed| &typed.username, |typed| &mut typed.username)
            />
            <TextField
                id="user-domain"
                label=words.user_domain()
                value=Typed::of(credentials, |typed| &typed.user_domain, |typed| &mut typed.user_domain)
            />
        </div>
    })
}
