//! Servers that are put away, and taken out again perhaps elsewhere.

use serde_json::{Map, json};

use super::{Manager, Server};
use crate::openstack::{
    Id, Result,
    novaclient::gate::{said, since},
};

/// In which zone a server is taken out, if it has left its host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// Where it was pinned to, or anywhere.
    #[default]
    Unsaid,
    /// Anywhere, and it is pinned to no zone any more; since 2.91.
    Unpin,
    /// In this one, to which it is pinned; since 2.77.
    Named(String),
}

/// Where to take a server out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unshelve {
    /// In which zone.
    pub availability_zone: Zone,
    /// On which host; since 2.91, for administrators.
    pub host: Option<String>,
}

impl Manager<Server> {
    /// Puts it away: its disk becomes an image.
    pub async fn shelve(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "shelve", json!(null)).await
    }

    /// Lets one that is put away leave its host at once, and not only after a while.
    pub async fn shelve_offload(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "shelveOffload", json!(null)).await
    }

    /// Takes it out again.
    pub async fn unshelve(&self, server: &Id<Server>, request: &Unshelve) -> Result<()> {
        let has = self.core.api_version;
        let mut parameters = Map::new();
        match &request.availability_zone {
            Zone::Unsaid => {}
            Zone::Unpin => {
                since("unpinning", 91, has)?;
                parameters.insert("availability_zone".to_owned(), json!(null));
            }
            Zone::Named(zone) => {
                since("availability_zone", 77, has)?;
                parameters.insert("availability_zone".to_owned(), json!(zone));
            }
        }
        if said(request.host.as_ref()) {
            since("host", 91, has)?;
            parameters.insert("host".to_owned(), json!(request.host));
        }
        // Nova refuses an empty object.
        let parameters = Some(parameters).filter(|parameters| !parameters.is_empty());
        self.order(server, "unshelve", json!(parameters)).await
    }
}
