//! What the first disk starts from: `nova/block_device.py`, `from_api`; `nova/compute/api.py`,
//! `_validate_bdm`.

use super::{Check, Problem, disks::given, text::said};
use crate::{
    launch::{Choices, Draft, Field, SourceKind},
    openstack::{cinder::Volume, glance::Image, novaclient::BlockDevice},
};

/// Bytes of a GiB.
pub const GIB: u64 = 1 << 30;
/// `nova/db/constants.py`, `MAX_INT`.
pub const LARGEST_VOLUME: u64 = 0x7FFF_FFFF;

impl Draft {
    /// GiB of the new volume that the first disk is to be: as typed, or if nothing is, as few as
    /// will do. None where that is no number, or no new volume is made.
    pub fn root_size(&self, choices: &Choices) -> Option<u64> {
        given(&self.root.size, self.smallest_root(choices)?)
    }

    /// GiB that such a volume gets if nothing is typed: as many as the flavor's disk has and what
    /// goes onto it needs.
    pub fn smallest_root(&self, choices: &Choices) -> Option<u64> {
        let needs = match self.chosen_source(choices) {
            SourceKind::Volume => return None,
            SourceKind::VolumeSnapshot => self.chosen_volume_snapshot(choices)?.size,
            _ if !self.is_on_new_volume(choices) => return None,
            _ => {
                let disk = self.chosen_flavor(choices).map_or(0, |flavor| flavor.disk);
                self.chosen_image(choices).map_or(0, Image::needs_disk).max(disk)
            }
        };
        Some(needs.max(1))
    }
}

impl Image {
    /// GiB that a volume must have to hold it: Cinder asks for room for all that it unpacks to,
    /// `cinder/image/image_utils.py`, `check_virtual_size`.
    pub fn needs_disk(&self) -> u64 {
        let bytes = self.size.unwrap_or(0).max(self.virtual_size.unwrap_or(0));
        self.min_disk.max(bytes.div_ceil(GIB))
    }
}

impl Check<'_> {
    pub(super) fn source(&mut self) {
        match self.draft.chosen_source(self.choices) {
            SourceKind::Image => self.root_image(Field::Image, Problem::ImageMissing),
            SourceKind::ServerSnapshot => {
                let field = Field::ServerSnapshot;
                self.root_image(field, Problem::Missing(field));
            }
            SourceKind::Volume => self.root_volume(),
            SourceKind::VolumeSnapshot => self.root_snapshot(),
        }
    }

    /// Its data must be there, `nova/compute/api.py`, `_validate_flavor_image`, and where it is
    /// encrypted by Cinder, Cinder must read it, `_detect_nonbootable_image_from_properties`.
    fn root_image(&mut self, field: Field, missing: Problem) {
        let Some(image) = self.image else {
            let is_awaited = self.choices.images.is_awaited();
            return self.say(if is_awaited { Problem::StillLoading(field) } else { missing });
        };
        if !is_ready(image) {
            self.say(Problem::ImageNotActive(field));
        }
        if self.draft.is_on_new_volume(self.choices) {
            let device = self.root_device("image", image.id.as_str());
            return self.root_on_volume(device, image.needs_disk());
        }
        self.request.image = Some(image.id.clone());
        // What is said of the disks that it brings along is said in it.
        if image.is_volume_backed() {
            return;
        }
        if image.properties.is_encrypted() {
            self.say(Problem::ImageEncrypted(field));
        }
        // Said only where there is something to say: Nova takes the image for the first disk.
        if self.says_hardware() {
            let device = self.root_device("image", image.id.as_str());
            self.request.block_device_mapping_v2.push(BlockDevice {
                destination_type: Some("local".to_owned()),
                delete_on_termination: Some(true),
                ..device
            });
        }
    }

    fn root_volume(&mut self) {
        let field = Field::Volume;
        let id = self.draft.volume.as_ref();
        let picked = self.picked(&self.choices.volumes, field, Problem::Missing(field), |volume| {
            Some(&volume.id) == id
        });
        let Some(volume) = picked else { return };
        self.existing_volume(volume, field);
        if !volume.bootable {
            self.say(Problem::VolumeNotBootable(field));
        }
        let device = self.root_device("volume", volume.id.as_str());
        self.request.block_device_mapping_v2.push(BlockDevice {
            destination_type: Some("volume".to_owned()),
            delete_on_termination: Some(self.draft.root_goes_with_server(self.choices)),
            ..device
        });
    }

    fn root_snapshot(&mut self) {
        let field = Field::VolumeSnapshot;
        let id = self.draft.volume_snapshot.as_ref();
        let offer = &self.choices.volume_snapshots;
        let picked =
            self.picked(offer, field, Problem::Missing(field), |snapshot| Some(&snapshot.id) == id);
        let Some(snapshot) = picked else { return };
        if snapshot.status != "available" {
            self.say(Problem::SnapshotNotReady(field));
        }
        let device = self.root_device("snapshot", snapshot.id.as_str());
        self.root_on_volume(device, snapshot.size);
    }

    /// A new volume of so many GiB at least.
    fn root_on_volume(&mut self, device: BlockDevice, needs: u64) {
        let size = self.draft.root_size(self.choices);
        self.volume_size(size, needs, Field::Root);
        let volume_type = match self.draft.chosen_source(self.choices) {
            // Cinder refuses another type than the volume's where the storage differs, and that
            // only after Nova has said yes: `cinder/volume/api.py`, `_retype_is_possible`.
            SourceKind::VolumeSnapshot => None,
            _ => self.volume_type(self.draft.root.volume_type.as_ref(), Field::Root),
        };
        self.request.block_device_mapping_v2.push(BlockDevice {
            destination_type: Some("volume".to_owned()),
            volume_size: size,
            volume_type,
            delete_on_termination: Some(self.draft.root_goes_with_server(self.choices)),
            ..device
        });
    }

    fn root_device(&mut self, source_type: &str, id: &str) -> BlockDevice {
        let mut device = BlockDevice::made_of(source_type, Some(id));
        device.boot_index = Some(0);
        self.hardware(&self.draft.root.hardware, Field::Root, &mut device);
        device
    }

    fn says_hardware(&self) -> bool {
        let hardware = &self.draft.root.hardware;
        [&hardware.bus, &hardware.device_type, &hardware.tag]
            .iter()
            .any(|text| said(text).is_some())
    }

    /// A volume that is there: `nova/compute/utils.py`, `check_attach_and_reserve_volume`; several
    /// servers cannot have one, whatever it says: `nova/compute/api.py`, `_create_instance`.
    pub(super) fn existing_volume(&mut self, volume: &Volume, field: Field) {
        if !volume.is_attachable() {
            self.say(Problem::VolumeTaken(field));
        }
        if volume.multiattach {
            self.since(60, field);
        }
        self.only_for_one(field);
    }
}

/// Whether the image's data is there.
pub fn is_ready(image: &Image) -> bool {
    image.status.is_empty() || image.status == "active"
}
