//! Quotas, of all volumes and of each type: `cinder/api/contrib/quotas.py`.

use std::collections::BTreeMap;

use super::Cinder;
use crate::openstack::{
    Id, Result,
    json::{FromJson, Reader},
    keystoneauth::Project,
    novaclient::Quota,
    quota::left,
    url::{Query, segment},
};

/// Quotas by name: `volumes`, `gigabytes`, `snapshots`, `per_volume_gigabytes` and others, and the
/// first three once more for each type, like `gigabytes_ssd`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VolumeQuotas(pub BTreeMap<String, Quota>);

/// The project's id stands among them, and is passed over.
impl FromJson for VolumeQuotas {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        self.0.read(json)
    }
}

impl VolumeQuotas {
    /// How many more `volumes`, `gigabytes` or `snapshots` fit in; `None` where there is no limit.
    pub fn left(&self, resource: &str) -> Option<i64> {
        let quota = self.0.get(resource)?;
        left(quota.limit, quota.in_use.max(0) + quota.reserved.max(0))
    }

    /// The same for one type by name, which has limits of its own within those of all.
    pub fn left_of_type(&self, resource: &str, volume_type: &str) -> Option<i64> {
        self.left(&format!("{resource}_{volume_type}"))
    }

    /// GiB that a single volume may have; `None` where there is no limit.
    pub fn largest_volume(&self) -> Option<i64> {
        self.0.get("per_volume_gigabytes").map(|quota| quota.limit).filter(|limit| *limit >= 0)
    }
}

impl Cinder {
    /// What a project may have, and has.
    pub async fn quotas(&self, project: &Id<Project>) -> Result<VolumeQuotas> {
        let path = format!("/os-quota-sets/{}", segment(project.as_str()));
        let query = Query::new(path).with("usage", true);
        self.adapter.get(query.as_str()).await?.take("quota_set")
    }
}
