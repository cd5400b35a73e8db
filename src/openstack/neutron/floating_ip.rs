//! A floating IP as Neutron describes it: `neutron_lib/api/definitions/l3.py` and what extensions
//! add.

use super::{Network, Port, QosPolicy, Router};
use crate::openstack::{Id, json::from_json, keystoneauth::Project};

/// An address of an external network that is kept for the project, and leads to one of its ports.
#[derive(Clone, Debug, PartialEq)]
pub struct FloatingIp {
    /// Its id.
    pub id: Id<FloatingIp>,
    /// The address.
    pub floating_ip_address: String,
    /// The network that it is of.
    pub floating_network_id: Id<Network>,
    /// The port that it leads to.
    pub port_id: Option<Id<Port>>,
    /// The address of the port that it leads to.
    pub fixed_ip_address: Option<String>,
    /// The router on the way.
    pub router_id: Option<Id<Router>>,
    /// Neutron's word: `ACTIVE`, `DOWN` or `ERROR`. One that was just led to a port may be `DOWN`
    /// until it is read again.
    pub status: String,
    /// What it is for.
    pub description: String,
    /// Whose it is.
    pub project_id: Option<Id<Project>>,
    /// What it gets of the wire.
    pub qos_policy_id: Option<Id<QosPolicy>>,
    /// Its name in DNS.
    pub dns_name: String,
    /// What that name ends in.
    pub dns_domain: String,
    /// What the port is.
    pub port_details: Option<PortDetails>,
    /// Single ports of it that lead to ports of several servers.
    pub port_forwardings: Vec<PortForwarding>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// When it was made: ISO 8601.
    pub created_at: String,
    /// When something of it last changed: ISO 8601.
    pub updated_at: String,
}

from_json!(FloatingIp {
    must { id, floating_network_id }
    may {
        floating_ip_address, port_id, fixed_ip_address, router_id, status, description, project_id,
        qos_policy_id, dns_name, dns_domain, port_details, port_forwardings, tags, created_at,
        updated_at,
    }
});

impl FloatingIp {
    /// Whether it can be led to a port without being taken from another.
    pub fn is_free(&self) -> bool {
        self.port_id.is_none() && self.port_forwardings.is_empty()
    }
}

/// What a floating IP tells of its port.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortDetails {
    /// What people call it.
    pub name: String,
    /// Its network.
    pub network_id: Option<Id<Network>>,
    /// What is plugged in, by id, like a server.
    pub device_id: String,
    /// What kind of thing that is.
    pub device_owner: String,
    /// Its hardware address.
    pub mac_address: String,
    /// In Neutron's word.
    pub status: String,
}

from_json!(PortDetails {
    may { name, network_id, device_id, device_owner, mac_address, status }
});

/// A single port of an address that leads somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortForwarding {
    /// Like `tcp`.
    pub protocol: String,
    /// The port outside.
    pub external_port: Option<u16>,
    /// The address inside.
    pub internal_ip_address: String,
    /// The port inside.
    pub internal_port: Option<u16>,
}

from_json!(PortForwarding {
    may { protocol, external_port, internal_ip_address, internal_port }
});
