//! Servers: what Nova makes, and how it is asked for one.

mod create;
mod server;

pub use create::{CreateServer, Created, Networks};
pub use server::{Address, Fault, Named, Server, ServerFlavor, Status};

use super::{Manager, Resource};
use crate::openstack::Result;

impl Resource for Server {
    const DETAIL: &'static str = "/servers/detail";
    const PATH: &'static str = "/servers";
    const COLLECTION: &'static str = "servers";
    const KEY: &'static str = "server";
}

impl Manager<Server> {
    /// Asks Nova for new servers; sent once, whatever happens.
    ///
    /// The answer names the first one, which is not ready yet.
    pub async fn create(&self, request: &CreateServer) -> Result<Created> {
        self.adapter.post(Server::PATH, &request.body(self.api_version)).await?.take(Server::KEY)
    }
}
