//! Subnets: `neutron_lib/api/definitions/subnet.py` and what extensions add to it.

use super::{Listing, Network, Neutron, Route, collection::Collection, listing::Filters};
use crate::openstack::{Id, Pages, Result, json::from_json, keystoneauth::Project};

/// A range of addresses in a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Subnet {
    /// Its id.
    pub id: Id<Subnet>,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The network it belongs to.
    pub network_id: Id<Network>,
    /// Whose it is.
    pub project_id: Option<Id<Project>>,
    /// The range, like `10.0.0.0/24`.
    pub cidr: String,
    /// 4 or 6.
    pub ip_version: Option<u8>,
    /// The way out; none where there is none.
    pub gateway_ip: Option<String>,
    /// Whether servers are told their addresses by DHCP.
    pub enable_dhcp: bool,
    /// The parts of the range that addresses are given out of.
    pub allocation_pools: Vec<AllocationPool>,
    /// Name servers that servers are told.
    pub dns_nameservers: Vec<String>,
    /// Routes that servers are told.
    pub host_routes: Vec<Route>,
    /// How a server gets its IPv6 address: `slaac`, `dhcpv6-stateful` or `dhcpv6-stateless`.
    pub ipv6_address_mode: Option<String>,
    /// The same in the words of the router's advertisements.
    pub ipv6_ra_mode: Option<String>,
    /// What its addresses are for, like `compute:nova`; for all, if empty.
    pub service_types: Vec<String>,
    /// The pool that the range is from.
    pub subnetpool_id: Option<String>,
    /// The part of a routed network that it belongs to.
    pub segment_id: Option<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// When it was made: ISO 8601.
    pub created_at: String,
    /// When something of it last changed: ISO 8601.
    pub updated_at: String,
}

from_json!(Subnet {
    must { id, network_id }
    may {
        name, description, project_id, cidr, ip_version, gateway_ip, enable_dhcp = true,
        allocation_pools, dns_nameservers, host_routes, ipv6_address_mode, ipv6_ra_mode,
        service_types, subnetpool_id, segment_id, tags, created_at, updated_at,
    }
});

impl Subnet {
    /// What to call it: its name, or its range where it has none.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { &self.cidr } else { &self.name }
    }

    /// Whether its addresses follow from hardware addresses, so that none can be chosen:
    /// `neutron/common/ipv6_utils.py`, `is_auto_address_subnet`.
    pub fn is_auto_addressed(&self) -> bool {
        [&self.ipv6_address_mode, &self.ipv6_ra_mode]
            .iter()
            .any(|mode| matches!(mode.as_deref(), Some("slaac" | "dhcpv6-stateless")))
    }
}

/// A part of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationPool {
    /// Its first address.
    pub start: String,
    /// Its last address.
    pub end: String,
}

from_json!(AllocationPool {
    must { start, end }
});

impl Collection for Subnet {
    const PATH: &'static str = "/v2.0/subnets";
    const COLLECTION: &'static str = "subnets";
    const KEY: &'static str = "subnet";
}

/// Which subnets to list. What is empty is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SubnetSearch {
    /// One of these.
    pub ids: Vec<Id<Subnet>>,
    /// Called so, letter by letter.
    pub name: Option<String>,
    /// In one of these networks.
    pub network_ids: Vec<Id<Network>>,
    /// Of this project.
    pub project_id: Option<Id<Project>>,
    /// 4 or 6.
    pub ip_version: Option<u8>,
    /// How much, and in which order.
    pub listing: Listing,
}

impl Neutron {
    /// Subnets that the project can see, page by page.
    pub fn subnets(&self, search: &SubnetSearch) -> Pages<Subnet> {
        let version = search.ip_version.map(|version| version.to_string());
        let filters = Filters::new(Subnet::PATH)
            .ids("id", &search.ids)
            .text("name", search.name.as_deref())
            .ids("network_id", &search.network_ids)
            .text("project_id", search.project_id.as_ref().map(Id::as_str))
            .text("ip_version", version.as_deref());
        self.pages(filters.list(&search.listing))
    }

    /// One subnet.
    pub async fn subnet(&self, id: &Id<Subnet>) -> Result<Subnet> {
        self.one(id).await
    }
}
