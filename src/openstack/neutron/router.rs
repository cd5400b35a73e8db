//! Routers: `neutron_lib/api/definitions/l3.py` and what extensions add to it.

use serde::Deserialize;

use super::{FixedIp, Listing, Network, Neutron, collection::Collection, listing::Filters};
use crate::openstack::{
    Id, Pages, Result,
    keystoneauth::Project,
    lenient::{each, or_default, or_true, yes},
};

/// What leads from one network to another.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Router {
    /// Its id.
    pub id: Id<Router>,
    /// What people call it.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// What it is for.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Neutron's word, like `ACTIVE`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: String,
    /// Whether it is switched on.
    #[serde(default = "yes", deserialize_with = "or_true")]
    pub admin_state_up: bool,
    /// Whose it is.
    #[serde(default, deserialize_with = "or_default")]
    pub project_id: Option<Id<Project>>,
    /// Its way out of the cloud.
    #[serde(default, deserialize_with = "or_default")]
    pub external_gateway_info: Option<ExternalGateway>,
    /// Routes of its own.
    #[serde(default, deserialize_with = "each")]
    pub routes: Vec<Route>,
    /// Words to find it by.
    #[serde(default, deserialize_with = "each")]
    pub tags: Vec<String>,
}

/// A router's way out of the cloud.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct ExternalGateway {
    /// The external network.
    pub network_id: Id<Network>,
    /// Whether servers without a floating IP get out, by way of the router's address.
    #[serde(default, deserialize_with = "or_default")]
    pub enable_snat: Option<bool>,
    /// The router's addresses there.
    #[serde(default, deserialize_with = "each")]
    pub external_fixed_ips: Vec<FixedIp>,
}

/// A way to a range.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Route {
    /// The range.
    pub destination: String,
    /// Who knows the way.
    pub nexthop: String,
}

impl Collection for Router {
    const PATH: &'static str = "/v2.0/routers";
    const COLLECTION: &'static str = "routers";
    const KEY: &'static str = "router";
}

/// Which routers to list. What is empty is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RouterSearch {
    /// One of these.
    pub ids: Vec<Id<Router>>,
    /// Called so, letter by letter.
    pub name: Option<String>,
    /// Of this project.
    pub project_id: Option<Id<Project>>,
    /// How much, and in which order.
    pub listing: Listing,
}

impl Neutron {
    /// Routers of the project, page by page.
    pub fn routers(&self, search: &RouterSearch) -> Pages<Router> {
        let filters = Filters::new(Router::PATH)
            .ids("id", &search.ids)
            .text("name", search.name.as_deref())
            .text("project_id", search.project_id.as_ref().map(Id::as_str));
        self.pages(filters.list(&search.listing))
    }

    /// One router.
    pub async fn router(&self, id: &Id<Router>) -> Result<Router> {
        self.one(id).await
    }
}
