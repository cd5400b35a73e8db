//! What a server's disks are made of.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::CreateServer;
use crate::openstack::{Error, Result};

/// One disk: an entry of `block_device_mapping_v2`.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct BlockDevice {
    /// The image, snapshot or volume.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uuid: Option<String>,
    /// `image`, `snapshot`, `volume` or `blank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_type: Option<String>,
    /// `local` or `volume`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination_type: Option<String>,
    /// 0 boots; a negative one never does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boot_index: Option<i32>,
    /// GiB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volume_size: Option<u64>,
    /// Cinder's type; since 2.67.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volume_type: Option<String>,
    /// Whether the volume goes with the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delete_on_termination: Option<bool>,
    /// What the server is told to know it by; at 2.32, and since 2.42.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Like `/dev/vdb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    /// `disk`, `cdrom` or `floppy`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_type: Option<String>,
    /// Like `virtio`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disk_bus: Option<String>,
    /// Like `ext4`, or `swap`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guest_format: Option<String>,
}

/// One disk in the older form: an entry of `block_device_mapping`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BlockDeviceMapping {
    device_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snapshot_id: Option<String>,
    /// Digits: the older form has no numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    volume_size: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delete_on_termination: Option<String>,
}

impl BlockDeviceMapping {
    /// Reads `id:type:size:delete`, of which all but the id may be missing.
    pub fn parse(device_name: &str, mapping: &str) -> Result<Self> {
        let mut parts = mapping.split(':');
        let id = parts.next().map(str::to_owned);
        let is_snapshot = parts.next().is_some_and(|kind| kind.starts_with("snap"));
        let size = parts.next().filter(|size| !size.is_empty());
        let size = size.map(|size| size.trim().parse::<i64>()).transpose().map_err(|_| {
            Error::Invalid { what: "block_device_mapping", reason: "the size is no whole number" }
        })?;
        let (volume_id, snapshot_id) = if is_snapshot { (None, id) } else { (id, None) };
        Ok(Self {
            device_name: device_name.to_owned(),
            volume_id,
            snapshot_id,
            volume_size: size.map(|size| size.to_string()),
            delete_on_termination: parts.next().map(str::to_owned),
        })
    }
}

impl CreateServer {
    /// The disks, and the key under which they are sent: the older form beats the newer one.
    pub(super) fn disks(&self) -> Option<(&'static str, Value)> {
        if !self.block_device_mapping.is_empty() {
            return Some(("block_device_mapping", json!(self.block_device_mapping)));
        }
        if self.block_device_mapping_v2.is_empty() {
            return None;
        }
        // The image is the first disk then, and must be said as one, unless it has been.
        let is_said = |disk: &BlockDevice| {
            disk.source_type.as_deref() == Some("image")
                && disk.destination_type.as_deref() == Some("local")
        };
        let is_said = self.block_device_mapping_v2.iter().any(is_said);
        let image = self.image.as_ref().filter(|image| !image.as_str().is_empty() && !is_said);
        let image = image.map(|image| BlockDevice {
            uuid: Some(image.as_str().to_owned()),
            source_type: Some("image".to_owned()),
            destination_type: Some("local".to_owned()),
            boot_index: Some(0),
            delete_on_termination: Some(true),
            ..BlockDevice::default()
        });
        let disks = image.iter().chain(&self.block_device_mapping_v2).map(|disk| json!(disk));
        Some(("block_device_mapping_v2", disks.collect()))
    }
}
