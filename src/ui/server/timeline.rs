//! The steps from the click to a server that can be used.

use leptos::prelude::*;

use super::Start;
use crate::{
    server::{Progress, Step},
    ui::{
        kit::{Drawn, date_time, drawn, iso, live, live_text},
        preferences::Preferences,
        words::Words,
    },
};

/// A list of them, as long as the start is of interest.
#[component]
pub fn StartSteps(
    /// How far it has come.
    start: Start,
) -> impl IntoView {
    let words = Words::here();
    let language = Preferences::expect().language;
    let is_recent = start.is_recent;
    // Each state of Nova's is told by the status above; this is none of them.
    let told = live_text(move || {
        let is_ready = is_recent.get() && start.timeline.read().current().is_none();
        if is_ready { words.step_ready_told().to_owned() } else { String::new() }
    });
    let steps = Memo::new(move |_| {
        let timeline = start.timeline.read();
        // The first one says when it all began.
        let time =
            |(at, (step, progress))| (step, progress, timeline.millis(step).filter(|_| at > 0));
        timeline.steps().into_iter().enumerate().map(time).collect::<Vec<_>>()
    });
    let row = move |(step, progress, millis): (Step, Progress, Option<i64>)| -> Drawn {
        let (name, said) = match progress {
            Progress::Over(_) => ("over", words.progress_over()),
            Progress::UnderWay => ("now", words.progress_now()),
            Progress::Failed => ("failed", words.progress_failed()),
            Progress::Ahead => ("ahead", words.progress_ahead()),
        };
        let moment = match progress {
            Progress::Over(Some(moment)) => Some(moment.as_millis()),
            _ => None,
        };
        let time = moment.map(|moment| {
            let full = date_time(&iso(moment), language.get_untracked().tag());
            let title = full.clone();
            let after = millis.map(clock);
            view! { <span class="steps__time" title=title>{after.unwrap_or(full)}</span> }
        });
        let current = matches!(progress, Progress::UnderWay | Progress::Failed);
        drawn(view! {
            <li class="steps__step" data-progress=name aria-current=current.then_some("step")>
                <span class="steps__name">{step_word(step, words)}</span>
                <span class="unseen">{said}</span>
                {time}
            </li>
        })
    };
    drawn(view! {
        <p class="unseen" role="status">
            {told}
        </p>
        {live(move || {
            is_recent
                .get()
                .then(|| {
                    let rows = steps.get().into_iter().map(row).collect_view();
                    drawn(
                        view! {
                            <ol class="steps" role="list" aria-label=words.steps()>
                                {rows}
                            </ol>
                        },
                    )
                })
        })}
    })
}

fn step_word(step: Step, words: Words) -> &'static str {
    match step {
        Step::Sent => words.step_sent(),
        Step::Accepted => words.step_accepted(),
        Step::Scheduled => words.step_scheduled(),
        Step::Network => words.step_network(),
        Step::Disks => words.step_disks(),
        Step::Spawning => words.step_spawning(),
        Step::Active => words.step_active(),
        Step::Ready => words.step_ready(),
    }
}

/// So long after the first step: `+1:05`.
fn clock(millis: i64) -> String {
    let seconds = (millis + 500) / 1000;
    format!("+{}:{:02}", seconds / 60, seconds % 60)
}
