//! The launch page: the form, what it comes to, and the button.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    launch::{Journal, Marker, submit},
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
        form.launch.start(Box::pin(async move {
            let mut servers = Vec::new();
            let mut outcome = Ok(());
            let mut journal = Journal::default();
            for at in 0..plan.requests.len() {
                let marker = Marker::new(cloud.session().clock());
                let made = submit(&cloud, &plan, at, &marker, &mut journal, &|_| ()).await;
                match made.into_result() {
                    Ok(made) => {
                        for id in made.servers {
                            on_event.run(Event::Launched(id.clone()));
                            servers.push(id);
                        }
                    }
                    Err(error) => {
                        outcome = Err(error);
                        break;
                    }
                }
                if at + 1 < plan.requests.len() {
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
