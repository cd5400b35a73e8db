//! What only the closed parts of the form show.

use futures_util::future::join;
use leptos::prelude::{RwSignal, Update};

use super::{Reading, Task, lists::list};
use crate::{
    launch::Choices,
    openstack::{
        Connection, Id,
        cinder::{SnapshotSearch, VolumeSearch},
        keystoneauth::Project,
        neutron::{FloatingIpSearch, Listing, PortSearch},
        novaclient::ServerGroupSearch,
    },
    ui::launch::LaunchForm,
};

impl LaunchForm {
    /// Asks for `read`, which is none of those that the form shows as it opens.
    pub fn load_more(self, read: Reading) {
        let (cloud, choices) = (self.cloud(), self.choices);
        let task: Task = match read {
            Reading::Volumes => list(choices, |all| &mut all.volumes, async move {
                cloud.cinder.volumes(&VolumeSearch::default()).all().await
            }),
            Reading::VolumeSnapshots => {
                list(choices, |all| &mut all.volume_snapshots, async move {
                    cloud.cinder.snapshots(&SnapshotSearch::default()).all().await
                })
            }
            Reading::VolumeTypes => {
                self.spawn(Box::pin(volume_quotas(cloud.clone(), choices, self.project_id())));
                list(choices, |all| &mut all.volume_types, async move {
                    cloud.cinder.types().all().await
                })
            }
            Reading::Ports => list(choices, |all| &mut all.ports, async move {
                let mut ports = cloud.neutron.ports(&PortSearch::default()).all().await?;
                ports.retain(|port| port.device_owner.is_empty());
                Ok(ports)
            }),
            Reading::FloatingIps => {
                let neutron = cloud.neutron.clone();
                self.spawn(list(choices, |all| &mut all.gateways, async move {
                    neutron.gateways().await
                }));
                list(choices, |all| &mut all.floating_ips, async move {
                    cloud.neutron.floating_ips(&FloatingIpSearch::default()).all().await
                })
            }
            Reading::QosPolicies => list(choices, |all| &mut all.qos_policies, async move {
                cloud.neutron.qos_policies(&Listing::default()).all().await
            }),
            Reading::ServerGroups => {
                list(choices, |all| &mut all.server_groups, async move {
                    // Their rules are told since 2.64 only.
                    let nova = cloud.newest_nova().await?;
                    nova.server_groups.search(&ServerGroupSearch::default()).all().await
                })
            }
            Reading::Zones => list(choices, |all| &mut all.zones, async move {
                cloud.nova.availability_zones.list().await
            }),
            _ => return,
        };
        self.spawn(task);
    }
}

/// The limits of all volumes, those of each type, and the type of volumes of which none is said.
async fn volume_quotas(
    cloud: Connection,
    choices: RwSignal<Choices>,
    project: Option<Id<Project>>,
) {
    let quotas = async {
        match &project {
            Some(project) => cloud.cinder.quotas(project).await.ok(),
            None => None,
        }
    };
    let (limits, (quotas, default)) =
        join(cloud.cinder.limits(), join(quotas, cloud.cinder.default_type())).await;
    choices.update(|choices| {
        choices.volume_limits = limits.ok();
        choices.volume_quotas = quotas;
        choices.default_volume_type = default.ok().flatten();
    });
}
