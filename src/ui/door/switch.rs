//! Another project or region, without signing in again.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    openstack::keystoneauth::{
        Project,
        identity::{AuthUrl, projects},
    },
    ui::{
        attempt::Attempt,
        failure::{Failure, FailureNotice},
        kit::{Dialog, Drawn, Waiting, drawn, live},
        launch::{Carried, LaunchForm},
        route::{Location, Route},
        stage::{SignedIn, Stage},
        visit::Visit,
        words::Words,
    },
};

/// The projects of the user, and the regions of this one.
#[component]
pub fn SwitchProject(
    /// Where the user is.
    signed_in: Arc<SignedIn>,
    /// Whether the dialog is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let words = Words::here();
    let (visit, stage) = (Visit::expect(), expect_context::<RwSignal<Stage>>());
    let (form, carried) = (LaunchForm::expect(), expect_context::<Carried>());
    let location = Location::expect();
    let known = RwSignal::new(None::<Vec<Project>>);
    let (listing, attempt) = (Attempt::new(), Attempt::new());
    let is_credential = signed_in.access.application_credential_id.is_some();
    if !is_credential {
        let signed_in = signed_in.clone();
        listing.start(Box::pin(async move {
            let auth_url = AuthUrl::new(&signed_in.cloud.auth_url);
            let all = projects(&signed_in.session, &auth_url).await?;
            known.try_set(Some(all));
            Ok(())
        }));
    }
    // The page stays where it is, unless it is about something that is here alone.
    let go = move |next: Stage| {
        if let Route::Server(_) | Route::Launches = untrack(|| location.route()) {
            location.go(Route::Servers);
        }
        stage.set(next);
    };

    let here = signed_in.project_id().cloned();
    let project = {
        let signed_in = signed_in.clone();
        move |project: Project| {
            let (signed_in, name) = (signed_in.clone(), project.name.clone());
            let is_here = here.as_ref() == Some(&project.id);
            let choose = Callback::new(move |()| {
                let (signed_in, project) = (signed_in.clone(), project.clone());
                attempt.start(Box::pin(async move {
                    let next = signed_in.switched_to(visit, &project).await?;
                    carried.carry(form, &project.id);
                    go(next);
                    Ok(())
                }));
            });
            choice(name, is_here, choose)
        }
    };
    let regions = signed_in.access.catalog.compute_regions(signed_in.cloud.interface());
    let regions: Vec<String> = regions.into_iter().map(str::to_owned).collect();
    let has_regions = regions.len() > 1;
    let region = {
        let signed_in = signed_in.clone();
        move |region: String| {
            let (signed_in, name) = (signed_in.clone(), region.clone());
            let is_here = signed_in.region.as_ref() == Some(&region);
            let choose = Callback::new(move |()| {
                if let Some(project) = signed_in.project_id() {
                    carried.carry(form, project);
                }
                go(Stage::In(Arc::new(signed_in.in_region(region.clone()))));
            });
            choice(name, is_here, choose)
        }
    };
    let title = words.switch_project();
    drawn(view! {
        <Dialog title on_close=move |()| _ = is_open.try_set(false)>
            <div class="door">
                <p class="door__lead">{words.switch_hint()}</p>
                {live(move || {
                    let error = attempt.failure().or_else(|| listing.failure())?;
                    Some(view! { <FailureNotice failure=Failure::of_call(&error, words) /> })
                })}
                {has_regions
                    .then(|| {
                        view! {
                            <h3>{words.region()}</h3>
                            <ul class="door__list">{regions.into_iter().map(region).collect_view()}</ul>
                        }
                    })}
                <h3>{words.project()}</h3>
                {is_credential.then(|| view! { <p>{words.switch_credential()}</p> })}
                {live(move || {
                    let Some(known) = known.get() else {
                        return drawn(listing.is_pending().then(|| view! { <Waiting label=words.loading() /> }));
                    };
                    let all = known.into_iter().map(&project).collect_view();
                    drawn(view! { <ul class="door__list">{all}</ul> })
                })}
                <div class="dialog__buttons">
                    <button type="button" class="button button--quiet" on:click=move |_| is_open.set(false)>
                        {words.cancel()}
                    </button>
                </div>
            </div>
        </Dialog>
    })
}

fn choice(name: String, is_here: bool, choose: Callback<()>) -> Drawn {
    let pick = move |_| {
        if !is_here {
            choose.run(());
        }
    };
    drawn(view! {
        <li>
            <button
                type="button"
                class="door__choice"
                translate="no"
                aria-current=is_here.then_some("true")
                aria-disabled=is_here.then_some("true")
                on:click=pick
            >
                {name}
            </button>
        </li>
    })
}
