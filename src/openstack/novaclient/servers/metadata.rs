//! What an owner notes on a server: keys and values, 255 characters each, which it can read itself.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Manager, Server, path, path_to};
use crate::openstack::{Error, Id, Result};

impl Manager<Server> {
    /// All notes.
    pub async fn list_meta(&self, server: &Id<Server>) -> Result<BTreeMap<String, String>> {
        self.core.get(&path(server, "metadata")).await?.take("metadata")
    }

    /// One note.
    pub async fn get_meta(&self, server: &Id<Server>, key: &str) -> Result<String> {
        let reply = self.core.get(&path_to(server, "metadata", key)).await?;
        let mut meta: BTreeMap<String, String> = reply.take("meta")?;
        let reason = "another key came back".to_owned();
        meta.remove(key).ok_or(Error::Malformed { what: "meta".to_owned(), reason })
    }

    /// Adds notes and changes those that are there; the others stay.
    pub async fn set_meta(
        &self,
        server: &Id<Server>,
        metadata: &BTreeMap<String, String>,
    ) -> Result<BTreeMap<String, String>> {
        let body = json!({"metadata": metadata});
        self.core.create(&path(server, "metadata"), body).await?.take("metadata")
    }

    /// Adds or changes one note.
    pub async fn set_meta_item(&self, server: &Id<Server>, key: &str, value: &str) -> Result<()> {
        let body = json!({"meta": {key: value}});
        self.core.update(&path_to(server, "metadata", key), body).await.map(drop)
    }

    /// Removes notes, one after the other; the first that fails ends it.
    pub async fn delete_meta(&self, server: &Id<Server>, keys: &[&str]) -> Result<()> {
        for key in keys {
            self.core.delete(&path_to(server, "metadata", key)).await?;
        }
        Ok(())
    }
}
