//! A disk that an image brings along: an entry of its `block_device_mapping`, as Nova writes it into
//! snapshots (`nova/compute/api.py`, `snapshot_volume_backed`; `nova/block_device.py`).

use crate::openstack::json::from_json;

/// A disk that every server made from the image gets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MappedDisk {
    /// What it starts from: `snapshot`, `volume`, `image` or `blank`.
    pub source_type: Option<String>,
    /// What becomes of it: `volume` or `local`.
    pub destination_type: Option<String>,
    /// 0 for the one to start from.
    pub boot_index: Option<i32>,
    /// The snapshot of a volume, by id.
    pub snapshot_id: Option<String>,
    /// The volume, by id.
    pub volume_id: Option<String>,
    /// The image, by id.
    pub image_id: Option<String>,
    /// GiB.
    pub volume_size: Option<u64>,
    /// The volume's type, by name or id.
    pub volume_type: Option<String>,
    /// Whether it goes with the server.
    pub delete_on_termination: bool,
    /// Like `/dev/vda`.
    pub device_name: Option<String>,
    /// `disk`, `cdrom`, `floppy` or `lun`.
    pub device_type: Option<String>,
    /// Like `virtio`.
    pub disk_bus: Option<String>,
    /// Like `ext4` or `swap`.
    pub guest_format: Option<String>,
    /// What the server is told to know it by.
    pub tag: Option<String>,
    /// Whether the device of that name is left out instead.
    pub no_device: bool,
}

from_json!(MappedDisk {
    may {
        source_type, destination_type, boot_index, snapshot_id, volume_id, image_id, volume_size,
        volume_type, delete_on_termination, device_name, device_type, disk_bus, guest_format, tag,
        no_device,
    }
});
