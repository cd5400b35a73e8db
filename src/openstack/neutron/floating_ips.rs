//! Which floating IPs to list, and how they are made and led to ports.

use serde::Serialize;
use serde_json::{Value, json};

use super::{
    FloatingIp, Listing, Network, Neutron, Port, Router, Subnet,
    collection::{Collection, said},
    listing::Filters,
};
use crate::openstack::{Id, Pages, Result, keystoneauth::Project};

/// Which floating IPs to list. What is empty is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FloatingIpSearch {
    /// Of this external network.
    pub floating_network_id: Option<Id<Network>>,
    /// Leading to one of these ports.
    pub port_ids: Vec<Id<Port>>,
    /// By way of this router.
    pub router_id: Option<Id<Router>>,
    /// With this address.
    pub floating_ip_address: Option<String>,
    /// In Neutron's word.
    pub status: Option<String>,
    /// Of this project.
    pub project_id: Option<Id<Project>>,
    /// How much, and in which order.
    pub listing: Listing,
}

/// A floating IP to be kept for the project. What is none is left to Neutron.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct CreateFloatingIp {
    /// The external network.
    pub floating_network_id: Id<Network>,
    /// The range in it.
    pub subnet_id: Option<Id<Subnet>>,
    /// The address; mostly for administrators.
    pub floating_ip_address: Option<String>,
    /// The port that it leads to. Its network must have a router to the external one.
    pub port_id: Option<Id<Port>>,
    /// The address of that port, if it has several of IPv4.
    pub fixed_ip_address: Option<String>,
    /// What it is for.
    pub description: Option<String>,
}

impl CreateFloatingIp {
    /// Any address of `network`, which leads nowhere yet.
    pub fn new(network: Id<Network>) -> Self {
        Self {
            floating_network_id: network,
            subnet_id: None,
            floating_ip_address: None,
            port_id: None,
            fixed_ip_address: None,
            description: None,
        }
    }
}

impl Collection for FloatingIp {
    const PATH: &'static str = "/v2.0/floatingips";
    const COLLECTION: &'static str = "floatingips";
    const KEY: &'static str = "floatingip";
}

impl Neutron {
    /// Floating IPs of the project, page by page.
    pub fn floating_ips(&self, search: &FloatingIpSearch) -> Pages<FloatingIp> {
        let filters = Filters::new(FloatingIp::PATH)
            .text("floating_network_id", search.floating_network_id.as_ref().map(Id::as_str))
            .ids("port_id", &search.port_ids)
            .text("router_id", search.router_id.as_ref().map(Id::as_str))
            .text("floating_ip_address", search.floating_ip_address.as_deref())
            .text("status", search.status.as_deref())
            .text("project_id", search.project_id.as_ref().map(Id::as_str));
        self.pages(filters.list(&search.listing))
    }

    /// One floating IP.
    pub async fn floating_ip(&self, id: &Id<FloatingIp>) -> Result<FloatingIp> {
        self.one(id).await
    }

    /// Keeps an address for the project.
    pub async fn create_floating_ip(&self, request: &CreateFloatingIp) -> Result<FloatingIp> {
        self.make(said(request)).await
    }

    /// Leads an address to a port; to `fixed_ip_address`, if the port has several of IPv4.
    pub async fn associate_floating_ip(
        &self,
        id: &Id<FloatingIp>,
        port: &Id<Port>,
        fixed_ip_address: Option<&str>,
    ) -> Result<FloatingIp> {
        let mut changes = json!({"port_id": port});
        if let Some(address) = fixed_ip_address {
            changes["fixed_ip_address"] = json!(address);
        }
        self.change(id, changes).await
    }

    /// Leads an address nowhere; the project keeps it.
    pub async fn dissociate_floating_ip(&self, id: &Id<FloatingIp>) -> Result<FloatingIp> {
        self.change(id, json!({"port_id": Value::Null})).await
    }

    /// Says anew what an address is for.
    pub async fn describe_floating_ip(
        &self,
        id: &Id<FloatingIp>,
        description: &str,
    ) -> Result<FloatingIp> {
        self.change(id, json!({"description": description})).await
    }

    /// Gives an address back.
    pub async fn delete_floating_ip(&self, id: &Id<FloatingIp>) -> Result<()> {
        self.remove(id).await
    }
}
