//! The launch page: the form, what it comes to, and the button.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    launch::{Problem, submit},
    ui::{
        cloud::Cloud,
        kit::{ErrorSummary, Heading, drawn},
        launch::{
            AccessSection, CodePanel, ConfigSection, DisksSection, Drafts, FlavorSection,
            LaunchForm, NameSection, NetworkSection, SecurityGroupSection, SourceSection, Summary,
            field_id, word,
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
        let mut asked = form.draft.get_untracked();
        form.refused.set(None);
        form.launch.start(Box::pin(async move {
            let mut servers = Vec::new();
            let mut outcome = Ok(());
            for at in 0..plan.requests.len() {
                match submit(&cloud, &plan, at).await {
                    Ok(created) => {
                        on_event.run(Event::Launched(created.id.clone()));
                        servers.push(created.id);
                    }
                    Err(error) => {
                        form.note_refused(&error, asked);
                        outcome = Err(error);
                        break;
                    }
                }
                if at + 1 < plan.requests.len() {
                    asked = asked.without_first();
                    form.draft.update(|draft| *draft = draft.without_first());
                }
            }
            // Nova names only the first of several that are made together.
            let route = match (servers.as_slice(), plan.requests.as_slice()) {
                ([only], [request]) if request.max_count == 1 => Route::Server(only.clone()),
                _ => Route::Servers,
            };
            if let Some(address) = plan.floating_ip.filter(|_| !servers.is_empty()) {
                form.lead_addresses(address, servers);
            }
            outcome?;
            form.launched();
            location.go(route);
            Ok(())
        }));
    };
    let listed = Signal::derive(move || {
        let problems = form.problems().into_iter();
        problems
            // That stands beside the button, with a link of its own.
            .filter(|problem| !matches!(problem, Problem::Refused(..)))
            .map(|problem| (field_id(problem.field()), word(&problem, words)))
            .collect::<Vec<_>>()
    });

    drawn(view! {
        <form class="launch" novalidate on:submit=submit aria-busy=move || form.launch.is_pending().to_string()>
            <div class="launch__form">
                <Heading text=words.launch_title() />
                <Drafts />
                <ErrorSummary
                    title=words.problems_title()
                    problems=listed
                    attempts=form.attempts
                />
                <NameSection />
                <SourceSection />
                <DisksSection />
                <FlavorSection />
                <NetworkSection />
                <SecurityGroupSection />
                <AccessSection />
                <ConfigSection />
                <CodePanel />
            </div>
            <Summary />
        </form>
    })
}
