//! Quotas: what a project may have of each kind, after `novaclient/v2/quotas.py`.

use super::Manager;
use crate::openstack::json::from_json;
use crate::openstack::{
    Id, Result,
    keystoneauth::Project,
    url::{Query, segment},
};

/// How much there may be of one kind, and is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quota {
    /// At most so many; -1 means as many as one likes.
    pub limit: i64,
    /// So many are there.
    pub in_use: i64,
    /// So many are being made.
    pub reserved: i64,
}

from_json!(Quota {
    may { limit, in_use, reserved }
});

/// The quotas of a project; which kinds there are depends on the version.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotaSet {
    /// Whose they are.
    pub id: Id<Project>,
    /// Servers.
    pub instances: Option<Quota>,
    /// Virtual processors.
    pub cores: Option<Quota>,
    /// MiB of memory.
    pub ram: Option<Quota>,
    /// Metadata of a server.
    pub metadata_items: Option<Quota>,
    /// Key pairs of a user.
    pub key_pairs: Option<Quota>,
    /// Server groups.
    pub server_groups: Option<Quota>,
    /// Servers of a group.
    pub server_group_members: Option<Quota>,
    /// Files put into a new server; to 2.56.
    pub injected_files: Option<Quota>,
    /// Bytes of such a file; to 2.56.
    pub injected_file_content_bytes: Option<Quota>,
}

from_json!(QuotaSet {
    must { id }
    may {
        instances, cores, ram, metadata_items, key_pairs, server_groups, server_group_members,
        injected_files, injected_file_content_bytes,
    }
});

impl Manager<QuotaSet> {
    /// What a project may have, and has; with `user_id`, what one of its users may.
    pub async fn detail(&self, tenant_id: &Id<Project>, user_id: Option<&str>) -> Result<QuotaSet> {
        let path = format!("/os-quota-sets/{}/detail", segment(tenant_id.as_str()));
        let query = Query::new(path).with_some("user_id", user_id);
        self.core.get(query.as_str()).await?.take("quota_set")
    }
}
