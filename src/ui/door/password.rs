//! User name and password, the way of most.

use leptos::prelude::*;

use super::problems::{Problems, problem_at};
use crate::{
    sign_in::Credentials,
    ui::{
        kit::{Drawn, FieldKind, TextField, Typed, drawn},
        words::Words,
    },
};

/// The fields; `hint` is what the operator says of user names.
pub fn password_fields(
    credentials: RwSignal<Credentials>,
    problems: Problems,
    hint: Option<String>,
) -> Drawn {
    let words = Words::here();
    drawn(view! {
        <div class="door__pair">
            <TextField
                id="username"
                label=words.username()
                nostrip:hint=hint
                autocomplete="username"
                value=Typed::of(credentials, |typed| &typed.username, |typed| &mut typed.username)
                problem=problem_at(problems, "username")
            />
            <TextField
                id="user-domain"
                label=words.user_domain()
                value=Typed::of(credentials, |typed| &typed.user_domain, |typed| &mut typed.user_domain)
            />
        </div>
        <TextField
            id="password"
            label=words.password()
            kind=FieldKind::Password
            autocomplete="current-password"
            value=Typed::of(credentials, |typed| &typed.password, |typed| &mut typed.password)
            problem=problem_at(problems, "password")
        />
    })
}
