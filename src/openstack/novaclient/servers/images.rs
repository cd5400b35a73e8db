//! Images made of a server.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Manager, Server};
use crate::openstack::{Id, Result, glance::Image, keystoneauth::Reply};

impl Manager<Server> {
    /// Makes an image of its disk, which takes a while. Before 2.45 the image's id is in a header
    /// that browsers hide from a page: then it is none.
    pub async fn create_image(
        &self,
        server: &Id<Server>,
        name: &str,
        metadata: &BTreeMap<String, String>,
    ) -> Result<Option<Id<Image>>> {
        let image = json!({"name": name, "metadata": metadata});
        Ok(image_id(&self.act(server, "createImage", image).await?))
    }

    /// Makes such an image too, and removes the oldest of that kind, so that `rotation` are left.
    /// `kind` is any word, like `daily`.
    pub async fn backup(
        &self,
        server: &Id<Server>,
        name: &str,
        kind: &str,
        rotation: u32,
    ) -> Result<Option<Id<Image>>> {
        let image = json!({"name": name, "backup_type": kind, "rotation": rotation});
        Ok(image_id(&self.act(server, "createBackup", image).await?))
    }
}

fn image_id(reply: &Reply) -> Option<Id<Image>> {
    reply.take("image_id").ok().or_else(|| {
        let (_, id) = reply.header("Location")?.rsplit_once('/')?;
        Some(Id::new(id))
    })
}
