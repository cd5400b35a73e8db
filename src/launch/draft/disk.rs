//! What a server's disks are to be.

use crate::openstack::{
    Id,
    cinder::{Snapshot, Volume, VolumeType},
    glance::Image,
};

/// Which kind of thing the first disk starts from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SourceKind {
    /// An image.
    #[default]
    Image,
    /// An image that was taken of a server.
    ServerSnapshot,
    /// A volume that is there, and becomes the first disk.
    Volume,
    /// A volume made from a snapshot of another.
    VolumeSnapshot,
}

impl SourceKind {
    /// As drafts that are kept call it, and operators.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::ServerSnapshot => "instance_snapshot",
            Self::Volume => "volume",
            Self::VolumeSnapshot => "volume_snapshot",
        }
    }
}

/// The first disk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Root {
    /// For images: whether the disk is a volume made for it, and not a part of the host's disk.
    pub on_new_volume: Option<bool>,
    /// GiB of the new volume; as few as will do, if empty.
    pub size: String,
    /// The new volume's type; the cloud's own choice, if none.
    pub volume_type: Option<Id<VolumeType>>,
    /// Whether the volume goes with the server.
    pub delete_with_server: Option<bool>,
    /// How the server sees it.
    pub hardware: Hardware,
}

/// A further disk.
#[derive(Clone, Debug, PartialEq)]
pub struct Disk {
    /// What is in it.
    pub content: Content,
    /// GiB, but MiB of swap; as few as will do, if empty.
    pub size: String,
    /// The new volume's type; the cloud's own choice, if none.
    pub volume_type: Option<Id<VolumeType>>,
    /// Whether the volume goes with the server.
    pub delete_with_server: bool,
    /// Of an ephemeral disk, like `ext4`; the cloud's own choice, if empty.
    pub filesystem: String,
    /// Its place among the disks that are tried at the start, from 1 on; never, if empty. The first
    /// disk is 0.
    pub boot_order: String,
    /// How the server sees it.
    pub hardware: Hardware,
}

impl Disk {
    /// A disk of which only the content is said.
    pub fn new(content: Content) -> Self {
        Self {
            content,
            size: String::new(),
            volume_type: None,
            delete_with_server: false,
            filesystem: String::new(),
            boot_order: String::new(),
            hardware: Hardware::default(),
        }
    }
}

/// What a further disk starts from, and what it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Content {
    /// A new volume with nothing in it.
    #[default]
    Blank,
    /// A new volume made from an image; none picked yet, if none.
    Image(Option<Id<Image>>),
    /// A new volume made from a snapshot of another; none picked yet, if none.
    Snapshot(Option<Id<Snapshot>>),
    /// A volume that is there; none picked yet, if none.
    Volume(Option<Id<Volume>>),
    /// Memory on the host's disk, of the flavor's share.
    Swap,
    /// A part of the host's disk, of the flavor's share, which goes with the server.
    Ephemeral,
}

impl Content {
    /// Whether Cinder makes a volume for it.
    pub fn is_new_volume(&self) -> bool {
        matches!(self, Self::Blank | Self::Image(_) | Self::Snapshot(_))
    }

    /// Whether it is a part of the host's disk.
    pub fn is_local(&self) -> bool {
        matches!(self, Self::Swap | Self::Ephemeral)
    }
}

/// How a server sees a disk. What is empty is left to Nova.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hardware {
    /// Like `virtio` or `scsi`.
    pub bus: String,
    /// `disk`, `cdrom`, `floppy` or `lun`.
    pub device_type: String,
    /// What the server is told to know it by.
    pub tag: String,
}
