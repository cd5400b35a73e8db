//! The quotas that are known, and what comes on top of them.

use super::{Bar, Choices, Counted, DiskKind, Draft, FloatingAddress};
use crate::openstack::novaclient;

impl Draft {
    /// What so many servers of this draft mean for the quotas that are known.
    pub(in crate::launch) fn bars(&self, choices: &Choices, servers: u32) -> Vec<Bar> {
        let servers = u64::from(servers);
        let mut bars = Vec::new();
        let mut add = |of, (limit, used): (i64, i64), added: u64| {
            bars.push(Bar {
                of,
                used: used.max(0),
                added: i64::try_from(added).unwrap_or(i64::MAX),
                limit: (limit >= 0).then_some(limit),
            });
        };
        if let Some(limits) = &choices.limits {
            let flavor = self.chosen_flavor(choices);
            let (vcpus, ram) = flavor.map_or((0, 0), |f| (u64::from(f.vcpus), f.ram));
            let instances = (limits.max_total_instances, limits.total_instances_used);
            add(Counted::Instances, instances, servers);
            let cores = (limits.max_total_cores, limits.total_cores_used);
            add(Counted::Cores, cores, vcpus.saturating_mul(servers));
            let memory = (limits.max_total_ram, limits.total_ram_used);
            add(Counted::Ram, memory, ram.saturating_mul(servers));
        }
        let volumes: Vec<(Option<String>, u64)> = self
            .taken_disks(choices)
            .into_iter()
            .filter(|disk| disk.kind == DiskKind::NewVolume)
            .map(|disk| (disk.volume_type, disk.size.unwrap_or(0)))
            .collect();
        if let Some(limits) = &choices.volume_limits {
            let (count, size) = sum(&volumes, servers, |_| true);
            add(Counted::Volumes, (limits.max_total_volumes, limits.total_volumes_used), count);
            let gigabytes = (limits.max_total_volume_gigabytes, limits.total_gigabytes_used);
            add(Counted::Gigabytes, gigabytes, size);
        }
        for (at, (name, _)) in volumes.iter().enumerate() {
            let is_again = volumes[..at].iter().any(|(known, _)| known == name);
            let (Some(name), Some(quotas), false) = (name, &choices.volume_quotas, is_again) else {
                continue;
            };
            let (count, size) = sum(&volumes, servers, |known| known == Some(name));
            if let Some(quota) = quotas.0.get(&("volumes_".to_owned() + name)) {
                add(Counted::TypeVolumes(name.clone()), used(*quota), count);
            }
            if let Some(quota) = quotas.0.get(&("gigabytes_".to_owned() + name)) {
                add(Counted::TypeGigabytes(name.clone()), used(*quota), size);
            }
        }
        let Some(quotas) = &choices.network_quotas else { return bars };
        if let Some(quota) = quotas.port {
            let ports = self.new_ports(choices).saturating_mul(servers);
            add(Counted::Ports, (quota.limit, quota.used.max(0) + quota.reserved.max(0)), ports);
        }
        if let (Some(quota), FloatingAddress::New(_)) = (quotas.floatingip, &self.floating_ip) {
            let floating = (quota.limit, quota.used.max(0) + quota.reserved.max(0));
            add(Counted::FloatingIps, floating, servers);
        }
        bars
    }
}

/// How many of the volumes there are, and their GiB.
fn sum(
    volumes: &[(Option<String>, u64)],
    servers: u64,
    counts: impl Fn(Option<&String>) -> bool,
) -> (u64, u64) {
    let counted = volumes.iter().filter(|(name, _)| counts(name.as_ref()));
    let (count, size) = counted
        .fold((0_u64, 0_u64), |(count, sum), (_, size)| (count + 1, sum.saturating_add(*size)));
    (count.saturating_mul(servers), size.saturating_mul(servers))
}

fn used(quota: novaclient::Quota) -> (i64, i64) {
    (quota.limit, quota.in_use.max(0) + quota.reserved.max(0))
}
