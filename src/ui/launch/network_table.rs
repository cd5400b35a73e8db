//! The networks to choose from.

use super::{List, Listing, Reading, interface::touched};
use crate::{
    launch::Interface,
    openstack::{
        Id,
        neutron::{Network, Subnet},
    },
    ui::{
        kit::{Column, Picking, Row},
        words::Words,
    },
};

/// The networks; those that take no server say why. A click on one adds an interface, or takes all
/// of its interfaces away.
pub fn networks(words: Words) -> List {
    List {
        read: Reading::Networks,
        empty: words.no_networks(),
        picking: Picking {
            name: "networks",
            is_multiple: true,
            columns: [Column::words(words.network_name()), Column::words(words.network_subnets())]
                .into(),
            search: words.search_networks(),
            nothing_found: words.nothing_found(),
            more: super::more(words),
        },
        listing: |choices| Listing::of(&choices.networks),
        rows: |choices, _, words| {
            let row = |network: &Network| row(network, choices.subnets.here(), words);
            choices.networks.here().iter().map(row).collect()
        },
        chosen: |draft, choices| {
            let interfaces = draft.chosen_interfaces(choices);
            let networks = interfaces.iter().filter_map(Interface::network);
            networks.map(|id| id.as_str().to_owned()).collect()
        },
        pick: |draft, choices, key| {
            let id = Id::new(key);
            let interfaces = touched(draft, choices);
            let known = interfaces.len();
            interfaces.retain(|interface| interface.network() != Some(&id));
            if interfaces.len() == known {
                interfaces.push(Interface::on(id));
            }
        },
        note: |_, _, _| None,
    }
}

fn row(network: &Network, subnets: &[Subnet], words: Words) -> Row {
    let ranges = subnets.iter().filter(|subnet| subnet.network_id == network.id);
    let note = match network {
        network if network.subnets.is_empty() => Some(words.network_no_subnet()),
        network if !network.is_usable() => Some(words.network_external()),
        network if !network.admin_state_up => Some(words.network_down()),
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
