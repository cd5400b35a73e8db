//! What can be said anew of a server without touching it.

use serde_json::{Map, json};

use super::{Change, Manager, Server};
use crate::openstack::{
    Id, Result,
    novaclient::{Resource, gate},
};

/// What to say anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateServer {
    /// What to call it.
    pub name: Option<String>,
    /// What it is for; since 2.19.
    pub description: Change<String>,
    /// What it calls itself, which it learns from its metadata; since 2.90.
    pub hostname: Option<String>,
}

impl Manager<Server> {
    /// Says something anew; where that is nothing, nothing is sent and nothing comes back.
    pub async fn update(
        &self,
        server: &Id<Server>,
        request: &UpdateServer,
    ) -> Result<Option<Server>> {
        let has = self.core.api_version;
        let mut fields = Map::new();
        if let Some(name) = request.name.as_ref().filter(|name| !name.is_empty()) {
            fields.insert("name".to_owned(), json!(name));
        }
        // An empty text empties it too.
        request.description.write(&mut fields, "description", (19, has), |text| {
            json!(Some(text).filter(|text| !text.is_empty()))
        })?;
        if let Some(hostname) = request.hostname.as_ref().filter(|name| !name.is_empty()) {
            gate::since("hostname", 90, has)?;
            fields.insert("hostname".to_owned(), json!(hostname));
        }
        if fields.is_empty() {
            return Ok(None);
        }
        let reply = self.core.update(&Self::path(server), json!({"server": fields})).await?;
        reply.take(Server::KEY).map(Some)
    }
}
