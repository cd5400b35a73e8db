//! Floating IPs that lead to a server, and those that could.

use futures_util::future::join3;
use leptos::prelude::*;

use super::choosing::{Choosing, ChoosingForm, without};
use crate::{
    openstack::{
        Connection, Error, Id, Result,
        neutron::{
            CreateFloatingIp, FloatingIp, FloatingIpSearch, Network, NetworkSearch, Port,
            PortSearch,
        },
        novaclient::Server,
    },
    ui::{
        cloud::Cloud,
        kit::{Column, Drawn, Row, drawn},
        words::Words,
    },
};

/// What the key of a row begins with that stands for a new address in a network.
const NEW: &str = "new:";

/// The form.
pub fn form(server: Memo<Server>, close: Callback<()>) -> Drawn {
    let words = Words::here();
    let cloud = Cloud::expect();
    let id = server.read_untracked().id.clone();
    let choosing = Choosing {
        title: words.action_floating_ips(),
        hint: words.floating_ips_change_hint(),
        submit: words.action_do_it(),
        search: words.search_floating(),
        columns: vec![Column::words(words.floating_ip())],
        is_multiple: true,
        read: {
            let id = id.clone();
            Box::new(move || Box::pin(read(cloud.connection(), id.clone(), words)))
        },
        act: Box::new(move |before, now| {
            Box::pin(change(cloud.connection(), id.clone(), before, now))
        }),
    };
    drawn(view! { <ChoosingForm choosing close /> })
}

async fn read(cloud: Connection, id: Id<Server>, words: Words) -> Result<super::choosing::Offered> {
    let external = NetworkSearch { external: Some(true), ..NetworkSearch::default() };
    let neutron = &cloud.neutron;
    let (ports, addresses, networks) = join3(
        ports(&cloud, &id),
        neutron.floating_ips(&FloatingIpSearch::default()).all(),
        neutron.networks(&external).all(),
    )
    .await;
    let ports = ports?;
    let is_here =
        |address: &FloatingIp| ports.iter().any(|port| Some(&port.id) == address.port_id.as_ref());
    let addresses = addresses?.into_iter().filter(|it| is_here(it) || it.is_free());
    let addresses: Vec<FloatingIp> = addresses.collect();
    let has = addresses.iter().filter(|it| is_here(it)).map(|it| it.id.as_str().to_owned());
    let has = has.collect();
    let row =
        |key: String, cell: String| Row { key, cells: vec![cell], note: None, is_offered: true };
    let known = addresses.into_iter();
    let known = known.map(|it| row(it.id.as_str().to_owned(), it.floating_ip_address));
    let new = networks.unwrap_or_default().into_iter().map(|network: Network| {
        let word = words.floating_ip_new_from(network.label());
        row(format!("{NEW}{}", network.id), word)
    });
    Ok((known.chain(new).collect(), has))
}

/// Addresses lead to the first port with an address of IPv4, as the only one that Neutron leads to.
async fn change(
    cloud: Connection,
    id: Id<Server>,
    before: Vec<String>,
    now: Vec<String>,
) -> Result<()> {
    for address in without(&before, &now) {
        cloud.neutron.dissociate_floating_ip(&Id::new(address)).await?;
    }
    let added = without(&now, &before);
    if added.is_empty() {
        return Ok(());
    }
    let ports = ports(&cloud, &id).await?;
    let has_v4 = |port: &&Port| {
        port.fixed_ips.iter().any(|ip| ip.ip_address.as_deref().is_some_and(|it| it.contains('.')))
    };
    let port = ports.iter().find(has_v4).or(ports.first());
    let missing = Error::Invalid { what: "server", reason: "it has no port" };
    let port = port.ok_or(missing)?;
    for address in added {
        if let Some(network) = address.strip_prefix(NEW) {
            let request = CreateFloatingIp {
                port_id: Some(port.id.clone()),
                ..CreateFloatingIp::new(Id::new(network))
            };
            cloud.neutron.create_floating_ip(&request).await?;
        } else {
            cloud.neutron.associate_floating_ip(&Id::new(address), &port.id, None).await?;
        }
    }
    Ok(())
}

async fn ports(cloud: &Connection, id: &Id<Server>) -> Result<Vec<Port>> {
    let search = PortSearch { device_ids: vec![id.as_str().to_owned()], ..PortSearch::default() };
    cloud.neutron.ports(&search).all().await
}
