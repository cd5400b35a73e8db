//! The size.

use super::{List, Listing, Reading, problem::word};
use crate::{
    launch::Field,
    openstack::{Id, novaclient::Flavor},
    ui::{
        kit::{Column, Picking, Row, gibibytes},
        words::Words,
    },
};

/// The flavors; those that the image does not fit say why.
pub fn flavors(words: Words) -> List {
    List {
        field: Field::Flavor,
        read: Reading::Flavors,
        title: words.flavor(),
        hint: None,
        empty: words.no_flavors(),
        picking: Picking {
            name: "flavor",
            is_multiple: false,
            columns: [
                Column::words(words.flavor_name()),
                Column::number(words.flavor_vcpus()),
                Column::number(words.flavor_ram()),
                Column::number(words.flavor_disk()),
            ]
            .into(),
            search: words.search_flavors(),
            nothing_found: words.nothing_found(),
            more: super::more(words),
        },
        listing: |choices| Listing::of(&choices.flavors),
        rows: |choices, image, words| {
            let row = |flavor: &Flavor| {
                let misfit =
                    image.and_then(|image| flavor.misfit(image, choices.settings.create_volume));
                row(flavor, misfit.map(|problem| word(&problem, words)))
            };
            choices.flavors.here().iter().map(row).collect()
        },
        chosen: |draft, _| draft.flavor.iter().map(|id| id.as_str().to_owned()).collect(),
        pick: |draft, _, key| draft.flavor = Some(Id::new(key)),
        note: |_, _, _| None,
    }
}

fn row(flavor: &Flavor, note: Option<String>) -> Row {
    Row {
        key: flavor.id.as_str().to_owned(),
        cells: vec![
            flavor.name.clone(),
            flavor.vcpus.to_string(),
            gibibytes(flavor.ram),
            format!("{} GiB", flavor.disk),
        ],
        // Not switched off: the image may change, and the problem is named at the section.
        note,
        is_offered: true,
    }
}
