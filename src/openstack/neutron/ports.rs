//! Which ports to list.

use super::{
    Listing, Network, Neutron, Port, SecurityGroup, Subnet, collection::Collection,
    listing::Filters,
};
use crate::openstack::{Id, Pages, Result, keystoneauth::Project};

/// Which ports to list. What is empty is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PortSearch {
    /// One of these.
    pub ids: Vec<Id<Port>>,
    /// Called so, letter by letter.
    pub name: Option<String>,
    /// Described so, letter by letter; a Neutron without the extension `standard-attr-description`
    /// overlooks it.
    pub description: Option<String>,
    /// In one of these networks.
    pub network_ids: Vec<Id<Network>>,
    /// Of this project.
    pub project_id: Option<Id<Project>>,
    /// In Neutron's word.
    pub status: Option<String>,
    /// With one of these plugged in, by id: servers, routers.
    pub device_ids: Vec<String>,
    /// With one of these kinds of things plugged in. An empty text is a free port; a Neutron
    /// without the extension `empty-string-filtering` overlooks it, so that the list must be looked
    /// through with [`Port::is_free`].
    pub device_owners: Vec<String>,
    /// Reached through one of these.
    pub security_groups: Vec<Id<SecurityGroup>>,
    /// With an address in this range.
    pub subnet_id: Option<Id<Subnet>>,
    /// With this address.
    pub ip_address: Option<String>,
    /// With this hardware address.
    pub mac_address: Option<String>,
    /// With all of these tags.
    pub tags: Vec<String>,
    /// How much, and in which order.
    pub listing: Listing,
}

impl Collection for Port {
    const PATH: &'static str = "/v2.0/ports";
    const COLLECTION: &'static str = "ports";
    const KEY: &'static str = "port";
}

impl Neutron {
    /// Ports that the project can see, page by page: its own, and those in its networks.
    pub fn ports(&self, search: &PortSearch) -> Pages<Port> {
        // Parts of an address share a name: `neutron/db/db_base_plugin_v2.py`, `_get_ports_query`.
        let subnet = search.subnet_id.as_ref().map(|id| format!("subnet_id={id}"));
        let address = search.ip_address.as_ref().map(|address| format!("ip_address={address}"));
        let filters = Filters::new(Port::PATH)
            .ids("id", &search.ids)
            .text("name", search.name.as_deref())
            .text("description", search.description.as_deref())
            .ids("network_id", &search.network_ids)
            .text("project_id", search.project_id.as_ref().map(Id::as_str))
            .text("status", search.status.as_deref())
            .texts("device_id", &search.device_ids)
            .texts("device_owner", &search.device_owners)
            .ids("security_groups", &search.security_groups)
            .text("fixed_ips", subnet.as_deref())
            .text("fixed_ips", address.as_deref())
            .text("mac_address", search.mac_address.as_deref())
            .tags(&search.tags);
        self.pages(filters.list(&search.listing))
    }

    /// One port.
    pub async fn port(&self, id: &Id<Port>) -> Result<Port> {
        self.one(id).await
    }
}
