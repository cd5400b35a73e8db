//! The compute service with its managers, after `novaclient/v2/client.py`.

use super::{
    ApiVersion, AvailabilityZone, Flavor, InstanceAction, Keypair, Limits, Manager, QuotaSet,
    Server, ServerGroup, VolumeAttachment, Wanted, limits, versions,
};
use crate::openstack::{
    Error, Id, Result,
    keystoneauth::{Adapter, Project},
};

/// The compute service at one microversion.
#[derive(Clone)]
pub struct Nova {
    /// The version that every request asks for.
    pub api_version: ApiVersion,
    /// `/os-availability-zone`.
    pub availability_zones: Manager<AvailabilityZone>,
    /// `/flavors`.
    pub flavors: Manager<Flavor>,
    /// `/servers/{id}/os-instance-actions`.
    pub instance_action: Manager<InstanceAction>,
    /// `/os-keypairs`.
    pub keypairs: Manager<Keypair>,
    /// `/os-quota-sets`.
    pub quotas: Manager<QuotaSet>,
    /// `/os-server-groups`.
    pub server_groups: Manager<ServerGroup>,
    /// `/servers`.
    pub servers: Manager<Server>,
    /// `/servers/{id}/os-volume_attachments`.
    pub volumes: Manager<VolumeAttachment>,
    adapter: Adapter,
}

impl Nova {
    /// Talks to `compute` at `api_version`.
    pub fn new(compute: &Adapter, api_version: ApiVersion) -> Self {
        let adapter = compute.with_headers(api_version.headers());
        Self {
            api_version,
            availability_zones: Manager::new(adapter.clone(), api_version),
            flavors: Manager::new(adapter.clone(), api_version),
            instance_action: Manager::new(adapter.clone(), api_version),
            keypairs: Manager::new(adapter.clone(), api_version),
            quotas: Manager::new(adapter.clone(), api_version),
            server_groups: Manager::new(adapter.clone(), api_version),
            servers: Manager::new(adapter.clone(), api_version),
            volumes: Manager::new(adapter.clone(), api_version),
            adapter,
        }
    }

    /// The same service at another version; hooks and completions are shared.
    #[must_use]
    pub fn at(&self, api_version: ApiVersion) -> Self {
        let adapter = self.adapter.with_headers(api_version.headers());
        Self {
            api_version,
            availability_zones: self.availability_zones.at(adapter.clone(), api_version),
            flavors: self.flavors.at(adapter.clone(), api_version),
            instance_action: self.instance_action.at(adapter.clone(), api_version),
            keypairs: self.keypairs.at(adapter.clone(), api_version),
            quotas: self.quotas.at(adapter.clone(), api_version),
            server_groups: self.server_groups.at(adapter.clone(), api_version),
            servers: self.servers.at(adapter.clone(), api_version),
            volumes: self.volumes.at(adapter.clone(), api_version),
            adapter,
        }
    }

    /// The version to speak with this service, asked of it: one that it and this client know, or an
    /// error that names what it has.
    pub async fn discover_version(&self, wanted: Wanted) -> Result<ApiVersion> {
        versions::discover(&self.adapter, wanted).await
    }

    /// The same service at the newest version that both it and this client know.
    pub async fn negotiated(&self) -> Result<Self> {
        Ok(self.at(self.discover_version(Wanted::Latest).await?))
    }

    /// The same service at the newest version that both sides know, after it has refused this one
    /// with 406; none where `refusal` is something else, or there is no such version.
    #[must_use]
    pub fn instead(&self, refusal: &Error) -> Option<Self> {
        let (oldest, newest) = versions::offered(refusal)?;
        let version = newest.min(ApiVersion::NEWEST);
        (version >= oldest && version != self.api_version).then(|| self.at(version))
    }

    /// What this project may have at most, and has.
    pub async fn limits(&self) -> Result<Limits> {
        limits::read(&self.adapter, self.api_version, None).await
    }

    /// What another project may have at most, and has; for administrators.
    pub async fn limits_of(&self, tenant_id: &Id<Project>) -> Result<Limits> {
        limits::read(&self.adapter, self.api_version, Some(tenant_id)).await
    }
}
