//! A server group that is made on the way.

use leptos::prelude::*;

use super::group::policy_word;
use crate::{
    launch::Offer,
    openstack::novaclient::{ApiVersion, CreateServerGroup, ServerGroupRules},
    ui::{
        attempt::Attempt,
        failure::{Failure, FailureNotice},
        kit::{FieldKind, More, SelectField, TextField, Typed, drawn, live, live_text},
        launch::{LaunchForm, needs::needs},
        words::Words,
    },
};

/// Policies, those first that the cloud keeps to.
const POLICIES: [&str; 4] = ["anti-affinity", "affinity", "soft-anti-affinity", "soft-affinity"];

/// Its name, its policy, and what that allows.
#[component]
pub fn NewGroup() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let attempt = Attempt::new();
    let has_tried = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let policy = RwSignal::new(POLICIES[0].to_owned());
    let most = RwSignal::new(String::new());
    let takes_most = Memo::new(move |_| *policy.read() == "anti-affinity");
    let name_problem = move || name.read().trim().is_empty();
    let most_problem = move || {
        let most = most.read();
        let most = most.trim();
        takes_most.get() && !most.is_empty() && !most.parse::<u32>().is_ok_and(|most| most > 0)
    };
    let shown = move |is_wrong: bool, word: &'static str| {
        (has_tried.get() && is_wrong).then(|| word.to_owned())
    };
    let options = Memo::new(move |_| {
        let has_soft =
            form.choices.read().newest_nova.is_none_or(|has| has >= ApiVersion::new(2, 15));
        let policies = POLICIES.iter().filter(|policy| has_soft || !policy.starts_with("soft-"));
        policies
            .map(|policy| ((*policy).to_owned(), policy_word(policy, words).to_owned()))
            .collect::<Vec<_>>()
    });
    let make = move |_| {
        has_tried.set(true);
        if untrack(|| name_problem() || most_problem()) {
            return;
        }
        let max = most.read_untracked().trim().parse().ok();
        let request = CreateServerGroup {
            name: name.read_untracked().trim().to_owned(),
            policy: policy.get_untracked(),
            rules: ServerGroupRules {
                max_server_per_host: max.filter(|_| takes_most.get_untracked()),
            },
        };
        attempt.start(Box::pin(async move {
            let nova = form.cloud().newest_nova().await?;
            let group = nova.server_groups.create(&request).await?;
            let id = group.id.clone();
            form.choices.try_update(|choices| match &mut choices.server_groups {
                Offer::Here(known) => known.push(group),
                other => *other = Offer::Here(vec![group]),
            });
            form.draft.try_update(|draft| draft.server_group = Some(id));
            _ = name.try_set(String::new());
            _ = has_tried.try_set(false);
            Ok(())
        }));
    };
    drawn(view! {
        <More title=words.server_group_new() summary=Signal::derive(String::new)>
            <TextField
                id="new-group-name"
                label=words.server_group_name()
                value=Typed::of(name, |name| name, |name| name)
                problem=Signal::derive(move || {
                    shown(name_problem(), words.server_group_name_missing())
                })
            />
            <SelectField
                id="new-group-policy"
                label=words.server_group_policy()
                options=options
                value=policy.into()
                on_choose=move |key| policy.set(key)
            />
            {live(move || {
                takes_most
                    .get()
                    .then(|| {
                        view! {
                            <TextField
                                id="new-group-most"
                                label=words.server_group_most()
                                hint=words.server_group_most_hint()
                                kind=FieldKind::Number
                                value=Typed::of(most, |most| most, |most| most)
                                disabled=needs(form, words, ApiVersion::new(2, 64))
                                problem=Signal::derive(move || {
                                    shown(most_problem(), words.server_group_most_invalid())
                                })
                            />
                        }
                    })
            })}
            <button
                type="button"
                class="button"
                aria-disabled=move || attempt.is_pending().to_string()
                on:click=make
            >
                {live_text(move || {
                    if attempt.is_pending() {
                        words.server_group_making()
                    } else {
                        words.server_group_create()
                    }
                        .to_owned()
                })}
            </button>
            {live(move || {
                let failure = Failure::of_call(&attempt.failure()?, words);
                Some(view! { <FailureNotice failure /> })
            })}
        </More>
    })
}
