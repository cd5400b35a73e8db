//! What a service says of its own versions.

use serde::Deserialize;

use super::Adapter;
use crate::openstack::Result;

/// The range of microversions of a service's root document.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct VersionRange {
    /// The oldest; empty where the service has no microversions.
    #[serde(default)]
    pub min_version: String,
    /// The newest; empty where the service has no microversions.
    #[serde(default, alias = "max_version")]
    pub version: String,
}

/// Asks the endpoint itself, whose root describes it.
pub async fn version_range(service: &Adapter) -> Result<VersionRange> {
    service.get("/").await?.take("version")
}
