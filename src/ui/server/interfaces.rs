//! A server's interfaces: addresses and security groups.

use std::sync::Arc;

use futures_util::future::join3;
use leptos::prelude::*;

use super::{Part, part::Answer};
use crate::{
    openstack::{
        Id, Result,
        neutron::{Listing, NetworkSearch, Port, PortSearch, SecurityGroupSearch},
        novaclient::Server,
    },
    ui::{
        cloud::Cloud,
        kit::{Copyable, Drawn, drawn, visible},
        words::Words,
    },
};

/// An interface with the names of what it is connected to.
struct Told {
    port: Port,
    network: String,
    groups: Vec<String>,
    floating: Vec<String>,
}

/// The part.
#[component]
pub fn InterfacesPart(
    /// The server.
    server: Memo<Server>,
) -> impl IntoView {
    let words = Words::here();
    let cloud = Cloud::expect();
    let ask = move || {
        let server = server.get_untracked();
        Box::pin(async move {
            let all = Arc::new(read(cloud, &server).await?);
            Ok(Arc::new(move || shown(&all, words)) as Answer)
        }) as _
    };
    drawn(view! { <Part title=words.interfaces() ask=Box::new(ask) /> })
}

async fn read(cloud: Cloud, server: &Server) -> Result<Vec<Told>> {
    let neutron = cloud.connection().neutron;
    let names = || Listing::of(&["id", "name"]);
    let device_ids = vec![server.id.as_str().to_owned()];
    let ports = PortSearch { device_ids, ..PortSearch::default() };
    let networks = NetworkSearch { listing: names(), ..NetworkSearch::default() };
    let groups = SecurityGroupSearch { listing: names(), ..SecurityGroupSearch::default() };
    let (ports, networks, groups) = join3(
        neutron.ports(&ports).all(),
        neutron.networks(&networks).all(),
        neutron.security_groups(&groups).all(),
    )
    .await;
    // Without names there are ids still.
    let (networks, groups) = (networks.unwrap_or_default(), groups.unwrap_or_default());
    let told = |port: Port| {
        let network = networks.iter().find(|it| it.id == port.network_id);
        let network = network.map_or(port.network_id.as_str(), |it| it.label()).to_owned();
        let name = |id: &Id<_>| {
            let group = groups.iter().find(|group| group.id == *id);
            group.map_or(id.as_str(), |group| &group.name).to_owned()
        };
        let own = server.addresses.values().flatten();
        let own = own.filter(|it| it.mac_addr.as_deref() == Some(&*port.mac_address));
        let floating = own.filter(|it| it.kind.as_deref() == Some("floating"));
        let floating = floating.map(|it| it.addr.clone()).collect();
        Told { groups: port.security_groups.iter().map(name).collect(), network, floating, port }
    };
    Ok(ports?.into_iter().map(told).collect())
}

fn shown(all: &[Told], words: Words) -> Drawn {
    if all.is_empty() {
        return drawn(words.no_interfaces());
    }
    let row = |told: &Told| {
        let fixed = told.port.fixed_ips.iter().filter_map(|it| it.ip_address.clone());
        let addresses = told.floating.iter().cloned().chain(fixed).map(|text| {
            view! { <li><Copyable text label=words.copy() copied=words.copied() /></li> }
        });
        let groups = match (told.port.port_security_enabled, told.groups.is_empty()) {
            (false, _) => words.interface_open().to_owned(),
            (true, true) => words.no_groups().to_owned(),
            (true, false) => told.groups.join(", "),
        };
        let facts = [told.port.mac_address.as_str(), &told.port.status].join(" · ");
        view! {
            <div class="facts__fact">
                <dt translate="no">{visible(told.network.clone())}</dt>
                <dd>
                    <ul class="server__addresses">{addresses.collect_view()}</ul>
                    <p>{words.security_groups()} ": " {visible(groups)}</p>
                    <p class="section__hint" translate="no">
                        {facts}
                    </p>
                </dd>
            </div>
        }
    };
    drawn(view! { <dl class="facts">{all.iter().map(row).collect_view()}</dl> })
}
