//! Where it is connected.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    LaunchForm,
    offered::{Listing, Offered},
    problem::problem_at,
    toggled,
};
use crate::{
    launch::{ChoicesStoreFields, DraftStoreFields, Field},
    openstack::{
        Id,
        neutron::{Network, Subnet},
    },
    ui::{
        kit::{Column, PickTable, Picking, Row, Section},
        words::Words,
    },
};

/// The networks.
#[component]
pub fn NetworkSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let (networks, subnets) = (form.choices.networks(), form.choices.subnets());
    let listing = Memo::new(move |_| Listing::of(&*networks.read()));
    let rows = Memo::new(move |_| {
        let subnets = subnets.read();
        let row = |network: &Network| row(network, subnets.here(), words);
        Arc::new(networks.read().here().iter().map(row).collect::<Vec<_>>())
    });
    let picked = Memo::new(move |_| form.draft.read().chosen_networks(&form.choices.read()));
    let chosen = Signal::derive(move || {
        picked.read().iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>()
    });
    let picking = Picking {
        name: "networks",
        is_multiple: true,
        columns: vec![Column::words(words.network_name()), Column::words(words.network_subnets())],
        search: words.search_networks(),
        nothing_found: words.nothing_found(),
        more: super::more(words),
    };
    view! {
        <Section
            id="networks"
            title=words.networks()
            hint=words.networks_hint()
            problem=problem_at(form, words, Field::Networks)
        >
            <Offered field=Field::Networks listing empty=words.no_networks()>
                <PickTable
                    picking=picking.clone()
                    rows
                    chosen
                    on_pick=move |key: String| {
                        let networks = toggled(picked.get_untracked(), &Id::new(key));
                        form.draft.networks().set(Some(networks));
                    }
                />
            </Offered>
        </Section>
    }
}

fn row(network: &Network, subnets: &[Subnet], words: Words) -> Row {
    let ranges = subnets.iter().filter(|subnet| subnet.network_id == network.id);
    let note = match network {
        network if network.subnets.is_empty() => Some(words.network_no_subnet()),
        network if !network.is_usable() => Some(words.network_external()),
        network if !network.port_security_enabled => Some(words.network_open()),
        network if network.shared => Some(words.network_shared()),
        _ => None,
    };
    Row {
        key: network.id.as_str().to_owned(),
        cells: vec![
            network.label().to_owned(),
            ranges.map(|subnet| subnet.cidr.as_str()).collect::<Vec<_>>().join(", "),
        ],
        note: note.map(str::to_owned),
        is_offered: network.is_usable(),
    }
}
