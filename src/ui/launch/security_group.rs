//! Who may reach it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    LaunchForm, List, Listing, Reading,
    closed::silent,
    listed::Listed,
    problem::{field_id, problem_at},
    security_group_rules::admitted,
    toggled,
    warned::Warned,
};
use crate::{
    launch::{Field, Warning},
    openstack::{Id, neutron::SecurityGroup},
    ui::{
        kit::{Column, Picking, Row, Section, drawn, live},
        later::{FormParts, later},
        words::Words,
    },
};

/// The groups, what they let through, and ways to let more in.
#[component]
pub fn SecurityGroupSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let field = Field::SecurityGroups;
    // It stays: it says what it has done.
    let is_closed = Memo::new(move |was: Option<&bool>| {
        was.is_some_and(|was| *was) || form.warnings.read().contains(&Warning::SshClosed)
    });
    drawn(view! {
        <Section
            id=field_id(field)
            title=words.security_groups()
            hint=Some(words.security_groups_hint())
            problem=problem_at(form, words, field)
        >
            <div class="parts">
                <Listed list=security_groups(words) />
                <Warned field />
                {live(move || is_closed.get().then(|| later::<FormParts>(|parts| (parts.allow_ssh)())))}
                {silent(words.rules_of_chosen(), |parts| (parts.rules)())}
                {silent(words.new_group(), |parts| (parts.new_group)())}
            </div>
        </Section>
    })
}

/// The security groups.
pub fn security_groups(words: Words) -> List {
    List {
        read: Reading::SecurityGroups,
        empty: words.no_security_groups(),
        picking: Picking {
            name: "security-groups",
            is_multiple: true,
            columns: Arc::new([
                Column::words(words.security_group_name()),
                Column::words(words.security_group_description()),
                Column::words(words.security_group_admits()),
            ]),
            search: words.search_security_groups(),
            nothing_found: words.nothing_found(),
            more: super::more(words),
        },
        listing: |choices| Listing::of(&choices.security_groups),
        rows: |choices, _, words| {
            choices.security_groups.here().iter().map(|group| row(group, words)).collect()
        },
        chosen: |draft, choices| {
            let picked = draft.chosen_security_groups(choices);
            picked.iter().map(|id| id.as_str().to_owned()).collect()
        },
        pick: |draft, choices, key| {
            let picked = draft.chosen_security_groups(choices);
            draft.security_groups = Some(toggled(picked, Id::new(key)));
        },
        note: |draft, choices, words| {
            (!draft.takes_security_groups(choices)).then(|| words.security_groups_off())
        },
    }
}

fn row(group: &SecurityGroup, words: Words) -> Row {
    Row {
        key: group.id.as_str().to_owned(),
        cells: vec![group.name.clone(), group.description.clone(), admitted(group, words)],
        note: None,
        is_offered: true,
    }
}
