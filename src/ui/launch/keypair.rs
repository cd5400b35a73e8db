//! Whose key it takes.

use super::{List, Listing, Reading};
use crate::{
    openstack::novaclient::Keypair,
    ui::{
        kit::{Column, Picking, Row},
        words::Words,
    },
};

/// The key of the row that stands for no key pair; Nova allows no empty name.
const NONE: &str = "";

/// The key pairs, and none.
pub fn keypairs(words: Words) -> List {
    List {
        read: Reading::Keypairs,
        empty: words.no_keypairs(),
        picking: Picking {
            name: "keypair",
            is_multiple: false,
            columns: [
                Column::words(words.keypair_name()),
                Column::words(words.keypair_fingerprint()),
            ]
            .into(),
            search: words.search_keypairs(),
            nothing_found: words.nothing_found(),
            more: super::more(words),
        },
        listing: |choices| Listing::of(&choices.keypairs),
        rows: |choices, _, words| {
            let none = Row {
                key: NONE.to_owned(),
                cells: vec![words.keypair_none().to_owned(), String::new()],
                note: None,
                is_offered: true,
            };
            std::iter::once(none).chain(choices.keypairs.here().iter().map(row)).collect()
        },
        chosen: |draft, choices| {
            vec![draft.chosen_keypair(choices).unwrap_or_else(|| NONE.to_owned())]
        },
        pick: |draft, _, key| draft.keypair = Some((key != NONE).then_some(key)),
        note: |_, _, _| None,
    }
}

fn row(keypair: &Keypair) -> Row {
    Row {
        key: keypair.name.clone(),
        cells: vec![keypair.name.clone(), keypair.fingerprint.clone()],
        note: None,
        is_offered: true,
    }
}
