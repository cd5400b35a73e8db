//! What the cloud offers to choose from.

use crate::openstack::{
    Error,
    glance::Image,
    neutron::{Network, SecurityGroup, Subnet},
    novaclient::{Flavor, Keypair, Limits},
};

/// One list on its way from the cloud.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Offer<T> {
    /// Asked for.
    #[default]
    Loading,
    /// Not to be had; the rest of the form works on.
    Failed(Error),
    /// Arrived.
    Here(Vec<T>),
}

impl<T> Offer<T> {
    /// What has arrived so far.
    pub fn here(&self) -> &[T] {
        match self {
            Self::Here(items) => items,
            Self::Loading | Self::Failed(_) => &[],
        }
    }
}

impl<T> From<Result<Vec<T>, Error>> for Offer<T> {
    fn from(outcome: Result<Vec<T>, Error>) -> Self {
        outcome.map_or_else(Self::Failed, Self::Here)
    }
}

/// All that the form lets one choose from; each list arrives on its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// Bootable images.
    pub images: Offer<Image>,
    /// Sizes.
    pub flavors: Offer<Flavor>,
    /// Networks.
    pub networks: Offer<Network>,
    /// Their ranges of addresses.
    pub subnets: Offer<Subnet>,
    /// Sets of firewall rules.
    pub security_groups: Offer<SecurityGroup>,
    /// The user's keys.
    pub keypairs: Offer<Keypair>,
    /// What is left of the quota; without it nothing is said about quotas.
    pub limits: Option<Limits>,
}

impl Choices {
    /// Networks that a server can be put on: they have a subnet, and do not lead out of the cloud.
    ///
    /// Nova refuses the others: `nova/network/neutron.py`.
    pub fn usable_networks(&self) -> impl Iterator<Item = &Network> {
        self.networks.here().iter().filter(|network| network.is_usable())
    }
}

impl Network {
    /// Whether a server can be put there.
    pub fn is_usable(&self) -> bool {
        !self.subnets.is_empty() && (!self.external || self.shared)
    }
}
