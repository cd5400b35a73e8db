//! The launch page: the form, what it comes to, and the button.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    launch::submit,
    ui::{
        cloud::Cloud,
        kit::{ErrorSummary, Heading, drawn},
        launch::{
            LaunchForm, ListSection, NameSection, NetworkSection, SecurityGroupSection, Summary,
            field_id, flavors, images, keypairs, word,
        },
        route::{Location, Route},
        setup::{Event, Setup},
        title::name_tab,
        words::Words,
    },
};

/// The launch form.
#[component]
pub fn LaunchPage() -> impl IntoView {
    let words = Words::here();
    name_tab(words.launch_title().into());
    let form = LaunchForm::expect();
    let cloud = Cloud::expect();
    let location = Location::expect();
    let on_event = expect_context::<StoredValue<Setup>>().with_value(|setup| setup.on_event);
    form.open();

    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        // A second press while the first is under way would make a second server.
        if untrack(|| form.launch.is_pending()) {
            return;
        }
        form.attempts.update(|count| *count += 1);
        let Ok(plan) = form.plan() else { return };
        let cloud = cloud.connection();
        form.launch.start(Box::pin(async move {
            let mut route = Route::Servers;
            for (at, request) in plan.requests.iter().enumerate() {
                let created = submit(&cloud, &plan, at).await?;
                on_event.run(Event::Launched(created.id.clone()));
                // Nova names only the first of several.
                if plan.requests.len() == 1 && request.max_count == 1 {
                    route = Route::Server(created.id);
                }
            }
            form.launched();
            location.go(route);
            Ok(())
        }));
    };
    let listed = Signal::derive(move || {
        let problems = form.problems().into_iter();
        problems
            .map(|problem| (field_id(problem.field()), word(&problem, words)))
            .collect::<Vec<_>>()
    });

    drawn(view! {
        <form class="launch" novalidate on:submit=submit aria-busy=move || form.launch.is_pending().to_string()>
            <div class="launch__form">
                <Heading text=words.launch_title() />
                <ErrorSummary
                    title=words.problems_title()
                    problems=listed
                    attempts=form.attempts
                />
                <NameSection />
                {[images, flavors].map(|list| view! { <ListSection list=list(words) /> }).collect_view()}
                <NetworkSection />
                <SecurityGroupSection />
                <ListSection list=keypairs(words) />
            </div>
            <Summary />
        </form>
    })
}
