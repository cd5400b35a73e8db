//! Neutron's quotas: `neutron/extensions/quotasv2_detail.py`.

use super::Neutron;
use crate::openstack::{
    Id, Result, json::from_json, keystoneauth::Project, quota::left, url::segment,
};

/// How much there may be of one kind, and is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quota {
    /// At most so many; -1 means as many as one likes.
    pub limit: i64,
    /// So many are there.
    pub used: i64,
    /// So many are being made.
    pub reserved: i64,
}

from_json!(Quota {
    may { limit, used, reserved }
});

impl Quota {
    /// How many more fit in; `None` where there is no limit.
    pub fn left(self) -> Option<i64> {
        left(self.limit, self.used.max(0) + self.reserved.max(0))
    }
}

/// The quotas of a project. Which kinds there are depends on the extensions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuotaDetails {
    /// Networks.
    pub network: Option<Quota>,
    /// Subnets.
    pub subnet: Option<Quota>,
    /// Ports: a server needs one for each network.
    pub port: Option<Quota>,
    /// Routers.
    pub router: Option<Quota>,
    /// Floating IPs.
    pub floatingip: Option<Quota>,
    /// Security groups.
    pub security_group: Option<Quota>,
    /// Rules in all of its security groups.
    pub security_group_rule: Option<Quota>,
}

from_json!(QuotaDetails {
    may { network, subnet, port, router, floatingip, security_group, security_group_rule }
});

impl Neutron {
    /// What a project may have, and has. Some clouds refuse it with 403 to those who may use the
    /// project; a Neutron without the extension `quota_details` with 404.
    pub async fn quotas(&self, project: &Id<Project>) -> Result<QuotaDetails> {
        let path = format!("/v2.0/quotas/{}/details", segment(project.as_str()));
        self.0.get(&path).await?.take("quota")
    }
}
