//! What this Neutron can do beyond the core: its extensions, its zones, and whether it makes a
//! network by itself.

use std::collections::BTreeSet;

use super::Neutron;
use crate::openstack::{
    Error, Id, Result,
    json::from_json,
    keystoneauth::Project,
    pages::items,
    url::{Query, segment},
};

/// The extensions of a Neutron by alias, like `port-security` or `qos`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extensions(pub BTreeSet<String>);

impl Extensions {
    /// Whether `alias` is among them.
    pub fn has(&self, alias: &str) -> bool {
        self.0.contains(alias)
    }
}

/// A zone that serves networks or routers; not one of Nova's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkZone {
    /// What requests call it.
    pub name: String,
    /// `available` or `unavailable`.
    pub state: String,
    /// What it serves: `network` or `router`.
    pub resource: String,
}

from_json!(NetworkZone {
    must { name }
    may { state, resource }
});

struct Alias {
    alias: String,
}

from_json!(Alias {
    must { alias }
});

impl Neutron {
    /// What it can do.
    pub async fn extensions(&self) -> Result<Extensions> {
        let aliases: Vec<Alias> = items(&self.0.get("/v2.0/extensions").await?, "extensions")?;
        Ok(Extensions(aliases.into_iter().map(|it| it.alias).collect()))
    }

    /// Its zones; needs the extension `availability_zone`.
    pub async fn availability_zones(&self) -> Result<Vec<NetworkZone>> {
        items(&self.0.get("/v2.0/availability_zones").await?, "availability_zones")
    }

    /// Why Neutron could not make a network by itself, in its own words; nothing, if it could.
    /// Nothing is made: `neutron/services/auto_allocate/db.py`, `_check_requirements`.
    ///
    /// A server that asks for its network to be made is refused for the same reasons.
    pub async fn obstacle_to_auto_network(&self, project: &Id<Project>) -> Result<Option<String>> {
        let path = format!("/v2.0/auto-allocated-topology/{}", segment(project.as_str()));
        let query = Query::new(path).with("fields", "dry-run");
        match self.0.get(query.as_str()).await {
            Ok(_) => Ok(None),
            Err(Error::Refused { status: 400 | 404 | 409, message, .. }) => Ok(Some(message)),
            Err(error) => Err(error),
        }
    }
}
