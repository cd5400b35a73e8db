//! Routers: `neutron_lib/api/definitions/l3.py` and what extensions add to it.

use super::{FixedIp, Listing, Network, Neutron, collection::Collection, listing::Filters};
use crate::openstack::{Id, Pages, Result, json::from_json, keystoneauth::Project};

/// What leads from one network to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Router {
    /// Its id.
    pub id: Id<Router>,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Neutron's word, like `ACTIVE`.
    pub status: String,
    /// Whether it is switched on.
    pub admin_state_up: bool,
    /// Whose it is.
    pub project_id: Option<Id<Project>>,
    /// Its way out of the cloud.
    pub external_gateway_info: Option<ExternalGateway>,
    /// Routes of its own.
    pub routes: Vec<Route>,
    /// Words to find it by.
    pub tags: Vec<String>,
}

from_json!(Router {
    must { id }
    may {
        name, description, status, admin_state_up = true, project_id, external_gateway_info, routes,
        tags,
    }
});

/// A router's way out of the cloud.
#[derive(Clone, Debug, PartialEq)]
pub struct ExternalGateway {
    /// The external network.
    pub network_id: Id<Network>,
    /// Whether servers without a floating IP get out, by way of the router's address.
    pub enable_snat: Option<bool>,
    /// The router's addresses there.
    pub external_fixed_ips: Vec<FixedIp>,
}

from_json!(ExternalGateway {
    must { network_id }
    may { enable_snat, external_fixed_ips }
});

/// A way to a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The range.
    pub destination: String,
    /// Who knows the way.
    pub nexthop: String,
}

from_json!(Route {
    must { destination, nexthop }
});

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
