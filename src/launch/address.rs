//! After the launch: an address outside of the cloud is led to the server.

use std::time::Duration;

use super::PlannedAddress;
use crate::openstack::{
    Connection, Error, Id, Result,
    clock::Clock,
    neutron::{CreateFloatingIp, FloatingIp, Port, PortSearch},
    novaclient::Server,
};

/// Between two looks for the server's ports: Nova makes them some seconds after it has answered.
const PAUSE: Duration = Duration::from_secs(1);
/// A server that is still waiting for its place has none for as long as that.
const LOOKS: u32 = 300;

/// Leads `address` to `server`, as soon as it has a port: to the first from which there is a way.
/// What can be read of the address then says that it is down; it is up a moment later.
pub async fn lead_address(
    cloud: &Connection,
    clock: &dyn Clock,
    address: &PlannedAddress,
    server: &Id<Server>,
) -> Result<FloatingIp> {
    let mut outcome = Err(Error::Invalid { what: "floating IP", reason: "the server has no port" });
    for port in ports(cloud, clock, server).await? {
        outcome = match address {
            PlannedAddress::New(network) => {
                let request = CreateFloatingIp {
                    port_id: Some(port.id),
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
    outcome
}

/// The server's ports with an address of IPv4, which is what floating IPs lead to.
async fn ports(cloud: &Connection, clock: &dyn Clock, server: &Id<Server>) -> Result<Vec<Port>> {
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
        clock.sleep(PAUSE).await;
    }
    Ok(Vec::new())
}
