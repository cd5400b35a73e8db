//! Availability zones: parts of a cloud that do not fail together.

use std::collections::BTreeMap;

use super::{Manager, base::items};
use crate::openstack::Result;
use crate::openstack::json::from_json;

/// A part of the cloud that a server can be put into.
#[derive(Clone, Debug, PartialEq)]
pub struct AvailabilityZone {
    /// What requests call it.
    pub name: String,
    state: State,
    /// Its hosts with their services by name, where the list is in full and the zone is available.
    pub hosts: BTreeMap<String, BTreeMap<String, ServiceState>>,
}

from_json!(AvailabilityZone {
    must { name: "zoneName" }
    may { state: "zoneState", hosts }
});

impl AvailabilityZone {
    /// Whether a host of it is up.
    pub fn is_available(&self) -> bool {
        self.state.available
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    available: bool,
}

from_json!(State {
    may { available }
});

/// How a service on a host is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceState {
    /// Whether it has been switched on.
    pub active: bool,
    /// Whether it is heard of.
    pub available: bool,
    /// When it was last heard of: ISO 8601.
    pub updated_at: Option<String>,
}

from_json!(ServiceState {
    may { active, available, updated_at }
});

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
