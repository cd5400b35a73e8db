//! A disk that an image brings along: an entry of its `block_device_mapping`, as Nova writes it into
//! snapshots (`nova/compute/api.py`, `snapshot_volume_backed`; `nova/block_device.py`).

use serde::Deserialize;

use crate::openstack::lenient::{or_default, switch};

/// A disk that every server made from the image gets.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct MappedDisk {
    /// What it starts from: `snapshot`, `volume`, `image` or `blank`.
    #[serde(default, deserialize_with = "or_default")]
    pub source_type: Option<String>,
    /// What becomes of it: `volume` or `local`.
    #[serde(default, deserialize_with = "or_default")]
    pub destination_type: Option<String>,
    /// 0 for the one to start from.
    #[serde(default, deserialize_with = "or_default")]
    pub boot_index: Option<i32>,
    /// The snapshot of a volume, by id.
    #[serde(default, deserialize_with = "or_default")]
    pub snapshot_id: Option<String>,
    /// The volume, by id.
    #[serde(default, deserialize_with = "or_default")]
    pub volume_id: Option<String>,
    /// The image, by id.
    #[serde(default, deserialize_with = "or_default")]
    pub image_id: Option<String>,
    /// GiB.
    #[serde(default, deserialize_with = "or_default")]
    pub volume_size: Option<u64>,
    /// The volume's type, by name or id.
    #[serde(default, deserialize_with = "or_default")]
    pub volume_type: Option<String>,
    /// Whether it goes with the server.
    #[serde(default, deserialize_with = "switch")]
    pub delete_on_termination: bool,
    /// Like `/dev/vda`.
    #[serde(default, deserialize_with = "or_default")]
    pub device_name: Option<String>,
    /// `disk`, `cdrom`, `floppy` or `lun`.
    #[serde(default, deserialize_with = "or_default")]
    pub device_type: Option<String>,
    /// Like `virtio`.
    #[serde(default, deserialize_with = "or_default")]
    pub disk_bus: Option<String>,
    /// Like `ext4` or `swap`.
    #[serde(default, deserialize_with = "or_default")]
    pub guest_format: Option<String>,
    /// What the server is told to know it by.
    #[serde(default, deserialize_with = "or_default")]
    pub tag: Option<String>,
    /// Whether the device of that name is left out instead.
    #[serde(default, deserialize_with = "switch")]
    pub no_device: bool,
}
