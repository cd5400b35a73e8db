//! The sign-in form: which cloud, who, and which project.

use leptos::{ev::SubmitEvent, prelude::*};

use super::AtTheDoor;
use crate::{
    sign_in::{Credentials, Way},
    ui::{
        attempt::Attempt,
        door::{Desk, cloud_part, password_fields, problems_in_words},
        failure::{Failure, FailureNotice},
        kit::{
            Drawn, ErrorSummary, Heading, More, Switch, TextField, Typed, drawn, live, live_text,
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
pub fn SignInPage() -> impl IntoView {
    let AtTheDoor { credentials, desk } = expect_context();
    let words = Words::here();
    name_tab(words.sign_in_title().into());
    desk.catch();
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
            let cloud = setup.config.cloud_of(&typed);
            let world = (setup.world)(&cloud);
            (cloud, world)
        });
        attempt.start(Box::pin(async move {
            let next = Stage::sign_in(visit, cloud, world, auth).await?;
            visit.stays.set(typed.stays);
            credentials.update(|credentials| credentials.password.clear());
            desk.reading.set(None);
            stage.set(next);
            Ok(())
        }));
    };
    let listed = Signal::derive(move || problems_in_words(problems(), words));
    // What the operator says of the cloud.
    let about = Memo::new(move |_| {
        let typed = credentials.read();
        setup.with_value(|setup| {
            let known = setup.config.known(&typed.cloud);
            known.map(|cloud| (cloud.hints.clone(), cloud.ways().len() > 1))
        })
    });
    let tag = words.0.tag();
    let form_hint = move || {
        let about = about.read();
        let (hints, _) = about.as_ref()?;
        hints.form.in_language(tag).map(str::to_owned)
    };
    let username_hint = move || {
        let about = about.read();
        let (hints, _) = about.as_ref()?;
        hints.username.in_language(tag).map(str::to_owned)
    };
    let has_ways = Memo::new(move |_| about.read().as_ref().is_none_or(|(_, has_ways)| *has_ways));
    let is_told = Memo::new(move |_| desk.reading.read().is_some());
    let by_password = move || password_fields(credentials, listed, username_hint());
    let has_providers = Memo::new(move |_| {
        let typed = credentials.read();
        setup.with_value(|setup| setup.config.cloud(&typed.cloud).federation.is_array())
    });
    let project = move || project_fields(credentials, words);
    let sandbox = setup.with_value(|setup| {
        setup.sandbox.filter(|_| setup.config.clouds.iter().any(|cloud| cloud.sandbox))
    });

    drawn(view! {
        <form class="door" novalidate on:submit=submit>
            <Heading text=words.sign_in_title() />
            <p class="door__lead">{words.sign_in_lead()}</p>
            {live(move || form_hint().map(|hint| view! { <p class="door__lead">{hint}</p> }))}
            {sandbox.map(|sandbox| (sandbox.notice)())}
            <ErrorSummary
                title=words.problems_title()
                problems=listed
                attempts
            />
            {live(move || {
                is_told
                    .get()
                    .then(|| later::<DoorParts>(move |parts| (parts.told)(desk, credentials)))
            })}
            {cloud_part(credentials, listed)}
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
            {(!visit.is_for_another)
                .then(|| {
                    view! {
                        <Switch
                            id="stays"
                            label=words.stay()
                            hint=words.stay_hint()
                            is_on=Signal::derive(move || credentials.read().stays)
                            on_switch=move |stays| credentials.update(|typed| typed.stays = stays)
                        />
                    }
                })}
            <button class="button button--main" aria-disabled=move || attempt.is_pending().to_string()>
                {live_text(move || if attempt.is_pending() { words.signing_in() } else { words.sign_in() }.to_owned())}
            </button>
            {others(desk, credentials, has_ways, is_told)}
            {live(move || {
                desk.is_over.get().then(|| view! { <p class="door__drop">{words.files_drop()}</p> })
            })}
        </form>
    })
}

/// What stands below the form, closed: other ways, and files.
fn others(
    desk: Desk,
    credentials: RwSignal<Credentials>,
    has_ways: Memo<bool>,
    is_told: Memo<bool>,
) -> Drawn {
    let words = Words::here();
    drawn(view! {
        <div class="door__others">
            {live(move || {
                has_ways
                    .get()
                    .then(|| {
                        view! {
                            <More title=words.other_ways()>
                                {later::<DoorParts>(move |parts| (parts.ways)(credentials))}
                            </More>
                        }
                    })
            })}
            {live(move || (!is_told.get()).then(|| files_part(desk, credentials, words)))}
        </div>
    })
}

/// A way to give files; it opens when some are dropped.
fn files_part(desk: Desk, credentials: RwSignal<Credentials>, words: Words) -> Drawn {
    let has_some = Signal::derive(move || !desk.given.read().is_empty());
    drawn(view! {
        <More title=words.files_title() has_problem=has_some>
            {later::<DoorParts>(move |parts| (parts.files)(desk, credentials))}
        </More>
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
