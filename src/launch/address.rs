//! After the launch: an address outside of the cloud is led to the server.

use std::time::Duration;

use super::{Journal, PlannedAddress, journal::Notes, outcome::is_no};
use crate::openstack::{
    Connection, Error, Id, Result,
    neutron::{CreateFloatingIp, FloatingIp, FloatingIpSearch, Port, PortSearch},
    novaclient::Server,
};

/// Between two looks for the server's ports: Nova makes them some seconds after it has answered.
const PAUSE: Duration = Duration::from_secs(1);
/// A server that is still waiting for its place has none for as long as that.
const LOOKS: u32 = 300;

/// Leads the addresses that the journal's requests were launched with to their servers, and notes it.
/// The error is the first of several.
pub async fn lead_addresses(
    cloud: &Connection,
    journal: &mut Journal,
    keep: &dyn Fn(&Journal),
) -> Result<()> {
    let mut outcome = Ok(());
    for at in 0..journal.requests.len() {
        outcome = outcome.and(lead(cloud, &mut Notes::open(journal, at, keep), false).await);
    }
    outcome
}

/// The same for one request. `is_again` is one of which nobody knows how far another page came.
///
/// What is not certain to be led, or refused, stays in the journal.
pub(super) async fn lead(cloud: &Connection, notes: &mut Notes<'_>, is_again: bool) -> Result<()> {
    let Some(address) = notes.request().address.clone() else { return Ok(()) };
    let mut outcome = Ok(());
    for server in notes.request().servers.clone() {
        outcome = outcome.and(lead_address(cloud, &address, &server, is_again).await.map(drop));
    }
    if outcome.as_ref().err().is_none_or(|error| is_no(error, false)) {
        notes.change().address = None;
        notes.keep();
    }
    outcome
}

/// Leads `address` to `server`, as soon as it has a port: to the first from which there is a way.
/// What can be read of the address then says that it is down; it is up a moment later. `is_again` has
/// it looked first whether one leads there.
pub async fn lead_address(
    cloud: &Connection,
    address: &PlannedAddress,
    server: &Id<Server>,
    is_again: bool,
) -> Result<FloatingIp> {
    let mut outcome = Err(Error::Invalid { what: "floating IP", reason: "the server has no port" });
    let ports = ports(cloud, server).await?;
    if is_again && let Some(led) = led_to(cloud, &ports).await? {
        return Ok(led);
    }
    for port in &ports {
        outcome = match address {
            PlannedAddress::New(network) => {
                let request = CreateFloatingIp {
                    port_id: Some(port.id.clone()),
                    ..CreateFloatingIp::new(network.clone())
                };
                cloud.neutron.create_floating_ip(&request).await
            }
            PlannedAddress::Existing(address) => {
                cloud.neutron.associate_floating_ip(address, &port.id, None).await
            }
        };
        // Neutron's word for a network from which nothing leads there: `neutron/db/l3_db.py`.
        if !matches!(outcome, Err(Error::Refused { status: 404, .. })) {
            break;
        }
    }
    match outcome {
        // It may be there all the same: one that is made twice costs twice.
        Err(error) if !is_no(&error, true) => led_to(cloud, &ports).await?.ok_or(error),
        outcome => outcome,
    }
}

/// An address that leads to one of the ports.
async fn led_to(cloud: &Connection, ports: &[Port]) -> Result<Option<FloatingIp>> {
    let port_ids: Vec<_> = ports.iter().map(|port| port.id.clone()).collect();
    if port_ids.is_empty() {
        return Ok(None);
    }
    let search = FloatingIpSearch { port_ids, ..FloatingIpSearch::default() };
    Ok(cloud.neutron.floating_ips(&search).all().await?.into_iter().next())
}

/// The server's ports with an address of IPv4, which is what floating IPs lead to.
async fn ports(cloud: &Connection, server: &Id<Server>) -> Result<Vec<Port>> {
    let search =
        PortSearch { device_ids: vec![server.as_str().to_owned()], ..PortSearch::default() };
    for _ in 0..LOOKS {
        let mut ports = cloud.neutron.ports(&search).all().await?;
        ports.retain(|port| {
            let mut addresses = port.fixed_ips.iter().filter_map(|ip| ip.ip_address.as_ref());
            addresses.any(|address| address.contains('.'))
        });
        if !ports.is_empty() {
            return Ok(ports);
        }
        cloud.session().clock().sleep(PAUSE).await;
    }
    Ok(Vec::new())
}
