//! Which networks lead out of the cloud, and by which router.

use futures_util::future::join;

use super::{FixedIp, Listing, Network, Neutron, Port, PortSearch, Router, RouterSearch};
use crate::openstack::{Id, Result};

/// What a router's port may be called: `neutron_lib/constants.py`, `ROUTER_INTERFACE_OWNERS`.
const ROUTER_PORTS: [&str; 3] = [
    "network:router_interface",
    "network:router_interface_distributed",
    "network:ha_router_replicated_interface",
];

/// A way out of the cloud.
#[derive(Clone, Debug, PartialEq)]
pub struct Gateway {
    /// The network that it leads out of.
    pub network_id: Id<Network>,
    /// The router's addresses there. What is in none of their subnets is not led out.
    pub fixed_ips: Vec<FixedIp>,
    /// The router.
    pub router_id: Id<Router>,
    /// The external network that it leads to, where floating IPs for ports of `network_id` are from.
    pub external_network_id: Id<Network>,
    /// Whether servers without a floating IP get out too; unknown to Neutrons without the
    /// extension, which let them.
    pub enable_snat: Option<bool>,
}

impl Neutron {
    /// The ways out of the cloud that the project can see: those by routers of its own. A network
    /// that is shared with it may have others.
    pub async fn gateways(&self) -> Result<Vec<Gateway>> {
        let ports = PortSearch {
            device_owners: ROUTER_PORTS.map(str::to_owned).to_vec(),
            listing: Listing::of(&["id", "network_id", "device_id", "fixed_ips"]),
            ..PortSearch::default()
        };
        let routers = RouterSearch {
            listing: Listing::of(&["id", "external_gateway_info"]),
            ..RouterSearch::default()
        };
        let (ports, routers) = join(self.ports(&ports).all(), self.routers(&routers).all()).await;
        let routers = routers?;
        let gateway = |port: Port| {
            let router = routers.iter().find(|router| router.id.as_str() == port.device_id)?;
            let outside = router.external_gateway_info.as_ref()?;
            Some(Gateway {
                network_id: port.network_id,
                fixed_ips: port.fixed_ips,
                router_id: router.id.clone(),
                external_network_id: outside.network_id.clone(),
                enable_snat: outside.enable_snat,
            })
        };
        Ok(ports?.into_iter().filter_map(gateway).collect())
    }
}
