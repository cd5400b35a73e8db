//! Servers: what Nova makes, and what can be asked of it, after `novaclient/v2/servers.py`.
//!
//! Each file is one part of `ServerManager`; sizes, images and volumes have managers of their own.

mod actions;
mod change;
mod consoles;
mod create;
mod created;
mod edit;
mod images;
mod insight;
mod interfaces;
mod metadata;
mod moves;
mod names;
mod passwords;
mod rebuild;
mod rescue;
mod search;
mod security_groups;
mod server;
mod shelve;
mod size;
mod status;
mod tags;

use serde_json::Value;

pub use self::{
    actions::{Reboot, State},
    change::Change,
    consoles::{Console, ConsoleType},
    create::{BlockDevice, BlockDeviceMapping, CreateServer, Networks, Nic},
    created::Created,
    edit::UpdateServer,
    insight::{NumaNode, Topology},
    interfaces::{AttachInterface, FixedIp, NetworkInterface},
    moves::{BlockMigration, Evacuate, LiveMigrate},
    rebuild::{Rebuild, Rebuilt},
    search::ServerSearch,
    security_groups::SecurityGroup,
    server::{Address, AttachedVolume, Fault, Named, Server},
    shelve::{Unshelve, Zone},
    size::ServerFlavor,
    status::{PowerState, Status},
};
use super::{Manager, Resource};
use crate::openstack::{
    Id, Result,
    keystoneauth::Reply,
    url::{Query, segment},
};

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
        let pattern = Self::pattern(name);
        query.with_some("name", Some(pattern).filter(|pattern| !pattern.is_empty()))
    }
}

impl Server {
    /// A regular expression for [`ServerSearch::name`] that `name` fits, and few others. Databases
    /// differ in how they escape, and Nova escapes bars for some of them (`nova/db/utils.py`,
    /// `_safe_regex_mysql`): any letter will do in the place of one that means something.
    pub fn pattern(name: &str) -> String {
        name.replace(|letter| r"\^$.|?*+()[]{}".contains(letter), ".")
    }
}

impl Manager<Server> {
    /// Asks Nova for new servers; sent once, whatever happens.
    ///
    /// The answer names the first one, which is not ready yet.
    pub async fn create(&self, request: &CreateServer) -> Result<Created> {
        let body = request.body(self.core.api_version)?;
        let reply = self.core.create(Server::PATH, body).await?;
        let request_id = reply.request_id().map(str::to_owned);
        let created = Created { request_id, ..reply.take(Server::KEY)? };
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

    /// Asks `server` to do something.
    async fn act(&self, server: &Id<Server>, action: &str, parameters: Value) -> Result<Reply> {
        self.core.action(&path(server, "action"), action, parameters).await
    }

    /// The same, where the answer says nothing.
    async fn order(&self, server: &Id<Server>, action: &str, parameters: Value) -> Result<()> {
        self.act(server, action, parameters).await.map(drop)
    }
}

/// Something of a server, like `action`.
fn path(server: &Id<Server>, part: &str) -> String {
    format!("{}/{part}", Manager::path(server))
}

/// One of several such things, by name.
fn path_to(server: &Id<Server>, part: &str, name: &str) -> String {
    format!("{}/{part}/{}", Manager::path(server), segment(name))
}
