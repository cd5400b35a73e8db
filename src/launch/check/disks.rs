//! Further disks: `nova/compute/api.py`, `_validate_bdm`; `nova/block_device.py`.

use super::{
    Check, Problem,
    source::{LARGEST_VOLUME, is_ready},
    text::{is_tag, said},
};
use crate::{
    launch::{Content, Disk, Field, Hardware},
    openstack::{
        Id,
        cinder::{VolumeQuotas, VolumeType},
        novaclient::BlockDevice,
    },
};

/// `nova/objects/fields.py`, `DiskBus`.
const BUSES: [&str; 9] = ["fdc", "ide", "sata", "scsi", "usb", "virtio", "xen", "lxc", "uml"];

impl BlockDevice {
    pub(super) fn made_of(source_type: &str, id: Option<&str>) -> Self {
        Self {
            uuid: id.map(str::to_owned),
            source_type: Some(source_type.to_owned()),
            ..Self::default()
        }
    }
}

impl Check<'_> {
    pub(super) fn disks(&mut self) {
        let (mut places, mut has_swap, mut ephemeral) = (Vec::new(), false, 0_u64);
        for (at, disk) in self.draft.disks.iter().enumerate() {
            let field = Field::Disk(at);
            let device = match &disk.content {
                Content::Swap => {
                    if has_swap {
                        self.say(Problem::SwapTwice(field));
                    }
                    has_swap = true;
                    self.swap(disk, field)
                }
                Content::Ephemeral => self.ephemeral(disk, &mut ephemeral, field),
                _ => self.volume(disk, field),
            };
            let Some(mut device) = device else { continue };
            self.hardware(&disk.hardware, field, &mut device);
            if let Some(place) = said(&disk.boot_order).filter(|_| !disk.content.is_local()) {
                // What is no number is no place.
                let place = place.parse().unwrap_or(0);
                device.boot_index = Some(place);
                places.push(place);
            }
            self.request.block_device_mapping_v2.push(device);
        }
        self.boot_order(&places);
    }

    /// The first disk is 0, and no number may be missing.
    fn boot_order(&mut self, places: &[i32]) {
        let is_whole = (1..).zip(places).all(|(place, _)| places.contains(&place));
        if !is_whole {
            self.say(Problem::BootOrder);
        }
    }

    fn volume(&mut self, disk: &Disk, field: Field) -> Option<BlockDevice> {
        let missing = Problem::Missing(field);
        let choices = self.choices;
        let (mut device, needs) = match &disk.content {
            Content::Image(id) => {
                let picked = self.picked(&choices.images, field, missing, |image| {
                    Some(&image.id) == id.as_ref()
                })?;
                if !is_ready(picked) {
                    self.say(Problem::ImageNotActive(field));
                }
                let device = BlockDevice::made_of("image", Some(picked.id.as_str()));
                (device, picked.needs_disk().max(1))
            }
            Content::Snapshot(id) => {
                let picked =
                    self.picked(&choices.volume_snapshots, field, missing, |snapshot| {
                        Some(&snapshot.id) == id.as_ref()
                    })?;
                if picked.status != "available" {
                    self.say(Problem::SnapshotNotReady(field));
                }
                (BlockDevice::made_of("snapshot", Some(picked.id.as_str())), picked.size)
            }
            Content::Volume(id) => {
                let picked = self.picked(&choices.volumes, field, missing, |volume| {
                    Some(&volume.id) == id.as_ref()
                })?;
                self.existing_volume(picked, field);
                let uuid = Some(picked.id.as_str());
                let mut known = self.request.block_device_mapping_v2.iter();
                if known.any(|device| device.uuid.as_deref() == uuid) {
                    self.say(Problem::VolumeTwice(field));
                }
                let device = BlockDevice::made_of("volume", uuid);
                return Some(BlockDevice {
                    destination_type: Some("volume".to_owned()),
                    delete_on_termination: Some(disk.delete_with_server),
                    ..device
                });
            }
            _ => (BlockDevice::made_of("blank", None), 0),
        };
        // A blank volume has no size of its own.
        device.volume_size = given(&disk.size, needs);
        self.volume_size(device.volume_size, needs, field);
        // It has the type of the volume, as where a server starts from a snapshot.
        if !matches!(disk.content, Content::Snapshot(_)) {
            device.volume_type = self.volume_type(disk.volume_type.as_ref(), field);
        }
        device.destination_type = Some("volume".to_owned());
        device.delete_on_termination = Some(disk.delete_with_server);
        Some(device)
    }

    /// Swap is counted in MiB, and may be as large as the flavor says.
    fn swap(&mut self, disk: &Disk, field: Field) -> Option<BlockDevice> {
        let most = self.flavor?.swap;
        let size = given(&disk.size, most);
        let is_over = size.is_some_and(|size| size > most);
        self.local_size(size, most, is_over, Problem::SwapTooLarge(field, most));
        Some(BlockDevice { guest_format: Some("swap".to_owned()), volume_size: size, ..local() })
    }

    /// All of them together may be as large as the flavor says.
    fn ephemeral(&mut self, disk: &Disk, sum: &mut u64, field: Field) -> Option<BlockDevice> {
        let most = self.flavor?.ephemeral;
        let size = given(&disk.size, most);
        *sum = sum.saturating_add(size.unwrap_or(0));
        self.local_size(size, most, *sum > most, Problem::EphemeralTooLarge(field, most));
        let guest_format = said(&disk.filesystem).map(str::to_owned);
        if guest_format.as_ref().is_some_and(|format| format.chars().count() > 255) {
            self.say(Problem::TooLong(field, 255));
        } else if guest_format.as_deref() == Some("swap") {
            self.say(Problem::Unfit(field));
        }
        Some(BlockDevice { guest_format, volume_size: size, ..local() })
    }

    fn local_size(&mut self, size: Option<u64>, most: u64, is_over: bool, over: Problem) {
        if most == 0 || is_over {
            self.say(over);
        } else if matches!(size, None | Some(0)) {
            self.say(Problem::SizeInvalid(over.field()));
        }
    }

    pub(super) fn volume_size(&mut self, size: Option<u64>, needs: u64, field: Field) {
        let most = self.choices.volume_quotas.as_ref().and_then(VolumeQuotas::largest_volume);
        let most = most.and_then(|most| u64::try_from(most).ok()).unwrap_or(LARGEST_VOLUME);
        match size {
            None | Some(0) => self.say(Problem::SizeInvalid(field)),
            Some(size) if size < needs => self.say(Problem::SizeTooSmall(field, needs)),
            Some(size) if size > most.min(LARGEST_VOLUME) => {
                self.say(Problem::SizeTooLarge(field, most.min(LARGEST_VOLUME)));
            }
            Some(_) => {}
        }
    }

    /// The type by id; that of nobody's choice is left to Cinder.
    pub(super) fn volume_type(
        &mut self,
        volume_type: Option<&Id<VolumeType>>,
        field: Field,
    ) -> Option<String> {
        let id = volume_type?;
        let offer = &self.choices.volume_types;
        self.picked(offer, field, Problem::Missing(field), |known| known.id == *id)?;
        self.since(67, field);
        Some(id.as_str().to_owned())
    }

    pub(super) fn hardware(&mut self, hardware: &Hardware, field: Field, device: &mut BlockDevice) {
        device.disk_bus = said(&hardware.bus).map(str::to_owned);
        device.device_type = said(&hardware.device_type).map(str::to_owned);
        device.tag = said(&hardware.tag).map(str::to_owned);
        if device.disk_bus.as_deref().is_some_and(|bus| !BUSES.contains(&bus)) {
            self.say(Problem::Unfit(field));
        }
        if device.device_type.as_ref().is_some_and(|word| word.chars().count() > 255) {
            self.say(Problem::TooLong(field, 255));
        }
        if let Some(tag) = &device.tag {
            if !is_tag(tag) {
                self.say(Problem::TagInvalid(field, tag.clone()));
            }
            self.since(32, field);
        }
    }
}

fn local() -> BlockDevice {
    BlockDevice {
        destination_type: Some("local".to_owned()),
        boot_index: Some(-1),
        delete_on_termination: Some(true),
        ..BlockDevice::made_of("blank", None)
    }
}

/// The number typed, or what stands for nothing; none where it is no number.
pub fn given(typed: &str, otherwise: u64) -> Option<u64> {
    said(typed).map_or(Some(otherwise), |typed| typed.parse().ok())
}
