//! A port as Neutron describes it: `neutron_lib/api/definitions/port.py` and what extensions add.

use serde::Serialize;
use serde_json::Value;

use super::{Network, QosPolicy, SecurityGroup, Subnet};
use crate::openstack::{Id, json::from_json, keystoneauth::Project};

/// Where something is plugged into a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Port {
    /// Its id.
    pub id: Id<Port>,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Its network.
    pub network_id: Id<Network>,
    /// Whose it is.
    pub project_id: Option<Id<Project>>,
    /// Neutron's word: `ACTIVE`, `BUILD`, `DOWN`, `ERROR`, or `N/A`.
    pub status: String,
    /// Whether it is switched on.
    pub admin_state_up: bool,
    /// Its hardware address.
    pub mac_address: String,
    /// Its addresses.
    pub fixed_ips: Vec<FixedIp>,
    /// `immediate`, `deferred` until the host is known, or `none`.
    pub ip_allocation: Option<String>,
    /// What is plugged in, by id, like a server; empty while it is free.
    pub device_id: String,
    /// What kind of thing that is, like `compute:nova` or `network:router_interface`.
    pub device_owner: String,
    /// Who may reach it.
    pub security_groups: Vec<Id<SecurityGroup>>,
    /// Whether security groups have an effect, and foreign addresses are dropped.
    pub port_security_enabled: bool,
    /// Addresses beside its own that it may send from.
    pub allowed_address_pairs: Vec<AllowedAddressPair>,
    /// What kind of card the server sees: `normal`, `direct`, `macvtap` and so on.
    pub vnic_type: Option<String>,
    /// How it is plugged in, like `ovs`; for administrators.
    pub vif_type: Option<String>,
    /// Where; for administrators.
    pub host_id: Option<String>,
    /// What it gets of the wire.
    pub qos_policy_id: Option<Id<QosPolicy>>,
    /// The same, where its network says it.
    pub qos_network_policy_id: Option<Id<QosPolicy>>,
    /// What is asked of the host for it; for administrators.
    pub resource_request: Option<Value>,
    /// How strictly it must be near the server's memory, like `preferred`.
    pub numa_affinity_policy: Option<String>,
    /// Its name in DNS; Nova sets it to the server's.
    pub dns_name: String,
    /// What that name ends in, where it is not the network's.
    pub dns_domain: String,
    /// The names of its addresses.
    pub dns_assignment: Vec<DnsAssignment>,
    /// What it is told by DHCP beside its addresses.
    pub extra_dhcp_opts: Vec<DhcpOption>,
    /// Ports that come along with it, where it carries several networks.
    pub trunk_details: Option<Value>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// When it was made: ISO 8601.
    pub created_at: String,
    /// When something of it last changed: ISO 8601.
    pub updated_at: String,
}

from_json!(Port {
    must { id, network_id }
    may {
        name, description, project_id, status, admin_state_up = true, mac_address, fixed_ips,
        ip_allocation, device_id, device_owner, security_groups, port_security_enabled = true,
        allowed_address_pairs, vnic_type: "binding:vnic_type", vif_type: "binding:vif_type",
        host_id: "binding:host_id", qos_policy_id, qos_network_policy_id, resource_request,
        numa_affinity_policy, dns_name, dns_domain, dns_assignment, extra_dhcp_opts, trunk_details,
        tags, created_at, updated_at,
    }
});

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
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct FixedIp {
    /// The range it is from.
    pub subnet_id: Option<Id<Subnet>>,
    /// IPv4 or IPv6.
    pub ip_address: Option<String>,
}

from_json!(FixedIp {
    may { subnet_id, ip_address }
});

/// Addresses that a port may send from, beside its own.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct AllowedAddressPair {
    /// One, or a range.
    pub ip_address: String,
    /// The port's own, if none is given.
    pub mac_address: Option<String>,
}

from_json!(AllowedAddressPair {
    may { ip_address, mac_address }
});

/// The name of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DnsAssignment {
    /// The address.
    pub ip_address: String,
    /// The name alone.
    pub hostname: String,
    /// The name in full, with a dot at its end.
    pub fqdn: String,
}

from_json!(DnsAssignment {
    may { ip_address, hostname, fqdn }
});

/// Something that is told by DHCP.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct DhcpOption {
    /// Its name, like `bootfile-name`.
    pub opt_name: String,
    /// What is told.
    pub opt_value: Option<String>,
    /// 4 or 6.
    pub ip_version: Option<u8>,
}

from_json!(DhcpOption {
    may { opt_name, opt_value, ip_version }
});
