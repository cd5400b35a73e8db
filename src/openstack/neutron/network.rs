//! Networks: `neutron_lib/api/definitions/network.py` and what extensions add to it.

use serde::Deserialize;

use super::{Listing, Neutron, QosPolicy, Subnet, collection::Collection, listing::Filters};
use crate::openstack::{
    Error, Id, Pages, Result,
    keystoneauth::Project,
    lenient::{each, or_default, or_true, switch, yes},
};

/// A network.
#[allow(clippy::struct_excessive_bools, reason = "Neutron's own fields")]
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Network {
    /// Its id.
    pub id: Id<Network>,
    /// What people call it.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// What it is for.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Neutron's word: `ACTIVE`, `BUILD`, `DOWN` or `ERROR`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: String,
    /// Whose it is.
    #[serde(default, deserialize_with = "or_default")]
    pub project_id: Option<Id<Project>>,
    /// Its subnets by id, without those that the project may not see.
    #[serde(default, deserialize_with = "each")]
    pub subnets: Vec<Id<Subnet>>,
    /// Whether others may use it.
    #[serde(default, deserialize_with = "switch")]
    pub shared: bool,
    /// Whether it leads out of the cloud; servers may not be put there without permission.
    #[serde(rename = "router:external", default, deserialize_with = "switch")]
    pub external: bool,
    /// Whether it is the way out that the cloud takes for networks it makes by itself.
    #[serde(default, deserialize_with = "switch")]
    pub is_default: bool,
    /// Whether it is switched on.
    #[serde(default = "yes", deserialize_with = "or_true")]
    pub admin_state_up: bool,
    /// Whether security groups have an effect on it.
    #[serde(default = "yes", deserialize_with = "or_true")]
    pub port_security_enabled: bool,
    /// Bytes of the largest packet.
    #[serde(default, deserialize_with = "or_default")]
    pub mtu: Option<u32>,
    /// What its ports get of the wire, unless they have a policy of their own.
    #[serde(default, deserialize_with = "or_default")]
    pub qos_policy_id: Option<Id<QosPolicy>>,
    /// What the names of its ports end in; empty where there is no DNS for it.
    #[serde(default, deserialize_with = "or_default")]
    pub dns_domain: String,
    /// Where its IPv4 addresses are unique.
    #[serde(default, deserialize_with = "or_default")]
    pub ipv4_address_scope: Option<String>,
    /// Where its IPv6 addresses are unique.
    #[serde(default, deserialize_with = "or_default")]
    pub ipv6_address_scope: Option<String>,
    /// Zones of Neutron's, not of Nova's, that serve it.
    #[serde(default, deserialize_with = "each")]
    pub availability_zones: Vec<String>,
    /// Zones that were asked for.
    #[serde(default, deserialize_with = "each")]
    pub availability_zone_hints: Vec<String>,
    /// Whether all of its ports are on one wire; otherwise an address depends on the host.
    #[serde(default = "yes", deserialize_with = "or_true")]
    pub l2_adjacency: bool,
    /// Whether servers may tag frames.
    #[serde(default, deserialize_with = "or_default")]
    pub vlan_transparent: Option<bool>,
    /// Like `vlan` or `geneve`; for administrators.
    #[serde(rename = "provider:network_type", default, deserialize_with = "or_default")]
    pub network_type: Option<String>,
    /// The wire below; for administrators.
    #[serde(rename = "provider:physical_network", default, deserialize_with = "or_default")]
    pub physical_network: Option<String>,
    /// The VLAN or tunnel; for administrators.
    #[serde(rename = "provider:segmentation_id", default, deserialize_with = "or_default")]
    pub segmentation_id: Option<u32>,
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
