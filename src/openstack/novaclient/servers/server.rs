//! A server as `GET /servers/{id}` describes it.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::openstack::{Id, glance::Image, novaclient::Flavor};

/// A server.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Server {
    /// Its id.
    pub id: Id<Server>,
    /// What its owner called it.
    pub name: String,
    /// Where it is in its life.
    pub status: Status,
    /// What Nova is doing with it, like `spawning`.
    #[serde(rename = "OS-EXT-STS:task_state", default)]
    pub task_state: Option<String>,
    /// Its addresses by network.
    #[serde(default)]
    pub addresses: BTreeMap<String, Vec<Address>>,
    /// Its size.
    #[serde(default)]
    pub flavor: ServerFlavor,
    /// What it was made from; none if it starts from a volume.
    #[serde(default, deserialize_with = "image_id")]
    pub image: Option<Id<Image>>,
    /// The key pair put in.
    #[serde(default)]
    pub key_name: Option<String>,
    /// Its security groups by name.
    #[serde(default)]
    pub security_groups: Vec<Named>,
    /// When it was asked for: ISO 8601.
    #[serde(default)]
    pub created: String,
    /// Why it is in error.
    #[serde(default)]
    pub fault: Option<Fault>,
}

impl Server {
    /// Whether the next read may differ without anyone acting.
    ///
    /// An error is settled even while Nova still names a task.
    pub fn is_settling(&self) -> bool {
        self.status == Status::Build || (self.task_state.is_some() && self.status != Status::Error)
    }
}

/// Something known by its name alone.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Named {
    /// Its name.
    pub name: String,
}

/// One address.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Address {
    /// IPv4 or IPv6.
    pub addr: String,
    /// `fixed` or `floating`.
    #[serde(rename = "OS-EXT-IPS:type", default)]
    pub kind: Option<String>,
}

/// The size of a server, as far as Nova tells: by id, or in full since microversion 2.47.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct ServerFlavor {
    /// The flavor's id, before 2.47.
    pub id: Option<Id<Flavor>>,
    /// What the flavor was called when the server was made.
    pub original_name: Option<String>,
    /// Virtual processors.
    pub vcpus: Option<u32>,
    /// MiB of memory.
    pub ram: Option<u64>,
    /// GiB of root disk.
    pub disk: Option<u64>,
}

/// Nova writes an empty string where there is no image.
fn image_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Id<Image>>, D::Error> {
    let image = Value::deserialize(deserializer)?;
    Ok(image.get("id").and_then(Value::as_str).map(Id::new))
}

/// Why a server is in error.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Fault {
    /// Nova's own words.
    pub message: String,
}

/// A server's life, as far as this crate treats it differently.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(from = "String")]
pub enum Status {
    /// Being made.
    Build,
    /// Running.
    Active,
    /// Nova gave up on it.
    Error,
    /// Any other state, in Nova's word.
    Other(String),
}

impl From<String> for Status {
    fn from(word: String) -> Self {
        match word.as_str() {
            "BUILD" => Self::Build,
            "ACTIVE" => Self::Active,
            "ERROR" => Self::Error,
            _ => Self::Other(word),
        }
    }
}

impl Status {
    /// Nova's word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Build => "BUILD",
            Self::Active => "ACTIVE",
            Self::Error => "ERROR",
            Self::Other(word) => word,
        }
    }
}
