//! What a project may have of Cinder's, and has: `cinder/api/views/limits.py`.

use super::Cinder;
use crate::openstack::{Result, json::from_json, quota::left};

/// The absolute limits of a project; a negative maximum means that there is none. Limits of single
/// types are in [`super::VolumeQuotas`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VolumeLimits {
    /// Volumes allowed.
    pub max_total_volumes: i64,
    /// Volumes in use.
    pub total_volumes_used: i64,
    /// GiB of volumes and snapshots allowed.
    pub max_total_volume_gigabytes: i64,
    /// GiB of volumes and snapshots in use.
    pub total_gigabytes_used: i64,
    /// Snapshots allowed.
    pub max_total_snapshots: i64,
    /// Snapshots in use.
    pub total_snapshots_used: i64,
}

from_json!(VolumeLimits {
    may {
        max_total_volumes: "maxTotalVolumes" = -1, total_volumes_used: "totalVolumesUsed",
        max_total_volume_gigabytes: "maxTotalVolumeGigabytes" = -1,
        total_gigabytes_used: "totalGigabytesUsed", max_total_snapshots: "maxTotalSnapshots" = -1,
        total_snapshots_used: "totalSnapshotsUsed",
    }
});

struct Wrapped {
    absolute: VolumeLimits,
}

from_json!(Wrapped {
    must { absolute }
});

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
