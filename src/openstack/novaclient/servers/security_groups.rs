//! A server's security groups: Neutron has them, Nova puts them on all ports of a server at once.

use serde_json::json;

use super::{Manager, Server, path};
use crate::openstack::{Id, Result, json::from_json, neutron, novaclient::base::items};

/// A security group that a server has.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityGroup {
    /// Its id.
    pub id: Id<neutron::SecurityGroup>,
    /// What people call it; not unique.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Whose it is.
    pub tenant_id: String,
}

from_json!(SecurityGroup {
    must { id }
    may { name, description, tenant_id }
});

impl Manager<Server> {
    /// Puts a group, by id or by name, on all its ports.
    pub async fn add_security_group(&self, server: &Id<Server>, group: &str) -> Result<()> {
        self.order(server, "addSecurityGroup", json!({"name": group})).await
    }

    /// Takes a group, by id or by name, from all its ports.
    pub async fn remove_security_group(&self, server: &Id<Server>, group: &str) -> Result<()> {
        self.order(server, "removeSecurityGroup", json!({"name": group})).await
    }

    /// The groups of its ports.
    pub async fn list_security_group(&self, server: &Id<Server>) -> Result<Vec<SecurityGroup>> {
        let reply = self.core.get(&path(server, "os-security-groups")).await?;
        items(&reply, "security_groups")
    }
}
