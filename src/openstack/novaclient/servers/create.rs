//! The body of `POST /servers`, after `novaclient/v2/servers.py`, `ServerManager.create`.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::Server;
use crate::openstack::{
    Id,
    glance::Image,
    neutron::Network,
    novaclient::{ApiVersion, Flavor},
};

/// What Nova needs to make servers.
#[derive(Clone, Debug, PartialEq)]
pub struct CreateServer {
    /// What to call it; several get `-1`, `-2` … added by Nova.
    pub name: String,
    /// What its disk starts from.
    pub image: Id<Image>,
    /// Its size.
    pub flavor: Id<Flavor>,
    /// At least so many.
    pub min_count: u32,
    /// At most so many.
    pub max_count: u32,
    /// The key pair to put in.
    pub key_name: Option<String>,
    /// By id: names need not be unique.
    pub security_groups: Vec<String>,
    /// Where it is connected.
    pub networks: Networks,
}

/// Where a server is connected.
#[derive(Clone, Debug, PartialEq)]
pub enum Networks {
    /// One interface on each of these, in this order.
    On(Vec<Id<Network>>),
    /// Nowhere.
    None,
}

impl Networks {
    /// Before 2.37 there was no word for nowhere, and it was what a project without networks got.
    fn json(&self, api_version: ApiVersion) -> Option<Value> {
        match self {
            Self::On(networks) => Some(networks.iter().map(|id| json!({"uuid": id})).collect()),
            Self::None => (api_version >= ApiVersion::new(2, 37)).then(|| json!("none")),
        }
    }
}

impl CreateServer {
    /// The body as novaclient writes it: counts always, the rest only where there is something.
    pub fn body(&self, api_version: ApiVersion) -> Value {
        let mut server = Map::new();
        server.insert("name".into(), json!(self.name));
        server.insert("imageRef".into(), json!(self.image));
        server.insert("flavorRef".into(), json!(self.flavor));
        if let Some(key_name) = &self.key_name {
            server.insert("key_name".into(), json!(key_name));
        }
        server.insert("min_count".into(), json!(self.min_count));
        server.insert("max_count".into(), json!(self.max_count));
        if !self.security_groups.is_empty() {
            let named = |group: &String| json!({"name": group});
            server
                .insert("security_groups".into(), self.security_groups.iter().map(named).collect());
        }
        if let Some(networks) = self.networks.json(api_version) {
            server.insert("networks".into(), networks);
        }
        json!({"server": server})
    }
}

/// What Nova says of a server that it will make.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Created {
    /// The first server's id.
    pub id: Id<Server>,
}
