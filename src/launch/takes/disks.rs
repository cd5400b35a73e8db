//! The disks of each server.

use super::{Choices, DiskKind, Draft, TakenDisk};
use crate::{
    launch::{Content, Disk, SourceKind},
    openstack::{
        Id,
        cinder::VolumeType,
        glance::{Image, MappedDisk},
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
            SourceKind::VolumeSnapshot => vec![new_volume()],
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
        let flavor = self.chosen_flavor(choices);
        let typed = || disk.size.trim().parse().ok();
        match &disk.content {
            Content::Swap => local(DiskKind::Swap, typed().or(flavor.map(|flavor| flavor.swap))),
            Content::Ephemeral => {
                local(DiskKind::Ephemeral, typed().or(flavor.map(|flavor| flavor.ephemeral)))
            }
            Content::Volume(id) => TakenDisk {
                kind: DiskKind::Volume,
                size: id.as_ref().and_then(|id| choices.volume(id)).map(|volume| volume.size),
                volume_type: None,
                goes_with_server: disk.delete_with_server,
            },
            content => TakenDisk {
                kind: DiskKind::NewVolume,
                size: typed().or_else(|| smallest(content, choices)),
                volume_type: type_name(disk.volume_type.as_ref(), choices),
                goes_with_server: disk.delete_with_server,
            },
        }
    }
}

/// GiB of a new volume of which no size is said.
fn smallest(content: &Content, choices: &Choices) -> Option<u64> {
    match content {
        Content::Image(id) => {
            let mut images = choices.images.here().iter();
            images
                .find(|image| Some(&image.id) == id.as_ref())
                .map(|image| image.needs_disk().max(1))
        }
        Content::Snapshot(id) => {
            let mut snapshots = choices.volume_snapshots.here().iter();
            snapshots
                .find(|snapshot| Some(&snapshot.id) == id.as_ref())
                .map(|snapshot| snapshot.size)
        }
        _ => None,
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
