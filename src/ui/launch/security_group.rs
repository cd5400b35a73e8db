//! Who may reach it.

use super::{List, Listing, Reading, toggled};
use crate::{
    launch::Field,
    openstack::{Id, neutron::SecurityGroup},
    ui::{
        kit::{Column, Picking, Row},
        words::Words,
    },
};

/// The security groups.
pub fn security_groups(words: Words) -> List {
    List {
        field: Field::SecurityGroups,
        read: Reading::SecurityGroups,
        title: words.security_groups(),
        hint: Some(words.security_groups_hint()),
        empty: words.no_security_groups(),
        picking: Picking {
            name: "security-groups",
            is_multiple: true,
            columns: [
                Column::words(words.security_group_name()),
                Column::words(words.security_group_description()),
            ]
            .into(),
            search: words.search_security_groups(),
            nothing_found: words.nothing_found(),
            more: super::more(words),
        },
        listing: |choices| Listing::of(&choices.security_groups),
        rows: |choices, _, _| choices.security_groups.here().iter().map(row).collect(),
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

fn row(group: &SecurityGroup) -> Row {
    Row {
        key: group.id.as_str().to_owned(),
        cells: vec![group.name.clone(), group.description.clone()],
        note: None,
        is_offered: true,
    }
}
