//! What the form asks the cloud for: each once, when something first shows it or is judged by it.

mod lists;
mod more;
mod seen;

use std::{future::Future, pin::Pin};

use leptos::prelude::Update;
use lists::{SUBNET, images, list, security_groups, smallest_first};

use super::LaunchForm;
use crate::{
    openstack::neutron::{Listing, NetworkSearch, SubnetSearch},
    ui::later::{FormParts, Parts},
};

/// Something that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Images, and servers' snapshots among them.
    Images,
    /// Flavors.
    Flavors,
    /// Networks and their subnets.
    Networks,
    /// Security groups and their rules.
    SecurityGroups,
    /// Key pairs.
    Keypairs,
    /// What is left of Nova's quota.
    Limits,
    /// Nova's newest version.
    Version,
    /// Volumes.
    Volumes,
    /// Snapshots of volumes.
    VolumeSnapshots,
    /// Types of volumes, and what is left of Cinder's quota.
    VolumeTypes,
    /// Ports that no server has.
    Ports,
    /// Floating IPs of the project, and which networks lead to which.
    FloatingIps,
    /// What ports can get of the wire.
    QosPolicies,
    /// What is left of Neutron's quota.
    NetworkQuotas,
    /// Groups of servers.
    ServerGroups,
    /// Zones.
    Zones,
}

/// What the form shows as it opens.
const AT_OPENING: [Reading; 7] = [
    Reading::Images,
    Reading::Flavors,
    Reading::Networks,
    Reading::SecurityGroups,
    Reading::Keypairs,
    Reading::Limits,
    Reading::Version,
];

type Task = Pin<Box<dyn Future<Output = ()>>>;

impl LaunchForm {
    /// Asks for all that the form shows as it opens, all at once; the first time only.
    pub fn open(self) {
        for read in AT_OPENING {
            self.need(read);
        }
    }

    /// Asks for `read`, unless that has been done.
    pub fn need(self, read: Reading) {
        if !self.has_asked(read) {
            self.load(read);
        }
    }

    /// Asks for `read`, once more where it has failed or changed.
    pub fn load(self, read: Reading) {
        self.note_asked(read);
        let (cloud, choices) = (self.cloud(), self.choices);
        let task: Task =
            match read {
                Reading::Images => Box::pin(images(cloud, choices)),
                Reading::Flavors => list(choices, |all| &mut all.flavors, async move {
                    cloud.nova.flavors.list().await.map(smallest_first)
                }),
                Reading::Networks => {
                    let neutron = cloud.neutron.clone();
                    self.spawn(list(choices, |all| &mut all.subnets, async move {
                        // The rest of a subnet is long: routes, name servers.
                        let listing = Listing::of(SUBNET);
                        let search = SubnetSearch { listing, ..SubnetSearch::default() };
                        neutron.subnets(&search).all().await
                    }));
                    list(choices, |all| &mut all.networks, async move {
                        cloud.neutron.networks(&NetworkSearch::default()).all().await
                    })
                }
                Reading::SecurityGroups => {
                    list(choices, |all| &mut all.security_groups, security_groups(cloud))
                }
                Reading::Keypairs => list(choices, |all| &mut all.keypairs, async move {
                    cloud.nova.keypairs.list().await
                }),
                // Without limits the form says nothing of quotas, and the cloud does.
                Reading::Limits => Box::pin(async move {
                    let limits = cloud.nova.limits().await.ok();
                    choices.update(|choices| choices.limits = limits);
                }),
                Reading::Version => Box::pin(async move {
                    let newest = cloud.newest_nova().await.ok().map(|nova| nova.api_version);
                    choices.update(|choices| choices.newest_nova = newest);
                }),
                Reading::NetworkQuotas => {
                    let project = self.project_id();
                    Box::pin(async move {
                        let Some(project) = project else { return };
                        let quotas = cloud.neutron.quotas(&project).await.ok();
                        choices.update(|choices| choices.network_quotas = quotas);
                    })
                }
                later => Box::pin(async move {
                    match FormParts::fetch().await {
                        Ok(parts) => (parts.load)(self, later),
                        Err(_) => self.forget_asked(later),
                    }
                }),
            };
        self.spawn(task);
    }
}
