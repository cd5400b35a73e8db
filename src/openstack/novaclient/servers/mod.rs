//! Servers: what Nova makes, and how it is asked for one.

mod create;
mod created;
mod server;

pub use create::{BlockDevice, BlockDeviceMapping, CreateServer, Networks, Nic};
pub use created::Created;
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
        let body = request.body(self.api_version)?;
        self.adapter.post(Server::PATH, &body).await?.take(Server::KEY)
    }

    /// The same, for the id under which all of them are found: `GET /servers?reservation_id=`.
    pub async fn reserve(&self, request: &CreateServer) -> Result<String> {
        let mut body = request.body(self.api_version)?;
        body["server"]["return_reservation_id"] = true.into();
        self.adapter.post(Server::PATH, &body).await?.take("reservation_id")
    }
}
