//! What a project may have, and has.

use serde::Deserialize;

use crate::openstack::{Result, keystoneauth::Adapter};

/// The absolute limits of a project; a negative maximum means that there is none.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Limits {
    /// Servers allowed.
    pub max_total_instances: i64,
    /// Servers in use.
    pub total_instances_used: i64,
    /// Virtual processors allowed.
    pub max_total_cores: i64,
    /// Virtual processors in use.
    pub total_cores_used: i64,
    /// MiB of memory allowed.
    #[serde(rename = "maxTotalRAMSize")]
    pub max_total_ram: i64,
    /// MiB of memory in use.
    #[serde(rename = "totalRAMUsed")]
    pub total_ram_used: i64,
}

#[derive(Deserialize)]
struct Wrapped {
    absolute: Limits,
}

impl Limits {
    /// Servers that fit in; `None` where there is no limit.
    pub fn instances_left(&self) -> Option<i64> {
        left(self.max_total_instances, self.total_instances_used)
    }

    /// Virtual processors that fit in; `None` where there is no limit.
    pub fn cores_left(&self) -> Option<i64> {
        left(self.max_total_cores, self.total_cores_used)
    }

    /// MiB of memory that fit in; `None` where there is no limit.
    pub fn ram_left(&self) -> Option<i64> {
        left(self.max_total_ram, self.total_ram_used)
    }
}

/// Nova counts a negative use as none: `nova/quota.py`.
fn left(max: i64, used: i64) -> Option<i64> {
    (max >= 0).then(|| (max - used.max(0)).max(0))
}

pub(super) async fn read(compute: &Adapter) -> Result<Limits> {
    let wrapped: Wrapped = compute.get("/limits?reserved=1").await?.take("limits")?;
    Ok(wrapped.absolute)
}
