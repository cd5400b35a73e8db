//! What there is in the sandbox, and what its ids and addresses look like.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value};

/// Everything that does not change.
#[derive(Deserialize)]
pub struct World {
    pub projects: Vec<Project>,
    pub flavors: Vec<Flavor>,
    pub images: Vec<Image>,
}

/// A project, with what only it sees.
#[derive(Deserialize)]
pub struct Project {
    pub name: String,
    pub description: String,
    pub regions: Vec<String>,
    pub networks: Vec<Network>,
    pub security_groups: Vec<(String, String)>,
    /// Names and public keys. A real Nova keeps them by user; here each project has its own, so that
    /// one of them shows the form with a single key.
    pub keypairs: Vec<(String, String)>,
}

#[derive(Deserialize)]
pub struct Flavor {
    pub name: String,
    pub vcpus: u64,
    pub ram: u64,
    pub disk: u64,
}

#[derive(Deserialize)]
pub struct Image {
    pub name: String,
    pub size: u64,
    pub min_disk: u64,
    pub min_ram: u64,
    /// `os_distro`, `os_version` and the like.
    pub properties: Map<String, Value>,
}

#[derive(Deserialize)]
pub struct Network {
    pub name: String,
    #[serde(default)]
    pub external: bool,
    #[serde(default)]
    pub open: bool,
    /// Names and ranges.
    pub subnets: Vec<(String, String)>,
}

static WORLD: LazyLock<World> =
    LazyLock::new(|| serde_json::from_slice(include_bytes!("world.json")).expect("written by us"));

pub fn world() -> &'static World {
    &WORLD
}

impl Project {
    pub fn id(&self) -> String {
        uuid("project", &self.name).replace('-', "")
    }
}

impl Network {
    pub fn id(&self, project: &Project) -> String {
        uuid("network", &format!("{}/{}", project.name, self.name))
    }
}

impl Flavor {
    pub fn id(&self) -> String {
        uuid("flavor", &self.name)
    }
}

impl Image {
    pub fn id(&self) -> String {
        uuid("image", &self.name)
    }
}

/// The host of a region's services.
pub fn host(region: &str) -> String {
    format!("{}.sandbox.invalid", region.to_ascii_lowercase())
}

/// The same id for the same thing, each time the page is opened.
pub fn uuid(kind: &str, name: &str) -> String {
    let (high, low) = (hash(kind, name, 1), hash(kind, name, 2));
    format!(
        "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        low >> 52,
        low & 0xffff_ffff_ffff
    )
}

pub fn request_id(number: u64) -> String {
    format!("req-{}", uuid("request", &number.to_string()))
}

/// FNV-1a, and a mixer at the end because the inputs are short.
fn hash(kind: &str, name: &str, salt: u64) -> u64 {
    let bytes = kind.bytes().chain([b'/']).chain(name.bytes());
    let sum = bytes.fold(0xcbf2_9ce4_8422_2325 ^ salt, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (sum ^ (sum >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) ^ (sum >> 32)
}
