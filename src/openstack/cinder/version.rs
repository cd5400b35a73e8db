//! Cinder's microversions: `cinder/api/openstack/api_version_request.py`.

use std::fmt;

use crate::openstack::{Result, json::from_json, keystoneauth::Adapter, pages::items};

/// A microversion: the minor part of `3.70`. There is no other major version any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct VolumeVersion(pub u32);

impl VolumeVersion {
    /// What every Cinder since 2016 speaks.
    pub const BASE: Self = Self(0);
    /// The newest version whose answers this client knows.
    pub const NEWEST: Self = Self(71);

    fn read(text: &str) -> Option<Self> {
        text.strip_prefix("3.")?.parse().ok().map(Self)
    }
}

impl fmt::Display for VolumeVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "3.{}", self.0)
    }
}

/// What a service says of itself at its root.
struct Version {
    version: String,
}

from_json!(Version {
    may { version }
});

/// Asks the service for the newest version that both sides know.
pub(super) async fn newest(service: &Adapter) -> Result<VolumeVersion> {
    let versions: Vec<Version> = items(&service.root().await?, "versions")?;
    let known = versions.iter().filter_map(|it| VolumeVersion::read(&it.version)).max();
    Ok(known.unwrap_or_default().min(VolumeVersion::NEWEST))
}
