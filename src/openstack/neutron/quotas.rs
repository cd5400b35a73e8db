//! Neutron's quotas: `neutron/extensions/quotasv2_detail.py`.

use serde::Deserialize;

use super::Neutron;
use crate::openstack::{
    Id, Result, keystoneauth::Project, lenient::or_default, quota::left, url::segment,
};

/// How much there may be of one kind, and is.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct Quota {
    /// At most so many; -1 means as many as one likes.
    #[serde(default, deserialize_with = "or_default")]
    pub limit: i64,
    /// So many are there.
    #[serde(default, deserialize_with = "or_default")]
    pub used: i64,
    /// So many are being made.
    #[serde(default, deserialize_with = "or_default")]
    pub reserved: i64,
}

impl Quota {
    /// How many more fit in; `None` where there is no limit.
    pub fn left(self) -> Option<i64> {
        left(self.limit, self.used.max(0) + self.reserved.max(0))
    }
}

/// The quotas of a project. Which kinds there are depends on the extensions.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct QuotaDetails {
    /// Networks.
    #[serde(default, deserialize_with = "or_default")]
    pub network: Option<Quota>,
    /// Subnets.
    #[serde(default, deserialize_with = "or_default")]
    pub subnet: Option<Quota>,
    /// Ports: a server needs one for each network.
    #[serde(default, deserialize_with = "or_default")]
    pub port: Option<Quota>,
    /// Routers.
    #[serde(default, deserialize_with = "or_default")]
    pub router: Option<Quota>,
    /// Floating IPs.
    #[serde(default, deserialize_with = "or_default")]
    pub floatingip: Option<Quota>,
    /// Security groups.
    #[serde(default, deserialize_with = "or_default")]
    pub security_group: Option<Quota>,
    /// Rules in all of its security groups.
    #[serde(default, deserialize_with = "or_default")]
    pub security_group_rule: Option<Quota>,
}

impl Neutron {
    /// What a project may have, and has. Some clouds refuse it with 403 to those who may use the
    /// project; a Neutron without the extension `quota_details` with 404.
    pub async fn quotas(&self, project: &Id<Project>) -> Result<QuotaDetails> {
        let path = format!("/v2.0/quotas/{}/details", segment(project.as_str()));
        self.0.get(&path).await?.take("quota")
    }
}
