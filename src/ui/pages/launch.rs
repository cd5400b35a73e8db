//! The launch page: the form, what it comes to, and the button.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    launch::{Area, Problem},
    ui::{
        cloud::Cloud,
        kit::{ErrorSummary, Heading, drawn},
        later::{Parts, ServerParts},
        launch::{
            AccessSection, CodePanel, ConfigSection, DisksSection, Doubt, Drafts, FlavorSection,
            LaunchForm, Launches, Launching, NameSection, NetworkSection, SecurityGroupSection,
            SourceSection, Summary, area, target, word,
        },
        route::Location,
        setup::Setup,
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
    let launches = Launches::expect();
    let cloud = Cloud::expect();
    let location = Location::expect();
    let setup = expect_context::<StoredValue<Setup>>();
    form.open();

    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        // A second press while the first is under way would make a second server.
        if untrack(|| form.launch.is_pending()) {
            return;
        }
        form.attempts.update(|count| *count += 1);
        form.refused.set(None);
        let Ok(plan) = form.plan() else { return };
        let asked = ArcStoredValue::new(form.draft.get_untracked());
        let cloud = cloud.connection();
        launches.accepted.set(None);
        let (host, on_event) = setup.with_value(|setup| (setup.host.clone(), setup.on_event));
        let launching = Launching { form, launches, cloud, plan, asked, location, host, on_event };
        form.launch.start(Box::pin(async move {
            let Ok(parts) = ServerParts::fetch().await else {
                form.doubt.set(Some(Doubt::CutOff));
                return Ok(());
            };
            (parts.launch)(launching).await
        }));
    };
    let listed = Signal::derive(move || {
        let problems = form.problems().into_iter();
        problems
            // That stands beside the button, with a link of its own.
            .filter(|problem| !matches!(problem, Problem::Refused(..)))
            .map(|problem| (target(setup, problem.field()), word(&problem, words)))
            .collect::<Vec<_>>()
    });

    drawn(view! {
        <form class="launch" novalidate on:submit=submit aria-busy=move || form.launch.is_pending().to_string()>
            <div class="launch__form">
                <Heading text=words.launch_title() />
                {area(Area::Drafts, || drawn(view! { <Drafts /> }))}
                <ErrorSummary
                    title=words.problems_title()
                    problems=listed
                    attempts=form.attempts
                />
                <NameSection />
                {area(Area::Source, || drawn(view! { <SourceSection /> }))}
                {area(Area::Disks, || drawn(view! { <DisksSection /> }))}
                {area(Area::Flavor, || drawn(view! { <FlavorSection /> }))}
                {area(Area::Networks, || drawn(view! { <NetworkSection /> }))}
                {area(Area::SecurityGroups, || drawn(view! { <SecurityGroupSection /> }))}
                {area(Area::Access, || drawn(view! { <AccessSection /> }))}
                <ConfigSection />
                {area(Area::Code, || drawn(view! { <CodePanel /> }))}
            </div>
            <Summary />
        </form>
    })
}
