//! What is said of an image beyond what Glance itself knows: words for Nova, for the hypervisor and
//! for people. Cinder keeps a copy of them with each volume made from an image.
//!
//! Names and meanings: `nova/objects/image_meta.py`, and Glance's "useful image properties".

use std::collections::BTreeMap;

use super::{MappedDisk, Written};
use crate::openstack::json::{self, Fields, FromJson, Reader};

/// Links of the API, which say nothing of the image.
const LINKS: [&str; 3] = ["self", "file", "schema"];

/// Properties by name; every value is a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties(pub BTreeMap<String, String>);

/// Whatever an image says beyond its own fields. What a service adds that is no text (`locations`) is
/// kept as JSON, nulls are left out.
impl Fields for Properties {
    fn field(&mut self, key: &str, json: &mut Reader<'_>) -> Option<bool> {
        if LINKS.contains(&key) {
            return None;
        }
        let mut value = Written::blank();
        if value.read(json) {
            self.0.insert(key.to_owned(), value.0);
        }
        Some(true)
    }
}

impl FromJson for Properties {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        json.object(self, &[])
    }
}

impl Properties {
    /// The property `name`; one that is empty counts as not there.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Whether the property `name` is switched on, in any of the words that
    /// `oslo_utils.strutils.bool_from_string` takes for yes.
    pub fn is_on(&self, name: &str) -> bool {
        let word = self.get(name).unwrap_or_default().trim().to_ascii_lowercase();
        matches!(word.as_str(), "1" | "t" | "true" | "on" | "y" | "yes")
    }

    /// The operating system, like `debian`.
    pub fn os_distro(&self) -> Option<&str> {
        self.get("os_distro")
    }

    /// Its version, like `12`.
    pub fn os_version(&self) -> Option<&str> {
        self.get("os_version")
    }

    /// Its kind: `linux` or `windows`.
    pub fn os_type(&self) -> Option<&str> {
        self.get("os_type")
    }

    /// Who to sign in as.
    pub fn os_admin_user(&self) -> Option<&str> {
        self.get("os_admin_user")
    }

    /// What processor it is for, like `x86_64`; hosts of another kind are left out.
    pub fn architecture(&self) -> Option<&str> {
        // The name before 2013, which Nova still reads: `_legacy_property_map`.
        self.get("hw_architecture").or_else(|| self.get("architecture"))
    }

    /// The bus of its disk, like `virtio` or `scsi`.
    pub fn disk_bus(&self) -> Option<&str> {
        self.get("hw_disk_bus")
    }

    /// The network card that its drivers know, like `virtio` or `e1000`.
    pub fn vif_model(&self) -> Option<&str> {
        self.get("hw_vif_model")
    }

    /// `bios` or `uefi`.
    pub fn firmware_type(&self) -> Option<&str> {
        self.get("hw_firmware_type")
    }

    /// Whether it runs QEMU's agent, which Nova needs to set a password.
    pub fn has_guest_agent(&self) -> bool {
        self.is_on("hw_qemu_guest_agent")
    }

    /// Whether a drive with the metadata is attached, asked for or not: `nova/virt/configdrive.py`.
    pub fn needs_config_drive(&self) -> bool {
        self.get("img_config_drive") == Some("mandatory")
    }

    /// Whether its partition must not grow: Nova then refuses the disk configuration `AUTO`.
    pub fn refuses_auto_disk(&self) -> bool {
        // `nova/utils.py`, `is_auto_disk_config_disabled`.
        let word = self.get("auto_disk_config").unwrap_or_default();
        word.trim().eq_ignore_ascii_case("disabled")
    }

    /// The image below a snapshot, by id.
    pub fn base_image_ref(&self) -> Option<&str> {
        self.get("base_image_ref")
    }

    /// The server that a snapshot was taken of, by id.
    pub fn instance_uuid(&self) -> Option<&str> {
        self.get("instance_uuid")
    }

    /// Whether the data is encrypted with a key of Cinder's: such an image starts a server only by
    /// way of a volume, `nova/compute/api.py`.
    pub fn is_encrypted(&self) -> bool {
        self.get("cinder_encryption_key_id").is_some()
    }

    /// Whether it is signed, so that Nova can check it: `cursive/signature_utils.py` needs all four.
    pub fn is_signed(&self) -> bool {
        ["", "_hash_method", "_key_type", "_certificate_uuid"]
            .iter()
            .all(|part| self.get(&format!("img_signature{part}")).is_some())
    }

    /// The disks of a server made from it, where it brings its own: a snapshot of a server on
    /// volumes does. Nova keeps their list as JSON.
    pub fn block_device_mapping(&self) -> Vec<MappedDisk> {
        let list = self.get("block_device_mapping").unwrap_or_default();
        json::read(list.as_bytes()).unwrap_or_default()
    }
}
