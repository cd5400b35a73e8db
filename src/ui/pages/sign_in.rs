//! The door: which cloud, who, and which project.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    config::CloudConfig,
    sign_in::{Credentials, Problem, Way},
    ui::{
        attempt::Attempt,
        failure::{Failure, FailureNotice},
        kit::{
            Drawn, ErrorSummary, FieldKind, Heading, More, Notice, NoticeTone, Switch, TextField,
            Typed, drawn, live, live_text,
        },
        later::{DoorParts, later},
        setup::Setup,
        stage::Stage,
        title::name_tab,
        visit::Visit,
        words::Words,
    },
};

/// The sign-in form.
#[component]
pub fn SignInPage(
    /// What has been typed; outlives a change of language.
    credentials: RwSignal<Credentials>,
) -> impl IntoView {
    let words = Words::here();
    name_tab(words.sign_in_title().into());
    let setup = expect_context::<StoredValue<Setup>>();
    let stage = expect_context::<RwSignal<Stage>>();
    let attempts = RwSignal::new(0);
    let checked = Memo::new(move |_| credentials.read().check().err().unwrap_or_default());
    let problems = move || match attempts.get() {
        0 => Vec::new(),
        _ => checked.get(),
    };

    let visit = Visit::expect();
    let way = Memo::new(move |_| credentials.read().way);
    let attempt = Attempt::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        attempts.update(|count| *count += 1);
        let typed = credentials.get_untracked();
        let Ok(auth) = typed.check() else { return };
        let (cloud, world) = setup.with_value(|setup| {
            let cloud = setup.config.cloud(&typed.cloud);
            let world = (setup.world)(&cloud);
            (cloud, world)
        });
        attempt.start(Box::pin(async move {
            let next = Stage::sign_in(visit, cloud, world, auth).await?;
            visit.stays.set(typed.stays);
            credentials.update(|credentials| credentials.password.clear());
            stage.set(next);
            Ok(())
        }));
    };
    let listed = Signal::derive(move || {
        problems()
            .into_iter()
            .map(|problem| (field_of(problem), word(problem, words).to_owned()))
            .collect::<Vec<_>>()
    });
    let problem_at = move |field: &'static str| {
        Signal::derive(move || {
            let listed = listed.read();
            let (_, problem) = listed.iter().find(|(known, _)| *known == field)?;
            Some(problem.clone())
        })
    };
    let by_password = move || {
        drawn(view! {
            <div class="door__pair">
                <TextField
                    id="username"
                    label=words.username()
                    autocomplete="username"
                    value=Typed::of(credentials, |typed| &typed.username, |typed| &mut typed.username)
                    problem=problem_at("username")
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
                problem=problem_at("password")
            />
        })
    };
    let has_providers = Memo::new(move |_| {
        let typed = credentials.read();
        setup.with_value(|setup| setup.config.cloud(&typed.cloud).federation.is_array())
    });
    let project = move || project_fields(credentials, words);
    let has_sandbox =
        setup.with_value(|setup| setup.config.clouds.iter().any(CloudConfig::is_sandbox));

    drawn(view! {
        <form class="door" novalidate on:submit=submit>
            <Heading text=words.sign_in_title() />
            <p class="door__lead">{words.sign_in_lead()}</p>
            {has_sandbox
                .then(|| {
                    view! {
                        <Notice
                            tone=NoticeTone::Plain
                            title=words.sandbox_title()
                            detail=words.sandbox_help()
                        />
                    }
                })}
            <ErrorSummary
                title=words.problems_title()
                problems=listed
                attempts
            />
            <TextField
                id="cloud"
                label=words.cloud_address()
                hint=words.cloud_address_hint()
                kind=FieldKind::Url
                autocomplete="url"
                value=Typed::of(credentials, |typed| &typed.cloud, |typed| &mut typed.cloud)
                problem=problem_at("cloud")
            />
            {live(move || {
                has_providers.get().then(|| later::<DoorParts>(move |parts| (parts.providers)(credentials)))
            })}
            {live(move || match way.get() {
                Way::Password => by_password(),
                _ => later::<DoorParts>(move |parts| (parts.fields)(credentials, listed)),
            })}
            {live(move || (way.get() != Way::ApplicationCredential).then(project))}
            {live(move || {
                let error = attempt.failure()?;
                Some(view! { <FailureNotice failure=Failure::of_sign_in(&error, words) /> })
            })}
            <Switch
                id="stays"
                label=words.stay()
                hint=words.stay_hint()
                is_on=Signal::derive(move || credentials.read().stays)
                on_switch=move |stays| credentials.update(|typed| typed.stays = stays)
            />
            <button class="button button--main" aria-disabled=move || attempt.is_pending().to_string()>
                {live_text(move || if attempt.is_pending() { words.signing_in() } else { words.sign_in() }.to_owned())}
            </button>
            <More title=words.other_ways()>
                {later::<DoorParts>(move |parts| (parts.ways)(credentials))}
            </More>
        </form>
    })
}

/// Where one wants to work.
fn project_fields(credentials: RwSignal<Credentials>, words: Words) -> Drawn {
    drawn(view! {
        <div class="door__pair">
            <TextField
                id="project"
                label=words.project_optional()
                hint=words.project_hint()
                value=Typed::of(credentials, |typed| &typed.project, |typed| &mut typed.project)
            />
            <TextField
                id="project-domain"
                label=words.project_domain()
                value=Typed::of(credentials, |typed| &typed.project_domain, |typed| &mut typed.project_domain)
            />
        </div>
    })
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
