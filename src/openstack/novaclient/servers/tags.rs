//! Words to find a server by: 50 of them, 60 characters each, without slashes and commas; since 2.26.

use serde_json::json;

use super::{Manager, Server, path, path_to};
use crate::openstack::{Id, Result, novaclient::gate};

impl Manager<Server> {
    /// All its tags.
    pub async fn tag_list(&self, server: &Id<Server>) -> Result<Vec<String>> {
        self.has_tags()?;
        self.core.get(&path(server, "tags")).await?.take("tags")
    }

    /// Adds one; it may be there already.
    pub async fn add_tag(&self, server: &Id<Server>, tag: &str) -> Result<()> {
        self.has_tags()?;
        self.core.update(&path_to(server, "tags", tag), json!(null)).await.map(drop)
    }

    /// Puts these in the place of all that are there.
    pub async fn set_tags(&self, server: &Id<Server>, tags: &[&str]) -> Result<Vec<String>> {
        self.has_tags()?;
        self.core.update(&path(server, "tags"), json!({"tags": tags})).await?.take("tags")
    }

    /// Removes one.
    pub async fn delete_tag(&self, server: &Id<Server>, tag: &str) -> Result<()> {
        self.has_tags()?;
        self.core.delete(&path_to(server, "tags", tag)).await
    }

    /// Removes all.
    pub async fn delete_all_tags(&self, server: &Id<Server>) -> Result<()> {
        self.has_tags()?;
        self.core.delete(&path(server, "tags")).await
    }

    fn has_tags(&self) -> Result<()> {
        gate::since("tags", 26, self.core.api_version)
    }
}
