//! The administrator's password inside a server.

use serde_json::json;

use super::{Manager, Server, path};
use crate::openstack::{Hidden, Id, Result};

impl Manager<Server> {
    /// Sets it, where the server runs an agent that can.
    pub async fn change_password(
        &self,
        server: &Id<Server>,
        Hidden(password): &Hidden<String>,
    ) -> Result<()> {
        self.order(server, "changePassword", json!({"adminPass": password})).await
    }

    /// What the server has set as its password, encrypted with its key pair, in base64; only who has
    /// the private half can read it. None until it has set one.
    pub async fn get_password(&self, server: &Id<Server>) -> Result<Option<String>> {
        let reply = self.core.get(&path(server, "os-server-password")).await?;
        let password: String = reply.take("password")?;
        Ok(Some(password).filter(|password| !password.is_empty()))
    }

    /// Makes Nova forget that; the password inside the server stays.
    pub async fn clear_password(&self, server: &Id<Server>) -> Result<()> {
        self.core.delete(&path(server, "os-server-password")).await
    }
}
