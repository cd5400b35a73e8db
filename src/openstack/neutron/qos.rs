//! Quality of service: what a port gets of the wire. `neutron_lib/api/definitions/qos.py`.

use super::{Listing, Neutron, collection::Collection, listing::Filters};
use crate::openstack::{Id, Pages, Result, json::from_json, keystoneauth::Project};

/// Rules for what ports get of the wire.
#[derive(Clone, Debug, PartialEq)]
pub struct QosPolicy {
    /// Its id.
    pub id: Id<QosPolicy>,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Whose it is.
    pub project_id: Option<Id<Project>>,
    /// Whether others may use it.
    pub shared: bool,
    /// Whether new networks of the project have it.
    pub is_default: bool,
    /// Its rules.
    pub rules: Vec<QosRule>,
}

from_json!(QosPolicy {
    must { id }
    may { name, description, project_id, shared, is_default, rules }
});

impl QosPolicy {
    /// What to call it: its name, or its id where it has none.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { self.id.as_str() } else { &self.name }
    }

    /// Whether it promises a part of the wire. Nova attaches such a port since 2.72, and the port it
    /// makes by itself on a network with such a policy fails the build.
    pub fn has_guarantee(&self) -> bool {
        self.rules.iter().any(|rule| rule.kind.starts_with("minimum_"))
    }
}

/// One rule; which of the numbers it has follows from its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QosRule {
    /// Its id.
    pub id: Id<QosRule>,
    /// `bandwidth_limit`, `dscp_marking`, `minimum_bandwidth`, `packet_rate_limit` or
    /// `minimum_packet_rate`.
    pub kind: String,
    /// `ingress`, `egress` or `any`, seen from the server.
    pub direction: Option<String>,
    /// Kilobits a second at most.
    pub max_kbps: Option<u64>,
    /// Kilobits at once at most.
    pub max_burst_kbps: Option<u64>,
    /// Kilobits a second at least.
    pub min_kbps: Option<u64>,
    /// Thousands of packets a second at most.
    pub max_kpps: Option<u64>,
    /// Thousands of packets at once at most.
    pub max_burst_kpps: Option<u64>,
    /// Thousands of packets a second at least.
    pub min_kpps: Option<u64>,
    /// What packets are marked with.
    pub dscp_mark: Option<u8>,
}

from_json!(QosRule {
    must { id }
    may {
        kind: "type", direction, max_kbps, max_burst_kbps, min_kbps, max_kpps, max_burst_kpps,
        min_kpps, dscp_mark,
    }
});

impl Collection for QosPolicy {
    const PATH: &'static str = "/v2.0/qos/policies";
    const COLLECTION: &'static str = "policies";
    const KEY: &'static str = "policy";
}

impl Neutron {
    /// Policies that the project can use, page by page; needs the extension `qos`.
    pub fn qos_policies(&self, listing: &Listing) -> Pages<QosPolicy> {
        self.pages(Filters::new(QosPolicy::PATH).list(listing))
    }

    /// One policy.
    pub async fn qos_policy(&self, id: &Id<QosPolicy>) -> Result<QosPolicy> {
        self.one(id).await
    }
}
