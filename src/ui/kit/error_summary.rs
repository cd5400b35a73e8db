//! Everything that keeps a form from being sent, in one place that takes the focus.

use leptos::{html, prelude::*};

use super::{focus_link, live};

/// A list of problems, each leading to its field; drawn only while there are some.
#[component]
pub fn ErrorSummary(
    /// Its title.
    title: &'static str,
    /// Field ids and words, from top to bottom.
    problems: Signal<Vec<(&'static str, String)>>,
    /// Changes with each attempt: that is when the focus comes here.
    attempts: RwSignal<u32>,
) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |seen: Option<u32>| {
        // The one of an earlier attempt may have been taken away.
        let drawn = summary.get().filter(|summary| summary.is_connected());
        let attempts = attempts.get();
        let seen = seen.unwrap_or(attempts);
        if seen >= attempts || problems.with_untracked(Vec::is_empty) {
            return attempts;
        }
        // It may be drawn by the same change, after this. Not with the next picture: a frame out of sight has none, and by
        // then the focus may be somewhere else.
        drawn.map_or(seen, |summary| {
            drop(summary.focus());
            attempts
        })
    });
    live(move || {
        let list = problems.get();
        (!list.is_empty()).then(|| {
            view! {
                <div
                    class="errors"
                    role="group"
                    aria-labelledby="errors-title"
                    tabindex="-1"
                    node_ref=summary
                >
                    <h2 class="errors__title" id="errors-title">
                        {title}
                    </h2>
                    <ul class="errors__list">
                        {list
                            .into_iter()
                            .map(|(field, problem)| {
                                view! {
                                    <li>
                                        <a href=format!("#{field}") on:click=focus_link(field)>
                                            {problem}
                                        </a>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </div>
            }
        })
    })
}
