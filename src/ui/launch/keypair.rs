//! Whose key it takes.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    LaunchForm,
    offered::{Listing, Offered},
};
use crate::{
    launch::{ChoicesStoreFields, DraftStoreFields, Field},
    openstack::novaclient::Keypair,
    ui::{
        kit::{Column, PickTable, Picking, Row, Section},
        words::Words,
    },
};

/// The key of the row that stands for no key pair; Nova allows no empty name.
const NONE: &str = "";

/// The key pairs.
#[component]
pub fn KeypairSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let keypairs = form.choices.keypairs();
    let listing = Memo::new(move |_| Listing::of(&*keypairs.read()));
    let rows = Memo::new(move |_| {
        let none = Row {
            key: NONE.to_owned(),
            cells: vec![words.keypair_none().to_owned(), String::new()],
            note: None,
            is_offered: true,
        };
        let rows = keypairs.read();
        Arc::new(std::iter::once(none).chain(rows.here().iter().map(row)).collect::<Vec<_>>())
    });
    let chosen = Signal::derive(move || {
        let keypair = form.draft.read().chosen_keypair(&form.choices.read());
        vec![keypair.unwrap_or_else(|| NONE.to_owned())]
    });
    let picking = Picking {
        name: "keypair",
        is_multiple: false,
        columns: vec![
            Column::words(words.keypair_name()),
            Column::words(words.keypair_fingerprint()),
        ],
        search: words.search_keypairs(),
        nothing_found: words.nothing_found(),
        more: super::more(words),
    };
    view! {
        <Section id="keypair" title=words.keypair() hint=words.keypair_hint()>
            <Offered field=Field::Keypair listing empty=words.no_keypairs()>
                <PickTable
                    picking=picking.clone()
                    rows
                    chosen
                    on_pick=move |key: String| {
                        form.draft.keypair().set(Some((key != NONE).then_some(key)));
                    }
                />
            </Offered>
        </Section>
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
