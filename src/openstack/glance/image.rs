//! An image as Glance describes it: `glance/api/v2/images.py`, `get_base_properties`.

use super::{MappedDisk, Properties};
use crate::openstack::{Id, json::from_json, keystoneauth::Project};

/// An image or a server's snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Its id.
    pub id: Id<Image>,
    /// What people call it; it may have no name.
    pub name: Option<String>,
    /// Glance's word; a server starts from `active` ones only.
    pub status: String,
    /// Who sees it.
    pub visibility: Visibility,
    /// Whose it is.
    pub owner: Option<Id<Project>>,
    /// Bytes; 0 for a snapshot that is backed by volumes, none until there is data.
    pub size: Option<u64>,
    /// Bytes of the disk that it unpacks to; Glance does not know it of every format.
    pub virtual_size: Option<u64>,
    /// GiB that the disk must have.
    pub min_disk: u64,
    /// MiB of memory that the server must have.
    pub min_ram: u64,
    /// Like `qcow2`, `raw` or `iso`.
    pub disk_format: Option<String>,
    /// Holds a kernel (`aki`) or a ramdisk (`ari`) instead of a disk; mostly `bare`.
    pub container_format: Option<String>,
    /// Whether it cannot be deleted.
    pub protected: bool,
    /// Whether lists leave it out: an old one, kept for the servers made from it.
    pub os_hidden: bool,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// When it was made: ISO 8601.
    pub created_at: String,
    /// When something of it last changed: ISO 8601.
    pub updated_at: String,
    /// MD5 of the data in hex.
    pub checksum: Option<String>,
    /// By what `os_hash_value` was made, like `sha512`.
    pub os_hash_algo: Option<String>,
    /// The digest of the data in hex.
    pub os_hash_value: Option<String>,
    /// All else that is said of it.
    pub properties: Properties,
}

from_json!(Image {
    must { id }
    may {
        name, status, visibility, owner, size, virtual_size, min_disk, min_ram, disk_format,
        container_format, protected, os_hidden, tags, created_at, updated_at, checksum,
        os_hash_algo, os_hash_value,
    }
    rest { properties }
});

impl Image {
    /// What to call it: its name, or its id where it has none.
    pub fn label(&self) -> &str {
        self.name.as_deref().filter(|name| !name.is_empty()).unwrap_or(self.id.as_str())
    }

    /// Whether a server could start from it. Kernels and ramdisks are kept beside disks, but start
    /// nothing.
    pub fn is_bootable(&self) -> bool {
        !matches!(self.container_format.as_deref(), Some("aki" | "ari"))
    }

    /// Whether it was taken of a server. One that is backed by volumes lacks the mark that Nova
    /// leaves on the others: `nova/compute/api.py`, `snapshot_volume_backed`.
    pub fn is_snapshot(&self) -> bool {
        self.properties.get("image_type") == Some("snapshot") || self.is_volume_backed()
    }

    /// Whether its data is in snapshots of volumes, and Glance holds but their list.
    pub fn is_volume_backed(&self) -> bool {
        self.root_disk().is_some_and(|disk| disk.destination_type.as_deref() == Some("volume"))
    }

    /// The disk that a server made from it starts from, where the image lists disks.
    pub fn root_disk(&self) -> Option<MappedDisk> {
        self.properties.block_device_mapping().into_iter().find(|disk| disk.boot_index == Some(0))
    }
}

/// Who sees an image.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// Everyone, in every list.
    Public,
    /// Everyone who knows of it: lists leave it out unless they are asked for such images.
    Community,
    /// Its project, and those that it was offered to: [`super::Member`].
    Shared,
    /// Its project.
    #[default]
    Private,
    /// In Glance's word.
    Other(String),
}

from_json!(Visibility from String);

impl From<String> for Visibility {
    fn from(word: String) -> Self {
        match word.as_str() {
            "public" => Self::Public,
            "community" => Self::Community,
            "shared" => Self::Shared,
            "private" => Self::Private,
            _ => Self::Other(word),
        }
    }
}

impl Visibility {
    /// Glance's word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Public => "public",
            Self::Community => "community",
            Self::Shared => "shared",
            Self::Private => "private",
            Self::Other(word) => word,
        }
    }
}
