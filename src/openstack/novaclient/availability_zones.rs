//! Availability zones: parts of a cloud that do not fail together.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Manager, base::items, lenient::or_default};
use crate::openstack::Result;

/// A part of the cloud that a server can be put into.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct AvailabilityZone {
    /// What requests call it.
    #[serde(rename = "zoneName")]
    pub name: String,
    #[serde(rename = "zoneState", default, deserialize_with = "or_default")]
    state: State,
    /// Its hosts with their services by name, where the list is in full and the zone is available.
    #[serde(default, deserialize_with = "or_default")]
    pub hosts: BTreeMap<String, BTreeMap<String, ServiceState>>,
}

impl AvailabilityZone {
    /// Whether a host of it is up.
    pub fn is_available(&self) -> bool {
        self.state.available
    }
}

#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
struct State {
    #[serde(default, deserialize_with = "or_default")]
    available: bool,
}

/// How a service on a host is.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct ServiceState {
    /// Whether it has been switched on.
    #[serde(default, deserialize_with = "or_default")]
    pub active: bool,
    /// Whether it is heard of.
    #[serde(default, deserialize_with = "or_default")]
    pub available: bool,
    /// When it was last heard of: ISO 8601.
    #[serde(default, deserialize_with = "or_default")]
    pub updated_at: Option<String>,
}

impl Manager<AvailabilityZone> {
    /// The zones that a server can be put into.
    pub async fn list(&self) -> Result<Vec<AvailabilityZone>> {
        self.read("/os-availability-zone").await
    }

    /// The same with their hosts; for administrators.
    pub async fn list_detailed(&self) -> Result<Vec<AvailabilityZone>> {
        self.read("/os-availability-zone/detail").await
    }

    async fn read(&self, path: &str) -> Result<Vec<AvailabilityZone>> {
        let reply = self.core.get(path).await?;
        items(&reply, "availabilityZoneInfo")
    }
}
