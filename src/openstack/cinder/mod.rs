//! Cinder: volumes that outlive servers, their snapshots, their types, and how many there may be.
//!
//! Reads are the same at every microversion but for what newer ones add; `version` says which one
//! is spoken.

mod collection;
mod limits;
mod quotas;
mod snapshot;
mod types;
mod version;
mod volume;
mod volumes;

pub use limits::VolumeLimits;
pub use quotas::VolumeQuotas;
pub use snapshot::{CreateSnapshot, Snapshot, SnapshotSearch};
pub use types::VolumeType;
pub use version::VolumeVersion;
pub use volume::{Attachment, Volume};
pub use volumes::{CreateVolume, UpdateVolume, VolumeSearch};

use super::{
    Result,
    keystoneauth::{Adapter, AdapterSettings},
    novaclient::AvailabilityZone,
    pages::items,
};

/// The block-storage service at one microversion.
#[derive(Clone)]
pub struct Cinder {
    /// The version that every request asks for.
    pub version: VolumeVersion,
    adapter: Adapter,
}

impl Cinder {
    /// Talks to the service behind `adapter` at `version`. Its CORS rules list the header.
    pub fn new(adapter: &Adapter, version: VolumeVersion) -> Self {
        let adapter = adapter.with_settings(AdapterSettings {
            default_microversion: Some(version.to_string()),
            ..adapter.settings().clone()
        });
        Self { version, adapter }
    }

    /// The same service at the newest version that both it and this client know.
    pub async fn negotiated(&self) -> Result<Self> {
        Ok(Self::new(&self.adapter, version::newest(&self.adapter).await?))
    }

    /// The zones that a volume can be put into.
    pub async fn availability_zones(&self) -> Result<Vec<AvailabilityZone>> {
        items(&self.adapter.get("/os-availability-zone").await?, "availabilityZoneInfo")
    }
}
