//! Who may reach it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    LaunchForm,
    offered::{Listing, Offered},
    toggled,
};
use crate::{
    launch::{ChoicesStoreFields, DraftStoreFields, Field},
    openstack::{Id, neutron::SecurityGroup},
    ui::{
        kit::{Column, PickTable, Picking, Row, Section},
        words::Words,
    },
};

/// The security groups.
#[component]
pub fn SecurityGroupSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let groups = form.choices.security_groups();
    let listing = Memo::new(move |_| Listing::of(&*groups.read()));
    let rows =
        Memo::new(move |_| Arc::new(groups.read().here().iter().map(row).collect::<Vec<_>>()));
    let picked = Memo::new(move |_| form.draft.read().chosen_security_groups(&form.choices.read()));
    let takes = Memo::new(move |_| form.draft.read().takes_security_groups(&form.choices.read()));
    let chosen = Signal::derive(move || {
        picked.read().iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>()
    });
    let picking = Picking {
        name: "security-groups",
        is_multiple: true,
        columns: vec![
            Column::words(words.security_group_name()),
            Column::words(words.security_group_description()),
        ],
        search: words.search_security_groups(),
        nothing_found: words.nothing_found(),
        more: super::more(words),
    };
    view! {
        <Section
            id="security-groups"
            title=words.security_groups()
            hint=words.security_groups_hint()
        >
            {move || {
                (!takes.get())
                    .then(|| view! { <p class="section__note">{words.security_groups_off()}</p> })
            }}
            <Offered field=Field::SecurityGroups listing empty=words.no_security_groups()>
                <PickTable
                    picking=picking.clone()
                    rows
                    chosen
                    on_pick=move |key: String| {
                        let groups = toggled(picked.get_untracked(), &Id::new(key));
                        form.draft.security_groups().set(Some(groups));
                    }
                />
            </Offered>
        </Section>
    }
}

fn row(group: &SecurityGroup) -> Row {
    Row {
        key: group.id.as_str().to_owned(),
        cells: vec![group.name.clone(), group.description.clone()],
        note: None,
        is_offered: true,
    }
}
