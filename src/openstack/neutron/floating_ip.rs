//! A floating IP as Neutron describes it: `neutron_lib/api/definitions/l3.py` and what extensions
//! add.

use serde::Deserialize;

use super::{Network, Port, QosPolicy, Router};
use crate::openstack::{
    Id,
    keystoneauth::Project,
    lenient::{each, or_default},
};

/// An address of an external network that is kept for the project, and leads to one of its ports.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct FloatingIp {
    /// Its id.
    pub id: Id<FloatingIp>,
    /// The address.
    #[serde(default, deserialize_with = "or_default")]
    pub floating_ip_address: String,
    /// The network that it is of.
    pub floating_network_id: Id<Network>,
    /// The port that it leads to.
    #[serde(default, deserialize_with = "or_default")]
    pub port_id: Option<Id<Port>>,
    /// The address of the port that it leads to.
    #[serde(default, deserialize_with = "or_default")]
    pub fixed_ip_address: Option<String>,
    /// The router on the way.
    #[serde(default, deserialize_with = "or_default")]
    pub router_id: Option<Id<Router>>,
    /// Neutron's word: `ACTIVE`, `DOWN` or `ERROR`. One that was just led to a port may be `DOWN`
    /// until it is read again.
    #[serde(default, deserialize_with = "or_default")]
    pub status: String,
    /// What it is for.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Whose it is.
    #[serde(default, deserialize_with = "or_default")]
    pub project_id: Option<Id<Project>>,
    /// What it gets of the wire.
    #[serde(default, deserialize_with = "or_default")]
    pub qos_policy_id: Option<Id<QosPolicy>>,
    /// Its name in DNS.
    #[serde(default, deserialize_with = "or_default")]
    pub dns_name: String,
    /// What that name ends in.
    #[serde(default, deserialize_with = "or_default")]
    pub dns_domain: String,
    /// What the port is.
    #[serde(default, deserialize_with = "or_default")]
    pub port_details: Option<PortDetails>,
    /// Single ports of it that lead to ports of several servers.
    #[serde(default, deserialize_with = "each")]
    pub port_forwardings: Vec<PortForwarding>,
    /// Words to find it by.
    #[serde(default, deserialize_with = "each")]
    pub tags: Vec<String>,
    /// When it was made: ISO 8601.
    #[serde(default, deserialize_with = "or_default")]
    pub created_at: String,
    /// When something of it last changed: ISO 8601.
    #[serde(default, deserialize_with = "or_default")]
    pub updated_at: String,
}

impl FloatingIp {
    /// Whether it can be led to a port without being taken from another.
    pub fn is_free(&self) -> bool {
        self.port_id.is_none() && self.port_forwardings.is_empty()
    }
}

/// What a floating IP tells of its port.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct PortDetails {
    /// What people call it.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// Its network.
    #[serde(default, deserialize_with = "or_default")]
    pub network_id: Option<Id<Network>>,
    /// What is plugged in, by id, like a server.
    #[serde(default, deserialize_with = "or_default")]
    pub device_id: String,
    /// What kind of thing that is.
    #[serde(default, deserialize_with = "or_default")]
    pub device_owner: String,
    /// Its hardware address.
    #[serde(default, deserialize_with = "or_default")]
    pub mac_address: String,
    /// In Neutron's word.
    #[serde(default, deserialize_with = "or_default")]
    pub status: String,
}

/// A single port of an address that leads somewhere.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct PortForwarding {
    /// Like `tcp`.
    #[serde(default, deserialize_with = "or_default")]
    pub protocol: String,
    /// The port outside.
    #[serde(default, deserialize_with = "or_default")]
    pub external_port: Option<u16>,
    /// The address inside.
    #[serde(default, deserialize_with = "or_default")]
    pub internal_ip_address: String,
    /// The port inside.
    #[serde(default, deserialize_with = "or_default")]
    pub internal_port: Option<u16>,
}
