//! Neutron: networks, their subnets, and security groups.

use serde::{Deserialize, de::DeserializeOwned};

use super::{Id, Result, keystoneauth::Adapter};

/// A network.
#[allow(clippy::struct_excessive_bools, reason = "Neutron's own fields")]
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Network {
    /// Its id.
    pub id: Id<Network>,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// Its subnets by id.
    #[serde(default)]
    pub subnets: Vec<Id<Subnet>>,
    /// Whether others may use it.
    #[serde(default)]
    pub shared: bool,
    /// Whether it leads out of the cloud; servers may not be put there without permission.
    #[serde(rename = "router:external", default)]
    pub external: bool,
    /// Whether it is switched on.
    #[serde(default = "yes")]
    pub admin_state_up: bool,
    /// Whether security groups have an effect on it.
    #[serde(default = "yes")]
    pub port_security_enabled: bool,
}

impl Network {
    /// What to call it: its name, or its id where it has none.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { self.id.as_str() } else { &self.name }
    }
}

// Where the extension is off, the field is missing and the rule is on.
fn yes() -> bool {
    true
}

/// A range of addresses in a network.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Subnet {
    /// Its id.
    pub id: Id<Subnet>,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// The range, like `10.0.0.0/24`.
    pub cidr: String,
    /// The network it belongs to.
    pub network_id: Id<Network>,
}

/// A set of firewall rules.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SecurityGroup {
    /// Its id.
    pub id: Id<SecurityGroup>,
    /// What people call it; not unique.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub description: String,
}

/// The network service.
#[derive(Clone)]
pub struct Neutron(Adapter);

impl Neutron {
    /// Talks to the service behind `adapter`, which must add no version header: Neutron's CORS
    /// rules list none.
    pub fn new(adapter: Adapter) -> Self {
        Self(adapter)
    }

    /// Every network that the project can see.
    pub async fn networks(&self) -> Result<Vec<Network>> {
        self.list("networks", "").await
    }

    /// Every subnet that the project can see.
    pub async fn subnets(&self) -> Result<Vec<Subnet>> {
        // The rest of a subnet is long: pools, routes, name servers.
        self.list("subnets", "?fields=id&fields=name&fields=cidr&fields=network_id").await
    }

    /// Every security group of the project.
    pub async fn security_groups(&self) -> Result<Vec<SecurityGroup>> {
        // Without `fields` each group brings all its rules along.
        self.list("security-groups", "?fields=id&fields=name&fields=description").await
    }

    async fn list<T: DeserializeOwned>(&self, path: &str, query: &str) -> Result<Vec<T>> {
        let key = path.replace('-', "_");
        self.0.get(&format!("/v2.0/{path}{query}")).await?.take(&key)
    }
}
