//! A port as Neutron describes it: `neutron_lib/api/definitions/port.py` and what extensions add.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Network, QosPolicy, SecurityGroup, Subnet};
use crate::openstack::{
    Id,
    keystoneauth::Project,
    lenient::{each, or_default, or_true, yes},
};

/// Where something is plugged into a network.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Port {
    /// Its id.
    pub id: Id<Port>,
    /// What people call it.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// What it is for.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Its network.
    pub network_id: Id<Network>,
    /// Whose it is.
    #[serde(default, deserialize_with = "or_default")]
    pub project_id: Option<Id<Project>>,
    /// Neutron's word: `ACTIVE`, `BUILD`, `DOWN`, `ERROR`, or `N/A`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: String,
    /// Whether it is switched on.
    #[serde(default = "yes", deserialize_with = "or_true")]
    pub admin_state_up: bool,
    /// Its hardware address.
    #[serde(default, deserialize_with = "or_default")]
    pub mac_address: String,
    /// Its addresses.
    #[serde(default, deserialize_with = "each")]
    pub fixed_ips: Vec<FixedIp>,
    /// `immediate`, `deferred` until the host is known, or `none`.
    #[serde(default, deserialize_with = "or_default")]
    pub ip_allocation: Option<String>,
    /// What is plugged in, by id, like a server; empty while it is free.
    #[serde(default, deserialize_with = "or_default")]
    pub device_id: String,
    /// What kind of thing that is, like `compute:nova` or `network:router_interface`.
    #[serde(default, deserialize_with = "or_default")]
    pub device_owner: String,
    /// Who may reach it.
    #[serde(default, deserialize_with = "each")]
    pub security_groups: Vec<Id<SecurityGroup>>,
    /// Whether security groups have an effect, and foreign addresses are dropped.
    #[serde(default = "yes", deserialize_with = "or_true")]
    pub port_security_enabled: bool,
    /// Addresses beside its own that it may send from.
    #[serde(default, deserialize_with = "each")]
    pub allowed_address_pairs: Vec<AllowedAddressPair>,
    /// What kind of card the server sees: `normal`, `direct`, `macvtap` and so on.
    #[serde(rename = "binding:vnic_type", default, deserialize_with = "or_default")]
    pub vnic_type: Option<String>,
    /// How it is plugged in, like `ovs`; for administrators.
    #[serde(rename = "binding:vif_type", default, deserialize_with = "or_default")]
    pub vif_type: Option<String>,
    /// Where; for administrators.
    #[serde(rename = "binding:host_id", default, deserialize_with = "or_default")]
    pub host_id: Option<String>,
    /// What it gets of the wire.
    #[serde(default, deserialize_with = "or_default")]
    pub qos_policy_id: Option<Id<QosPolicy>>,
    /// The same, where its network says it.
    #[serde(default, deserialize_with = "or_default")]
    pub qos_network_policy_id: Option<Id<QosPolicy>>,
    /// What is asked of the host for it; for administrators.
    #[serde(default, deserialize_with = "or_default")]
    pub resource_request: Option<Value>,
    /// How strictly it must be near the server's memory, like `preferred`.
    #[serde(default, deserialize_with = "or_default")]
    pub numa_affinity_policy: Option<String>,
    /// Its name in DNS; Nova sets it to the server's.
    #[serde(default, deserialize_with = "or_default")]
    pub dns_name: String,
    /// What that name ends in, where it is not the network's.
    #[serde(default, deserialize_with = "or_default")]
    pub dns_domain: String,
    /// The names of its addresses.
    #[serde(default, deserialize_with = "each")]
    pub dns_assignment: Vec<DnsAssignment>,
    /// What it is told by DHCP beside its addresses.
    #[serde(default, deserialize_with = "each")]
    pub extra_dhcp_opts: Vec<DhcpOption>,
    /// Ports that come along with it, where it carries several networks.
    #[serde(default, deserialize_with = "or_default")]
    pub trunk_details: Option<Value>,
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

impl Port {
    /// What to call it: its name, or its id where it has none.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { self.id.as_str() } else { &self.name }
    }

    /// Whether a server can be plugged in. A port that is part of a trunk has an owner.
    pub fn is_free(&self) -> bool {
        self.device_id.is_empty() && self.device_owner.is_empty()
    }

    /// Whether Nova refuses it for want of an address: `nova/network/neutron.py`,
    /// `_ports_needed_per_instance`.
    pub fn lacks_address(&self) -> bool {
        let may_lack = matches!(self.ip_allocation.as_deref(), Some("deferred" | "none"));
        self.fixed_ips.is_empty() && !may_lack
    }
}

/// An address of a port. A request may leave one of both to Neutron.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub struct FixedIp {
    /// The range it is from.
    #[serde(default, deserialize_with = "or_default")]
    pub subnet_id: Option<Id<Subnet>>,
    /// IPv4 or IPv6.
    #[serde(default, deserialize_with = "or_default")]
    pub ip_address: Option<String>,
}

/// Addresses that a port may send from, beside its own.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub struct AllowedAddressPair {
    /// One, or a range.
    #[serde(default, deserialize_with = "or_default")]
    pub ip_address: String,
    /// The port's own, if none is given.
    #[serde(default, deserialize_with = "or_default")]
    pub mac_address: Option<String>,
}

/// The name of an address.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct DnsAssignment {
    /// The address.
    #[serde(default, deserialize_with = "or_default")]
    pub ip_address: String,
    /// The name alone.
    #[serde(default, deserialize_with = "or_default")]
    pub hostname: String,
    /// The name in full, with a dot at its end.
    #[serde(default, deserialize_with = "or_default")]
    pub fqdn: String,
}

/// Something that is told by DHCP.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub struct DhcpOption {
    /// Its name, like `bootfile-name`.
    #[serde(default, deserialize_with = "or_default")]
    pub opt_name: String,
    /// What is told.
    #[serde(default, deserialize_with = "or_default")]
    pub opt_value: Option<String>,
    /// 4 or 6.
    #[serde(default, deserialize_with = "or_default")]
    pub ip_version: Option<u8>,
}
