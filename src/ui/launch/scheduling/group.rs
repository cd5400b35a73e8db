//! Servers to be near to, or far from.

use leptos::prelude::*;

use crate::{
    launch::Field,
    openstack::{Id, novaclient::ServerGroup},
    ui::{
        kit::{SelectField, drawn},
        launch::{LaunchForm, Listing, Reading, offered::Offered, problem::problem_at},
        words::Words,
    },
};

/// The groups, each with its policy and how many it has.
#[component]
pub fn GroupField() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let (draft, choices) = (form.draft, form.choices);
    let listing = Memo::new(move |_| Listing::of(&choices.read().server_groups));
    let chosen = Memo::new(move |_| {
        let draft = draft.read();
        draft.server_group.as_ref().map(|id| id.as_str().to_owned()).unwrap_or_default()
    });
    let options = Memo::new(move |_| {
        let choices = choices.read();
        let mut options = vec![(String::new(), words.server_group_none().to_owned())];
        options.extend(choices.server_groups.here().iter().map(|group| option(group, words)));
        options
    });
    let choose = move |id: String| {
        draft.update(|draft| draft.server_group = (!id.is_empty()).then(|| Id::new(id)));
    };
    drawn(view! {
        <Offered read=Reading::ServerGroups listing empty=words.no_server_groups()>
            <SelectField
                id="server-group"
                label=words.server_group()
                hint=words.server_group_hint()
                options=options
                value=chosen.into()
                on_choose=choose
                problem=problem_at(form, words, Field::ServerGroup)
            />
        </Offered>
    })
}

fn option(group: &ServerGroup, words: Words) -> (String, String) {
    let members = group.members.len();
    let policy = match group.policy() {
        Some(policy) => policy_word(policy, words),
        None => "–",
    };
    let word = words.server_group_option(members as u64, &members.to_string(), &group.name, policy);
    (group.id.as_str().to_owned(), word)
}

/// A policy in words; one that nobody knows yet stands as the cloud says it.
pub fn policy_word(policy: &str, words: Words) -> &str {
    match policy {
        "affinity" => words.policy_affinity(),
        "anti-affinity" => words.policy_anti_affinity(),
        "soft-affinity" => words.policy_soft_affinity(),
        "soft-anti-affinity" => words.policy_soft_anti_affinity(),
        other => other,
    }
}
