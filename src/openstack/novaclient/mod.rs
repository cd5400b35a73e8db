//! Nova's collections, after python-novaclient: `nova.servers.get(&id)`.

mod api_version;
mod base;
mod flavors;
mod keypairs;
mod limits;
mod servers;

pub use api_version::ApiVersion;
pub use base::{Manager, Resource};
pub use flavors::Flavor;
pub use keypairs::Keypair;
pub use limits::Limits;
pub use servers::{
    Address, BlockDevice, BlockDeviceMapping, CreateServer, Created, Fault, Named, Networks, Nic,
    Server, ServerFlavor, Status,
};

use super::{
    Result,
    keystoneauth::{Adapter, discover::version_range},
};

/// The compute service at one microversion.
#[derive(Clone)]
pub struct Nova {
    /// The version that every request asks for.
    pub api_version: ApiVersion,
    /// `/flavors`.
    pub flavors: Manager<Flavor>,
    /// `/os-keypairs`.
    pub keypairs: Manager<Keypair>,
    /// `/servers`.
    pub servers: Manager<Server>,
    adapter: Adapter,
}

impl Nova {
    /// Talks to `compute` at `api_version`.
    pub fn new(compute: &Adapter, api_version: ApiVersion) -> Self {
        let adapter = compute.with_headers(api_version.headers());
        Self {
            api_version,
            flavors: Manager::new(adapter.clone(), api_version),
            keypairs: Manager::new(adapter.clone(), api_version),
            servers: Manager::new(adapter.clone(), api_version),
            adapter,
        }
    }

    /// The same service at the newest version that both it and this client know, after
    /// `novaclient/api_versions.py`, `discover_version`.
    pub async fn negotiated(&self) -> Result<Self> {
        let range = version_range(&self.adapter).await?;
        Ok(Self::new(&self.adapter, ApiVersion::negotiate(&range)))
    }

    /// What this project may have at most, and has.
    pub async fn limits(&self) -> Result<Limits> {
        // `reserved=1` counts servers that are being made.
        limits::read(&self.adapter).await
    }
}
