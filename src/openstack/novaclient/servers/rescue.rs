//! Servers that start from another disk, so that their own can be mended.

use serde_json::json;

use super::{Manager, Server};
use crate::openstack::{Hidden, Id, Result, glance::Image};

impl Manager<Server> {
    /// Starts it from an image, its own one if none is said, with its disk attached. The answer has
    /// the administrator's password, where the cloud makes one.
    pub async fn rescue(
        &self,
        server: &Id<Server>,
        password: Option<&Hidden<String>>,
        image: Option<&Id<Image>>,
    ) -> Result<Option<Hidden<String>>> {
        let mut parameters = json!(null);
        if let Some(Hidden(password)) = password {
            parameters["adminPass"] = json!(password);
        }
        if let Some(image) = image {
            parameters["rescue_image_ref"] = json!(image);
        }
        let reply = self.act(server, "rescue", parameters).await?;
        Ok(reply.take("adminPass").ok().map(Hidden))
    }

    /// Starts it from its own disk again.
    pub async fn unrescue(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "unrescue", json!(null)).await
    }
}
