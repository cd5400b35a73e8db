//! What was done with a server, and how it went.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Part, part::Answer};
use crate::{
    openstack::{
        Id,
        novaclient::{InstanceAction, InstanceActionEvent, InstanceActionSearch, Server},
    },
    ui::{
        cloud::Cloud,
        kit::{Drawn, date_time, drawn, visible},
        preferences::Preferences,
        words::Words,
    },
};

/// The part: the latest action first, each with its steps, which are asked for when it is opened.
#[component]
pub fn HistoryPart(
    /// Whose it is.
    id: Id<Server>,
) -> impl IntoView {
    let words = Words::here();
    let cloud = Cloud::expect();
    let language = Preferences::expect().language.get_untracked().tag();
    let ask = move || {
        let id = id.clone();
        Box::pin(async move {
            let actions = cloud.connection().newest_nova().await?.instance_action;
            let all = actions.list(&id, &InstanceActionSearch::default())?.all().await?;
            Ok(Arc::new(move || listed(&id, &all, words, language)) as Answer)
        }) as _
    };
    drawn(view! { <Part title=words.history() ask=Box::new(ask) /> })
}

fn listed(id: &Id<Server>, all: &[InstanceAction], words: Words, language: &'static str) -> Drawn {
    if all.is_empty() {
        return drawn(words.no_history());
    }
    let cloud = Cloud::expect();
    let row = |action: &InstanceAction| {
        let time = action.start_time.as_deref().map(|time| moment(time, language));
        let said = [Some(action.action.clone()), time, action.message.clone()];
        let title = visible(said.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        let (id, request) = (id.clone(), action.request_id.clone());
        let ask = move || {
            let (id, request) = (id.clone(), request.clone());
            Box::pin(async move {
                let actions = cloud.connection().newest_nova().await?.instance_action;
                let action = actions.get(&id, &request).await?;
                Ok(Arc::new(move || steps(&action, words, language)) as Answer)
            }) as _
        };
        view! { <Part title ask=Box::new(ask) is_read_again=false /> }
    };
    drawn(all.iter().map(row).collect_view())
}

fn steps(action: &InstanceAction, words: Words, language: &'static str) -> Drawn {
    let row = |event: &InstanceActionEvent| {
        let result = match event.result.as_deref() {
            Some("Success") => words.history_success(),
            Some("Error") => words.history_error(),
            _ => words.history_running(),
        };
        let times = [&event.start_time, &event.finish_time].into_iter().flatten();
        let times: Vec<String> = times.map(|time| moment(time, language)).collect();
        let details = event.details.clone().or_else(|| event.traceback.clone());
        view! {
            <div class="facts__fact">
                <dt translate="no">{visible(event.event.clone())}</dt>
                <dd>
                    {result} " · " {times.join(" – ")}
                    {details.map(|text| view! { <pre class="log">{visible(text)}</pre> })}
                </dd>
            </div>
        }
    };
    let request = action.request_id.clone();
    drawn(view! {
        <dl class="facts">{action.events.iter().map(row).collect_view()}</dl>
        <p class="section__hint">{words.request_id()} " " {request}</p>
    })
}

/// Nova's moments here have no zone: they are UTC.
fn moment(time: &str, language: &str) -> String {
    date_time(&format!("{}Z", time.trim_end_matches('Z')), language)
}
