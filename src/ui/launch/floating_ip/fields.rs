//! Which address it is: one of a network, or one that is free.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    launch::{Attached, Choices, Draft, FloatingAddress, Offer},
    openstack::{
        Id,
        neutron::{FloatingIp, Network},
    },
    ui::{
        kit::{Column, Picking, Row, SelectField, drawn, live},
        launch::{LaunchForm, List, Listed, Listing, Reading, interface::options, more},
        words::Words,
    },
};

/// The network of a new one, or those that are free.
#[component]
pub fn FloatingIpFields() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let is_new =
        Memo::new(move |_| matches!(form.draft.read().floating_ip, FloatingAddress::New(_)));
    live(move || {
        if is_new.get() {
            drawn(view! { <ExternalField /> })
        } else {
            drawn(view! { <Listed list=free_ips(words) /> })
        }
    })
}

/// The external networks that floating IPs of this draft can be of: those that a router leads to.
/// Routers of other projects cannot be seen; where one of them may lead out, all are.
fn reachable<'a>(draft: &Draft, choices: &'a Choices) -> Vec<&'a Network> {
    let external = choices.networks.here().iter().filter(|network| network.external);
    let chosen = draft.chosen_networks(choices);
    let Offer::Here(gateways) = &choices.gateways else { return external.collect() };
    let may_hide_some = draft.attached == Attached::Auto
        || chosen.is_empty()
        || chosen.iter().any(|id| choices.network(id).is_some_and(|network| network.shared));
    let leads = |network: &Network| {
        gateways.iter().any(|gateway| {
            gateway.external_network_id == network.id && chosen.contains(&gateway.network_id)
        })
    };
    external.filter(|network| may_hide_some || leads(network)).collect()
}

#[component]
fn ExternalField() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let networks = options(Box::new(move || {
        let choices = form.choices.read();
        let found = reachable(&form.draft.read(), &choices);
        let known =
            found.iter().map(|known| (known.id.as_str().to_owned(), known.label().to_owned()));
        let mut options: Vec<_> = known.collect();
        // The only external network there is needs no choice.
        if choices.networks.here().iter().filter(|network| network.external).count() != 1 {
            options.insert(0, (String::new(), words.floating_choose().to_owned()));
        }
        options
    }));
    let value = Signal::derive(move || {
        if let FloatingAddress::New(Some(id)) = &form.draft.read().floating_ip {
            return id.as_str().to_owned();
        }
        let options = networks.read();
        options.first().map(|(value, _)| value.clone()).unwrap_or_default()
    });
    let choose = move |key: String| {
        let picked = (!key.is_empty()).then(|| Id::new(key));
        form.draft.update(|draft| draft.floating_ip = FloatingAddress::New(picked));
    };
    let disabled = Signal::derive(move || {
        let choices = form.choices.read();
        if choices.gateways.is_awaited() || choices.networks.is_awaited() {
            return Some(words.loading().to_owned());
        }
        let has_external = choices.networks.here().iter().any(|network| network.external);
        let is_closed = reachable(&form.draft.read(), &choices).is_empty();
        let reason =
            if has_external { words.floating_no_router() } else { words.floating_no_external() };
        is_closed.then(|| reason.to_owned())
    });
    drawn(view! {
        <SelectField
            id="floating-network"
            label=words.floating_network()
            options=networks
            value
            on_choose=choose
            disabled
        />
    })
}

fn free_ips(words: Words) -> List {
    List {
        read: Reading::FloatingIps,
        empty: words.no_floating(),
        picking: Picking {
            name: "floating-ips",
            is_multiple: false,
            columns: Arc::new([
                Column::words(words.floating_address()),
                Column::words(words.floating_network()),
                Column::words(words.security_group_description()),
            ]),
            search: words.search_floating(),
            nothing_found: words.nothing_found(),
            more: more(words),
        },
        listing: |choices| match &choices.floating_ips {
            Offer::Here(addresses) if !addresses.iter().any(FloatingIp::is_free) => Listing::Empty,
            addresses => Listing::of(addresses),
        },
        rows: |choices, _, _| {
            let free = choices.floating_ips.here().iter().filter(|address| address.is_free());
            free.map(|address| row(address, choices)).collect()
        },
        chosen: |draft, _| match &draft.floating_ip {
            FloatingAddress::Existing(Some(id)) => vec![id.as_str().to_owned()],
            _ => Vec::new(),
        },
        pick: |draft, _, key| draft.floating_ip = FloatingAddress::Existing(Some(Id::new(key))),
        note: |_, _, _| None,
    }
}

fn row(address: &FloatingIp, choices: &Choices) -> Row {
    let network = choices.network(&address.floating_network_id);
    Row {
        key: address.id.as_str().to_owned(),
        cells: vec![
            address.floating_ip_address.clone(),
            network.map(|network| network.label().to_owned()).unwrap_or_default(),
            address.description.clone(),
        ],
        note: None,
        is_offered: true,
    }
}
