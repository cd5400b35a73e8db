//! What a project may have of Cinder's, and has: `cinder/api/views/limits.py`.

use serde::Deserialize;

use super::Cinder;
use crate::openstack::{Result, lenient::or_default, quota::left};

/// The absolute limits of a project; a negative maximum means that there is none. Limits of single
/// types are in [`super::VolumeQuotas`].
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct VolumeLimits {
    /// Volumes allowed.
    #[serde(default = "unlimited", deserialize_with = "limit")]
    pub max_total_volumes: i64,
    /// Volumes in use.
    #[serde(default, deserialize_with = "or_default")]
    pub total_volumes_used: i64,
    /// GiB of volumes and snapshots allowed.
    #[serde(default = "unlimited", deserialize_with = "limit")]
    pub max_total_volume_gigabytes: i64,
    /// GiB of volumes and snapshots in use.
    #[serde(default, deserialize_with = "or_default")]
    pub total_gigabytes_used: i64,
    /// Snapshots allowed.
    #[serde(default = "unlimited", deserialize_with = "limit")]
    pub max_total_snapshots: i64,
    /// Snapshots in use.
    #[serde(default, deserialize_with = "or_default")]
    pub total_snapshots_used: i64,
}

fn unlimited() -> i64 {
    -1
}

/// What is not said is not limited.
fn limit<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    Ok(or_default::<D, Option<i64>>(deserializer)?.unwrap_or(unlimited()))
}

#[derive(Deserialize)]
struct Wrapped {
    absolute: VolumeLimits,
}

impl VolumeLimits {
    /// Volumes that fit in; `None` where there is no limit.
    pub fn volumes_left(&self) -> Option<i64> {
        left(self.max_total_volumes, self.total_volumes_used)
    }

    /// GiB that fit in; `None` where there is no limit.
    pub fn gigabytes_left(&self) -> Option<i64> {
        left(self.max_total_volume_gigabytes, self.total_gigabytes_used)
    }

    /// Snapshots that fit in; `None` where there is no limit.
    pub fn snapshots_left(&self) -> Option<i64> {
        left(self.max_total_snapshots, self.total_snapshots_used)
    }
}

impl Cinder {
    /// What this project may have at most, and has.
    pub async fn limits(&self) -> Result<VolumeLimits> {
        let wrapped: Wrapped = self.adapter.get("/limits").await?.take("limits")?;
        Ok(wrapped.absolute)
    }
}
