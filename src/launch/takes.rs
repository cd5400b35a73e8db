//! What a draft takes of the cloud, for the summary and for the quotas.

mod bars;
mod disks;

use super::{Attached, Choices, Draft, FloatingAddress};

/// What the servers of a draft take, all together; what is not chosen yet counts as nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Takes {
    /// Servers.
    pub servers: u32,
    /// Virtual processors.
    pub vcpus: u64,
    /// Memory in MiB.
    pub ram: u64,
    /// The disks of each server, the first one first.
    pub disks: Vec<TakenDisk>,
    /// Interfaces of each server.
    pub interfaces: u64,
    /// Ports that are made, by Nova or before.
    pub ports: u64,
    /// Floating IPs that are made.
    pub floating_ips: u64,
    /// What it means for the quotas that are known.
    pub quotas: Vec<Bar>,
}

impl Draft {
    /// What this draft takes of the cloud.
    pub fn takes(&self, choices: &Choices) -> Takes {
        let servers = self.wanted().unwrap_or(1);
        let flavor = self.chosen_flavor(choices);
        let interfaces = match self.attached {
            Attached::To => self.chosen_interfaces(choices).len() as u64,
            Attached::Auto => 1,
            Attached::None => 0,
        };
        let is_new = matches!(self.floating_ip, FloatingAddress::New(_));
        Takes {
            servers,
            vcpus: flavor.map_or(0, |flavor| u64::from(flavor.vcpus) * u64::from(servers)),
            ram: flavor.map_or(0, |flavor| flavor.ram.saturating_mul(u64::from(servers))),
            disks: self.taken_disks(choices),
            interfaces,
            ports: self.new_ports(choices).saturating_mul(u64::from(servers)),
            floating_ips: if is_new { u64::from(servers) } else { 0 },
            quotas: self.bars(choices, servers),
        }
    }

    /// Ports that are made for each server.
    fn new_ports(&self, choices: &Choices) -> u64 {
        match self.attached {
            Attached::To => {
                let interfaces = self.chosen_interfaces(choices);
                interfaces.iter().filter(|interface| interface.network().is_some()).count() as u64
            }
            Attached::Auto => 1,
            Attached::None => 0,
        }
    }
}

/// One disk of each server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenDisk {
    /// What it is.
    pub kind: DiskKind,
    /// GiB, but MiB of swap; none where it is not known yet.
    pub size: Option<u64>,
    /// The new volume's type by name; none where the cloud chooses, or it is no new volume.
    pub volume_type: Option<String>,
    /// Whether it goes with the server.
    pub goes_with_server: bool,
}

/// What a disk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskKind {
    /// A part of the host's disk, which the server starts from.
    Local,
    /// A volume that is made.
    NewVolume,
    /// A volume that is there.
    Volume,
    /// Memory on the host's disk.
    Swap,
    /// A further part of the host's disk.
    Ephemeral,
}

/// One kind of quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Of what.
    pub of: Counted,
    /// So much is in use.
    pub used: i64,
    /// So much comes on top.
    pub added: i64,
    /// So much is allowed; none where there is no limit.
    pub limit: Option<i64>,
}

impl Bar {
    /// Whether it is more than allowed.
    pub fn is_over(&self) -> bool {
        self.added > 0
            && self.limit.is_some_and(|limit| self.used.saturating_add(self.added) > limit)
    }
}

/// What quotas count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Servers.
    Instances,
    /// Virtual processors.
    Cores,
    /// MiB of memory.
    Ram,
    /// Volumes.
    Volumes,
    /// GiB of volumes.
    Gigabytes,
    /// Volumes of a type, by name.
    TypeVolumes(String),
    /// GiB of a type, by name.
    TypeGigabytes(String),
    /// Ports.
    Ports,
    /// Floating IPs.
    FloatingIps,
}
