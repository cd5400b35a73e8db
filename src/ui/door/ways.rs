//! Other ways to sign in than by user name and password.

use leptos::prelude::*;

use crate::{
    sign_in::{Credentials, Way},
    ui::{
        kit::{Choice, FieldKind, TextField, Typed, drawn},
        words::Words,
    },
};

/// Field ids, and what is wrong at each.
pub type Problems = Signal<Vec<(&'static str, String)>>;

const WAYS: [(&str, Way); 3] = [
    ("password", Way::Password),
    ("credential", Way::ApplicationCredential),
    ("token", Way::Token),
];

/// Which way to sign in.
#[component]
pub fn WayChoice(
    /// What has been typed.
    credentials: RwSignal<Credentials>,
) -> impl IntoView {
    let words = Words::here();
    let key = |way: Way| WAYS.iter().find(|(_, known)| *known == way).map_or("", |(key, _)| key);
    let choose = move |key: String| {
        let way = WAYS.iter().find(|(known, _)| *known == key).map(|(_, way)| *way);
        credentials.update(|typed| {
            typed.way = way.unwrap_or_default();
            // A secret for one way is none for another.
            typed.password.clear();
        });
    };
    let options = vec![
        ("password", words.password()),
        ("credential", words.application_credential()),
        ("token", words.token()),
    ];
    drawn(view! {
        <Choice
            id="way"
            label=words.way()
            options
            selected=Signal::derive(move || key(credentials.read().way).to_owned())
            on_choice=choose
        />
    })
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
    let problem_at = move |field: &'static str| {
        Signal::derive(move || {
            let problems = problems.read();
            let found = problems.iter().find(|(known, _)| *known == field);
            found.map(|(_, problem)| problem.clone())
        })
    };
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
