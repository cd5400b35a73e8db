//! Quotas: what a project may have of each kind, after `novaclient/v2/quotas.py`.

use serde::Deserialize;

use super::{Manager, lenient::or_default};
use crate::openstack::{
    Id, Result,
    keystoneauth::Project,
    url::{Query, segment},
};

/// How much there may be of one kind, and is.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct Quota {
    /// At most so many; -1 means as many as one likes.
    #[serde(default, deserialize_with = "or_default")]
    pub limit: i64,
    /// So many are there.
    #[serde(default, deserialize_with = "or_default")]
    pub in_use: i64,
    /// So many are being made.
    #[serde(default, deserialize_with = "or_default")]
    pub reserved: i64,
}

/// The quotas of a project; which kinds there are depends on the version.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct QuotaSet {
    /// Whose they are.
    pub id: Id<Project>,
    /// Servers.
    #[serde(default, deserialize_with = "or_default")]
    pub instances: Option<Quota>,
    /// Virtual processors.
    #[serde(default, deserialize_with = "or_default")]
    pub cores: Option<Quota>,
    /// MiB of memory.
    #[serde(default, deserialize_with = "or_default")]
    pub ram: Option<Quota>,
    /// Metadata of a server.
    #[serde(default, deserialize_with = "or_default")]
    pub metadata_items: Option<Quota>,
    /// Key pairs of a user.
    #[serde(default, deserialize_with = "or_default")]
    pub key_pairs: Option<Quota>,
    /// Server groups.
    #[serde(default, deserialize_with = "or_default")]
    pub server_groups: Option<Quota>,
    /// Servers of a group.
    #[serde(default, deserialize_with = "or_default")]
    pub server_group_members: Option<Quota>,
    /// Files put into a new server; to 2.56.
    #[serde(default, deserialize_with = "or_default")]
    pub injected_files: Option<Quota>,
    /// Bytes of such a file; to 2.56.
    #[serde(default, deserialize_with = "or_default")]
    pub injected_file_content_bytes: Option<Quota>,
}

impl Manager<QuotaSet> {
    /// What a project may have, and has; with `user_id`, what one of its users may.
    pub async fn detail(&self, tenant_id: &Id<Project>, user_id: Option<&str>) -> Result<QuotaSet> {
        let path = format!("/os-quota-sets/{}/detail", segment(tenant_id.as_str()));
        let query = Query::new(path).with_some("user_id", user_id);
        self.core.get(query.as_str()).await?.take("quota_set")
    }
}
