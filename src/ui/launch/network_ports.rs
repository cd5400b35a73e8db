//! Ports that are there already, with all that somebody has set up of them.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    LaunchForm, List, Listing, Reading,
    closed::{Closed, closed, said},
    interface::touched,
    listed::Listed,
};
use crate::{
    launch::{Choices, Connected, Interface, Offer},
    openstack::{
        Id,
        neutron::{FixedIp, Port},
    },
    ui::{
        kit::{Column, Picking, Row, whenever},
        words::Words,
    },
};

/// Closed, and not asked for, until somebody wants one.
#[component]
pub fn ExistingPorts() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    // A draft that was read from code brings its ports along.
    whenever(move || {
        if !picked(&form.draft.read(), &form.choices.read()).is_empty() {
            form.need(Reading::Ports);
        }
    });
    closed(Closed {
        title: words.existing_port(),
        summary: said(form, |draft, choices, _| match picked(draft, choices).len() {
            0 => Vec::new(),
            count => vec![format!("({count})")],
        }),
        fields: &[],
        draw: |parts| (parts.ports)(),
    })
}

/// The free ports.
#[component]
pub fn PortList() -> impl IntoView {
    view! { <Listed list=ports(Words::here()) /> }
}

/// The addresses of a port, each with the subnet that it is of.
pub fn port_addresses(port: &Port, choices: &Choices) -> String {
    let address = |fixed: &FixedIp| {
        let address = fixed.ip_address.clone()?;
        let mut subnets = choices.subnets.here().iter();
        let subnet = subnets.find(|subnet| Some(&subnet.id) == fixed.subnet_id.as_ref());
        let label = subnet.map(|subnet| format!(" ({})", subnet.label()));
        Some(address + &label.unwrap_or_default())
    };
    port.fixed_ips.iter().filter_map(address).collect::<Vec<_>>().join(", ")
}

fn picked(draft: &crate::launch::Draft, choices: &Choices) -> Vec<String> {
    let interfaces = draft.chosen_interfaces(choices);
    let port = |interface: &Interface| match &interface.to {
        Connected::Port(id) => Some(id.as_str().to_owned()),
        Connected::Network(_) => None,
    };
    interfaces.iter().filter_map(port).collect()
}

fn ports(words: Words) -> List {
    List {
        read: Reading::Ports,
        empty: words.no_ports(),
        picking: Picking {
            name: "ports",
            is_multiple: true,
            columns: Arc::new([
                Column::words(words.port_name()),
                Column::words(words.interface_network()),
                Column::words(words.port_addresses()),
                Column::words(words.port_mac()),
            ]),
            search: words.search_ports(),
            nothing_found: words.nothing_found(),
            more: super::more(words),
        },
        listing: |choices| match &choices.ports {
            Offer::Here(ports) if !ports.iter().any(Port::is_free) => Listing::Empty,
            ports => Listing::of(ports),
        },
        rows: |choices, _, words| {
            let free = choices.ports.here().iter().filter(|port| port.is_free());
            free.map(|port| row(port, choices, words)).collect()
        },
        chosen: picked,
        pick: |draft, choices, key| {
            let to = Connected::Port(Id::new(key));
            let interfaces = touched(draft, choices);
            match interfaces.iter().position(|interface| interface.to == to) {
                Some(at) => drop(interfaces.remove(at)),
                None => interfaces.push(Interface::to(to)),
            }
        },
        note: |_, _, _| None,
    }
}

fn row(port: &Port, choices: &Choices, words: Words) -> Row {
    let network = choices.network(&port.network_id);
    Row {
        key: port.id.as_str().to_owned(),
        cells: vec![
            port.label().to_owned(),
            network.map(|network| network.label().to_owned()).unwrap_or_default(),
            port_addresses(port, choices),
            port.mac_address.clone(),
        ],
        note: port.lacks_address().then(|| words.port_no_address().to_owned()),
        is_offered: !port.lacks_address(),
    }
}
