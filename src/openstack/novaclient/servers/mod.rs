//! Servers: what Nova makes, and what can be asked of it, after `novaclient/v2/servers.py`.
//!
//! Each file is one part of `ServerManager`; sizes, images and volumes have managers of their own.

mod create;
mod created;
mod search;
mod server;
mod size;
mod status;

pub use self::{
    create::{BlockDevice, BlockDeviceMapping, CreateServer, Networks, Nic},
    created::Created,
    search::{Direction, ServerSearch},
    server::{Address, AttachedVolume, Fault, Named, Server},
    size::ServerFlavor,
    status::{PowerState, Status},
};
use super::{Manager, Resource};
use crate::openstack::{Id, Result, url::Query};

impl Resource for Server {
    const DETAIL: &'static str = "/servers/detail";
    const PATH: &'static str = "/servers";
    const COLLECTION: &'static str = "servers";
    const KEY: &'static str = "server";
    const HUMAN_ID: bool = true;

    fn id(&self) -> Id<Self> {
        self.id.clone()
    }

    fn name(&self) -> Option<&str> {
        Some(&*self.name).filter(|name| !name.is_empty())
    }

    fn may_be_called(query: Query, name: &str) -> Query {
        // Nova reads a regular expression, and databases differ in how they escape: any letter
        // will do in the place of one that means something.
        let is_special = |letter| r"\^$.|?*+()[]{}".contains(letter);
        let pattern = name.replace(is_special, ".");
        query.with_some("name", Some(pattern).filter(|pattern| !pattern.is_empty()))
    }
}

impl Manager<Server> {
    /// Asks Nova for new servers; sent once, whatever happens.
    ///
    /// The answer names the first one, which is not ready yet.
    pub async fn create(&self, request: &CreateServer) -> Result<Created> {
        let body = request.body(self.core.api_version)?;
        let created: Created = self.core.create(Server::PATH, body).await?.take(Server::KEY)?;
        // Several get a number each.
        let name = (request.max_count == 1).then_some(&*request.name);
        self.core.completions.add(created.id.as_str(), name);
        Ok(created)
    }

    /// The same, for the id under which all of them are found: [`ServerSearch::reservation_id`].
    pub async fn reserve(&self, request: &CreateServer) -> Result<String> {
        let mut body = request.body(self.core.api_version)?;
        body["server"]["return_reservation_id"] = true.into();
        self.core.create(Server::PATH, body).await?.take("reservation_id")
    }

    /// Removes a server, which takes a while; a lock does not keep administrators from it.
    pub async fn delete(&self, server: &Id<Server>) -> Result<()> {
        self.core.delete(&Self::path(server)).await
    }
}
