//! The steps between the form at the door and the work: which project, which region.

use std::sync::Arc;

use leptos::prelude::*;

use super::asker::Asker;
use crate::{
    openstack::keystoneauth::Project,
    ui::{
        attempt::Attempt,
        failure::{Failure, FailureNotice},
        kit::{Heading, Notice, NoticeTone, drawn, live},
        stage::{Known, SignedIn, Stage},
        title::name_tab,
        visit::Visit,
        words::Words,
    },
};

/// A choice among the user's projects.
#[component]
pub fn ChooseProject(
    /// The user and their projects.
    known: Arc<Known>,
) -> impl IntoView {
    let words = Words::here();
    name_tab(words.choose_project().into());
    let stage = expect_context::<RwSignal<Stage>>();
    let visit = Visit::expect();
    let projects = known.projects.clone();
    let attempt = Attempt::new();
    let enter = move |project: &Project| {
        let (known, project) = (known.clone(), project.clone());
        attempt.start(Box::pin(async move {
            stage.set(known.enter(visit, &project).await?);
            Ok(())
        }));
    };
    // A page that has opened this window has chosen already.
    let wanted = Asker::here().and_then(|asker| asker.project);
    if let Some(project) = projects.iter().find(|it| wanted.as_deref() == Some(it.id.as_str())) {
        enter(project);
    }
    drawn(view! {
        <section class="door">
            <Heading text=words.choose_project() />
            {projects
                .is_empty()
                .then(|| {
                    view! {
                        <Notice
                            tone=NoticeTone::Plain
                            title=words.no_projects()
                            detail=words.no_projects_help()
                        />
                    }
                })}
            {live(move || {
                let error = attempt.failure()?;
                Some(view! { <FailureNotice failure=Failure::of_sign_in(&error, words) /> })
            })}
            <ul class="door__list">
                {projects
                    .into_iter()
                    .map(|project| {
                        let (name, enter) = (project.name.clone(), enter.clone());
                        let choose = Callback::new(move |()| enter(&project));
                        view! { <Choice name choose /> }
                    })
                    .collect_view()}
            </ul>
            <Back />
        </section>
    })
}

/// A choice among the regions of a project.
#[component]
pub fn ChooseRegion(
    /// The sign-in.
    signed_in: Arc<SignedIn>,
    /// Where servers can be launched.
    regions: Vec<String>,
) -> impl IntoView {
    let words = Words::here();
    name_tab(words.choose_region().into());
    let stage = expect_context::<RwSignal<Stage>>();
    drawn(view! {
        <section class="door">
            <Heading text=words.choose_region() />
            <ul class="door__list">
                {regions
                    .into_iter()
                    .map(|region| {
                        let (name, signed_in) = (region.clone(), signed_in.clone());
                        let choose = Callback::new(move |()| {
                            stage.set(Stage::In(Arc::new(signed_in.in_region(region.clone()))));
                        });
                        view! { <Choice name choose /> }
                    })
                    .collect_view()}
            </ul>
            <Back />
        </section>
    })
}

#[component]
fn Choice(name: String, choose: Callback<()>) -> impl IntoView {
    drawn(view! {
        <li>
            <button type="button" class="door__choice" translate="no" on:click=move |_| choose.run(())>
                {crate::ui::kit::visible(name)}
            </button>
        </li>
    })
}

/// Back to the door; inside a portal there is none.
#[component]
pub fn Back() -> impl IntoView {
    let words = Words::here();
    let stage = expect_context::<RwSignal<Stage>>();
    let setup = expect_context::<StoredValue<crate::ui::Setup>>();
    let visit = Visit::expect();
    let back = move |_| {
        visit.end();
        stage.set(Stage::SignIn);
    };
    setup.with_value(|setup| setup.gate.page().is_some()).then(|| {
        view! {
            <button type="button" class="button button--quiet" on:click=back>
                {words.back_to_sign_in()}
            </button>
        }
    })
}
