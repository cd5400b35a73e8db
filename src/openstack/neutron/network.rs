//! Networks: `neutron_lib/api/definitions/network.py` and what extensions add to it.

use super::{Listing, Neutron, QosPolicy, Subnet, collection::Collection, listing::Filters};
use crate::openstack::{Error, Id, Pages, Result, json::from_json, keystoneauth::Project};

/// A network.
#[allow(clippy::struct_excessive_bools, reason = "Neutron's own fields")]
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Its id.
    pub id: Id<Network>,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Neutron's word: `ACTIVE`, `BUILD`, `DOWN` or `ERROR`.
    pub status: String,
    /// Whose it is.
    pub project_id: Option<Id<Project>>,
    /// Its subnets by id, without those that the project may not see.
    pub subnets: Vec<Id<Subnet>>,
    /// Whether others may use it.
    pub shared: bool,
    /// Whether it leads out of the cloud; servers may not be put there without permission.
    pub external: bool,
    /// Whether it is the way out that the cloud takes for networks it makes by itself.
    pub is_default: bool,
    /// Whether it is switched on.
    pub admin_state_up: bool,
    /// Whether security groups have an effect on it.
    pub port_security_enabled: bool,
    /// Bytes of the largest packet.
    pub mtu: Option<u32>,
    /// What its ports get of the wire, unless they have a policy of their own.
    pub qos_policy_id: Option<Id<QosPolicy>>,
    /// What the names of its ports end in; empty where there is no DNS for it.
    pub dns_domain: String,
    /// Where its IPv4 addresses are unique.
    pub ipv4_address_scope: Option<String>,
    /// Where its IPv6 addresses are unique.
    pub ipv6_address_scope: Option<String>,
    /// Zones of Neutron's, not of Nova's, that serve it.
    pub availability_zones: Vec<String>,
    /// Zones that were asked for.
    pub availability_zone_hints: Vec<String>,
    /// Whether all of its ports are on one wire; otherwise an address depends on the host.
    pub l2_adjacency: bool,
    /// Whether servers may tag frames.
    pub vlan_transparent: Option<bool>,
    /// Like `vlan` or `geneve`; for administrators.
    pub network_type: Option<String>,
    /// The wire below; for administrators.
    pub physical_network: Option<String>,
    /// The VLAN or tunnel; for administrators.
    pub segmentation_id: Option<u32>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// When it was made: ISO 8601.
    pub created_at: String,
    /// When something of it last changed: ISO 8601.
    pub updated_at: String,
}

from_json!(Network {
    must { id }
    may {
        name, description, status, project_id, subnets, shared, external: "router:external",
        is_default, admin_state_up = true, port_security_enabled = true, mtu, qos_policy_id,
        dns_domain, ipv4_address_scope, ipv6_address_scope, availability_zones,
        availability_zone_hints, l2_adjacency = true, vlan_transparent,
        network_type: "provider:network_type", physical_network: "provider:physical_network",
        segmentation_id: "provider:segmentation_id", tags, created_at, updated_at,
    }
});

impl Network {
    /// What to call it: its name, or its id where it has none.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { self.id.as_str() } else { &self.name }
    }
}

impl Collection for Network {
    const PATH: &'static str = "/v2.0/networks";
    const COLLECTION: &'static str = "networks";
    const KEY: &'static str = "network";
}

/// Which networks to list. What is empty is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkSearch {
    /// One of these.
    pub ids: Vec<Id<Network>>,
    /// Called so, letter by letter.
    pub name: Option<String>,
    /// In Neutron's word.
    pub status: Option<String>,
    /// Of this project.
    pub project_id: Option<Id<Project>>,
    /// Whether others may use it.
    pub shared: Option<bool>,
    /// Whether it leads out of the cloud.
    pub external: Option<bool>,
    /// Whether it is switched on.
    pub admin_state_up: Option<bool>,
    /// With all of these tags.
    pub tags: Vec<String>,
    /// How much, and in which order.
    pub listing: Listing,
}

impl Neutron {
    /// Networks that the project can see, page by page.
    pub fn networks(&self, search: &NetworkSearch) -> Pages<Network> {
        let filters = Filters::new(Network::PATH)
            .ids("id", &search.ids)
            .text("name", search.name.as_deref())
            .text("status", search.status.as_deref())
            .text("project_id", search.project_id.as_ref().map(Id::as_str))
            .flag("shared", search.shared)
            .flag("router:external", search.external)
            .flag("admin_state_up", search.admin_state_up)
            .tags(&search.tags);
        self.pages(filters.list(&search.listing))
    }

    /// One network.
    pub async fn network(&self, id: &Id<Network>) -> Result<Network> {
        self.one(id).await
    }

    /// The one network of that name, after `novaclient/v2/networks.py`, `find_network`; none and
    /// several are errors.
    pub async fn find_network(&self, name: &str) -> Result<Network> {
        let search = NetworkSearch { name: Some(name.to_owned()), ..NetworkSearch::default() };
        let mut found = self.networks(&search).all().await?;
        match (found.pop(), found.is_empty()) {
            (Some(network), true) => Ok(network),
            (Some(_), false) => {
                Err(Error::NoUniqueMatch { kind: Network::KEY, name: name.to_owned() })
            }
            (None, _) => Err(Error::NotFound { kind: Network::KEY, name: name.to_owned() }),
        }
    }
}
