//! The disks of each server.

use super::{Choices, DiskKind, Draft, TakenDisk};
use crate::{
    launch::{Content, Disk, SourceKind},
    openstack::{
        Id,
        cinder::VolumeType,
        glance::{Image, MappedDisk},
        novaclient::Flavor,
    },
};

impl Draft {
    /// The first disk first; what the flavor gives without being asked last.
    pub(super) fn taken_disks(&self, choices: &Choices) -> Vec<TakenDisk> {
        let mut disks = self.root_disks(choices);
        disks.extend(self.disks.iter().map(|disk| self.taken_disk(disk, choices)));
        let Some(flavor) = self.chosen_flavor(choices) else { return disks };
        for (kind, size) in [(DiskKind::Ephemeral, flavor.ephemeral), (DiskKind::Swap, flavor.swap)]
        {
            if size > 0 && !disks.iter().any(|disk| disk.kind == kind) {
                disks.push(local(kind, Some(size)));
            }
        }
        disks
    }

    fn root_disks(&self, choices: &Choices) -> Vec<TakenDisk> {
        let goes_with_server = self.root_goes_with_server(choices);
        let new_volume = || TakenDisk {
            kind: DiskKind::NewVolume,
            size: self.root_size(choices),
            volume_type: type_name(self.root.volume_type.as_ref(), choices),
            goes_with_server,
        };
        match self.chosen_source(choices) {
            // It has the type of the snapshot's volume.
            SourceKind::VolumeSnapshot => vec![TakenDisk { volume_type: None, ..new_volume() }],
            SourceKind::Volume => vec![TakenDisk {
                kind: DiskKind::Volume,
                size: self.chosen_volume(choices).map(|volume| volume.size),
                volume_type: None,
                goes_with_server,
            }],
            _ if self.is_on_new_volume(choices) => vec![new_volume()],
            _ => {
                let image = self.chosen_image(choices);
                if let Some(image) = image.filter(|image| image.is_volume_backed()) {
                    return mapped_disks(image);
                }
                let disk = self.chosen_flavor(choices).map(|flavor| flavor.disk);
                vec![local(DiskKind::Local, disk.filter(|disk| *disk > 0))]
            }
        }
    }

    fn taken_disk(&self, disk: &Disk, choices: &Choices) -> TakenDisk {
        let size = || {
            let smallest = disk.content.smallest(self.chosen_flavor(choices), choices);
            disk.size.trim().parse().ok().or(smallest)
        };
        match &disk.content {
            Content::Swap => local(DiskKind::Swap, size()),
            Content::Ephemeral => local(DiskKind::Ephemeral, size()),
            Content::Volume(id) => TakenDisk {
                kind: DiskKind::Volume,
                size: id.as_ref().and_then(|id| choices.volume(id)).map(|volume| volume.size),
                volume_type: None,
                goes_with_server: disk.delete_with_server,
            },
            _ => TakenDisk {
                kind: DiskKind::NewVolume,
                size: size(),
                volume_type: match disk.content {
                    Content::Snapshot(_) => None,
                    _ => type_name(disk.volume_type.as_ref(), choices),
                },
                goes_with_server: disk.delete_with_server,
            },
        }
    }
}

impl Content {
    /// What such a disk gets if no size is typed: GiB, but MiB of swap. None where it is not known
    /// yet, or must be said.
    pub fn smallest(&self, flavor: Option<&Flavor>, choices: &Choices) -> Option<u64> {
        match self {
            Self::Image(id) => {
                let mut images = choices.images.here().iter();
                let image = images.find(|image| Some(&image.id) == id.as_ref())?;
                Some(image.needs_disk().max(1))
            }
            Self::Snapshot(id) => {
                let mut snapshots = choices.volume_snapshots.here().iter();
                snapshots.find(|known| Some(&known.id) == id.as_ref()).map(|known| known.size)
            }
            Self::Swap => flavor.map(|flavor| flavor.swap),
            Self::Ephemeral => flavor.map(|flavor| flavor.ephemeral),
            Self::Blank | Self::Volume(_) => None,
        }
    }
}

/// The disks that an image brings along.
fn mapped_disks(image: &Image) -> Vec<TakenDisk> {
    let disk = |disk: MappedDisk| {
        let kind = match (disk.destination_type.as_deref(), disk.source_type.as_deref()) {
            (Some("volume"), Some("volume")) => DiskKind::Volume,
            (Some("volume"), _) => DiskKind::NewVolume,
            _ if disk.guest_format.as_deref() == Some("swap") => DiskKind::Swap,
            _ => DiskKind::Ephemeral,
        };
        TakenDisk {
            kind,
            size: disk.volume_size,
            volume_type: disk.volume_type,
            goes_with_server: disk.delete_on_termination,
        }
    };
    let mut disks = image.properties.block_device_mapping();
    disks.retain(|disk| !disk.no_device);
    disks.into_iter().map(disk).collect()
}

fn local(kind: DiskKind, size: Option<u64>) -> TakenDisk {
    TakenDisk { kind, size, volume_type: None, goes_with_server: true }
}

/// The type by name, or that of nobody's choice.
fn type_name(id: Option<&Id<VolumeType>>, choices: &Choices) -> Option<String> {
    let known = match id {
        Some(id) => choices.volume_types.here().iter().find(|known| known.id == *id),
        None => choices.default_volume_type.as_ref(),
    };
    known.map(|known| known.name.clone())
}
