//! A server's ports: Neutron has them, Nova plugs them in.

use serde_json::json;

use super::{Manager, Server, path, path_to};
use crate::openstack::{
    Error, Id, Result,
    json::from_json,
    neutron::{Network, Subnet},
    novaclient::{base::items, gate},
};

/// A port that a server has.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkInterface {
    /// The port; the interface is named by it.
    pub port_id: String,
    /// Its network.
    pub net_id: Option<Id<Network>>,
    /// Its hardware address.
    pub mac_addr: Option<String>,
    /// Neutron's word, like `ACTIVE`.
    pub port_state: Option<String>,
    /// Its addresses.
    pub fixed_ips: Vec<FixedIp>,
    /// What the server is told to know it by; since 2.70.
    pub tag: Option<String>,
}

from_json!(NetworkInterface {
    must { port_id }
    may { net_id, mac_addr, port_state, fixed_ips, tag }
});

/// An address in a subnet.
#[derive(Clone, Debug, PartialEq)]
pub struct FixedIp {
    /// IPv4 or IPv6.
    pub ip_address: String,
    /// The subnet.
    pub subnet_id: Option<Id<Subnet>>,
}

from_json!(FixedIp {
    must { ip_address }
    may { subnet_id }
});

/// What to plug in: a port that exists, or one that Nova makes on a network; without either, one on
/// the only network that the project has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttachInterface {
    /// A port that exists; not together with a network.
    pub port_id: Option<String>,
    /// A network.
    pub net_id: Option<Id<Network>>,
    /// The address there; needs the network.
    pub fixed_ip: Option<String>,
    /// What the server is told to know it by; since 2.49.
    pub tag: Option<String>,
}

impl Manager<Server> {
    /// Its ports.
    pub async fn interface_list(&self, server: &Id<Server>) -> Result<Vec<NetworkInterface>> {
        let reply = self.core.get(&path(server, "os-interface")).await?;
        items(&reply, "interfaceAttachments")
    }

    /// Plugs a port in, and waits until that is done.
    pub async fn interface_attach(
        &self,
        server: &Id<Server>,
        request: &AttachInterface,
    ) -> Result<NetworkInterface> {
        let AttachInterface { port_id, net_id, fixed_ip, tag } = request;
        let invalid = |reason| Err(Error::Invalid { what: "interface", reason });
        if port_id.is_some() && net_id.is_some() {
            return invalid("a port has its network already");
        }
        if fixed_ip.is_some() && net_id.is_none() {
            return invalid("an address needs its network");
        }
        let mut interface = json!({});
        if let Some(port_id) = port_id {
            interface["port_id"] = json!(port_id);
        }
        if let Some(net_id) = net_id {
            interface["net_id"] = json!(net_id);
        }
        if let Some(fixed_ip) = fixed_ip {
            interface["fixed_ips"] = json!([{"ip_address": fixed_ip}]);
        }
        if let Some(tag) = tag {
            gate::since("interface tag", 49, self.core.api_version)?;
            interface["tag"] = json!(tag);
        }
        let body = json!({"interfaceAttachment": interface});
        self.core.create(&path(server, "os-interface"), body).await?.take("interfaceAttachment")
    }

    /// Unplugs a port, which takes a while; a port that Nova made is removed.
    pub async fn interface_detach(&self, server: &Id<Server>, port_id: &str) -> Result<()> {
        self.core.delete(&path_to(server, "os-interface", port_id)).await
    }
}
