//! What the cloud offers to choose from.

use super::Settings;
use crate::openstack::{
    Error, Id,
    cinder::{Snapshot, Volume, VolumeLimits, VolumeQuotas, VolumeType},
    glance::Image,
    neutron::{FloatingIp, Gateway, Network, Port, QosPolicy, QuotaDetails, SecurityGroup, Subnet},
    novaclient::{ApiVersion, AvailabilityZone, Flavor, Keypair, Limits, ServerGroup},
};

/// One list on its way from the cloud.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Offer<T> {
    /// Nobody has asked for it.
    #[default]
    Unasked,
    /// Asked for.
    Loading,
    /// Not to be had; the rest of the form works on.
    Failed(Error),
    /// Arrived.
    Here(Vec<T>),
}

impl<T> Offer<T> {
    /// Whether it may still arrive.
    pub fn is_awaited(&self) -> bool {
        matches!(self, Self::Unasked | Self::Loading)
    }

    /// What has arrived so far.
    pub fn here(&self) -> &[T] {
        match self {
            Self::Here(items) => items,
            Self::Unasked | Self::Loading | Self::Failed(_) => &[],
        }
    }
}

impl<T> From<Result<Vec<T>, Error>> for Offer<T> {
    fn from(outcome: Result<Vec<T>, Error>) -> Self {
        outcome.map_or_else(Self::Failed, Self::Here)
    }
}

/// All that the form lets one choose from; each list arrives on its own, and what has not been
/// asked for is held against nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// Bootable images, servers' snapshots among them.
    pub images: Offer<Image>,
    /// Sizes.
    pub flavors: Offer<Flavor>,
    /// Volumes.
    pub volumes: Offer<Volume>,
    /// Snapshots of volumes.
    pub volume_snapshots: Offer<Snapshot>,
    /// Types of volumes.
    pub volume_types: Offer<VolumeType>,
    /// The type of volumes of which no type is said.
    pub default_volume_type: Option<VolumeType>,
    /// Networks.
    pub networks: Offer<Network>,
    /// Their ranges of addresses.
    pub subnets: Offer<Subnet>,
    /// Ports that no server has, and more where they are known.
    pub ports: Offer<Port>,
    /// Addresses outside of the cloud that the project has.
    pub floating_ips: Offer<FloatingIp>,
    /// Which networks lead out of the cloud.
    pub gateways: Offer<Gateway>,
    /// What a port can get of the wire.
    pub qos_policies: Offer<QosPolicy>,
    /// Sets of firewall rules.
    pub security_groups: Offer<SecurityGroup>,
    /// The user's keys.
    pub keypairs: Offer<Keypair>,
    /// Groups of servers.
    pub server_groups: Offer<ServerGroup>,
    /// Parts of the cloud.
    pub zones: Offer<AvailabilityZone>,
    /// What is left of Nova's quota; without it nothing is said about it.
    pub limits: Option<Limits>,
    /// The same of Cinder's.
    pub volume_limits: Option<VolumeLimits>,
    /// The same of Cinder's, type by type.
    pub volume_quotas: Option<VolumeQuotas>,
    /// The same of Neutron's.
    pub network_quotas: Option<QuotaDetails>,
    /// Names that servers of the project have, of those that were asked about.
    pub namesakes: Vec<String>,
    /// The newest version that Nova and this client know; without it nothing is said about versions.
    pub newest_nova: Option<ApiVersion>,
    /// What the operator sets.
    pub settings: Settings,
}

impl Choices {
    /// Networks that a server can be put on: they have a subnet, and do not lead out of the cloud.
    ///
    /// Nova refuses the others: `nova/network/neutron.py`.
    pub fn usable_networks(&self) -> impl Iterator<Item = &Network> {
        self.networks.here().iter().filter(|network| network.is_usable())
    }

    /// The network `id`, if it is here.
    pub fn network(&self, id: &Id<Network>) -> Option<&Network> {
        self.networks.here().iter().find(|network| network.id == *id)
    }

    /// The port `id`, if it is here.
    pub fn port(&self, id: &Id<Port>) -> Option<&Port> {
        self.ports.here().iter().find(|port| port.id == *id)
    }

    /// The volume `id`, if it is here.
    pub fn volume(&self, id: &Id<Volume>) -> Option<&Volume> {
        self.volumes.here().iter().find(|volume| volume.id == *id)
    }
}

/// Things that somebody calls by name or by id; an id that is not here is taken at its word.
impl Choices {
    pub(super) fn flavor_called(&self, name: &str) -> Id<Flavor> {
        called(self.flavors.here().iter().map(|it| (&it.id, it.name.as_str())), name)
    }

    pub(super) fn image_called(&self, name: &str) -> Id<Image> {
        called(self.images.here().iter().map(|it| (&it.id, it.label())), name)
    }

    pub(super) fn network_called(&self, name: &str) -> Id<Network> {
        called(self.networks.here().iter().map(|it| (&it.id, it.label())), name)
    }

    pub(super) fn group_called(&self, name: &str) -> Id<SecurityGroup> {
        called(self.security_groups.here().iter().map(|it| (&it.id, it.name.as_str())), name)
    }
}

fn called<'a, T: 'a>(known: impl Iterator<Item = (&'a Id<T>, &'a str)>, name: &str) -> Id<T> {
    let mut by_name = None;
    for (id, known) in known {
        if id.as_str() == name {
            return id.clone();
        }
        by_name = by_name.or_else(|| (known == name).then(|| id.clone()));
    }
    by_name.unwrap_or_else(|| Id::new(name))
}

impl Network {
    /// Whether a server can be put there.
    pub fn is_usable(&self) -> bool {
        !self.subnets.is_empty() && (!self.external || self.shared)
    }
}
