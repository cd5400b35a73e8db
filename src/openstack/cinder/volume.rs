//! A volume as Cinder describes it: `cinder/api/v3/views/volumes.py`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Snapshot, VolumeType, collection::Collection};
use crate::openstack::{
    Id,
    glance::Properties,
    keystoneauth::Project,
    lenient::{each, or_default, switch},
    novaclient::Server,
};

/// A disk of its own.
#[allow(clippy::struct_excessive_bools, reason = "Cinder's own fields")]
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Volume {
    /// Its id.
    pub id: Id<Volume>,
    /// What people call it.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// What it is for.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Cinder's word, like `available`, `in-use`, `creating` or `error`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: String,
    /// GiB.
    #[serde(default, deserialize_with = "or_default")]
    pub size: u64,
    /// Whether a server can start from it.
    #[serde(default, deserialize_with = "switch")]
    pub bootable: bool,
    /// Its type by name.
    #[serde(default, deserialize_with = "or_default")]
    pub volume_type: Option<String>,
    /// Its type by id; since 3.63.
    #[serde(default, deserialize_with = "or_default")]
    pub volume_type_id: Option<Id<VolumeType>>,
    /// Where it is.
    #[serde(default, deserialize_with = "or_default")]
    pub availability_zone: String,
    /// Whether several servers may have it at once.
    #[serde(default, deserialize_with = "switch")]
    pub multiattach: bool,
    /// Whether its data is encrypted.
    #[serde(default, deserialize_with = "switch")]
    pub encrypted: bool,
    /// The servers that have it.
    #[serde(default, deserialize_with = "each")]
    pub attachments: Vec<Attachment>,
    /// What it was made from.
    #[serde(default, deserialize_with = "or_default")]
    pub snapshot_id: Option<Id<Snapshot>>,
    /// What it was made from.
    #[serde(default, deserialize_with = "or_default")]
    pub source_volid: Option<Id<Volume>>,
    /// What its owner noted.
    #[serde(default, deserialize_with = "or_default")]
    pub metadata: BTreeMap<String, String>,
    /// What was said of the image that it was made from, its id and name too: `image_id`,
    /// `image_name`, `min_disk`, `min_ram`.
    #[serde(default, deserialize_with = "or_default")]
    pub volume_image_metadata: Properties,
    /// Whose it is, where the cloud lets it be seen.
    #[serde(rename = "os-vol-tenant-attr:tenant_id", default, deserialize_with = "or_default")]
    pub project_id: Option<Id<Project>>,
    /// Who made it.
    #[serde(default, deserialize_with = "or_default")]
    pub user_id: Option<String>,
    /// Whether it counts; since 3.65.
    #[serde(default, deserialize_with = "or_default")]
    pub consumes_quota: Option<bool>,
    /// When it was made: ISO 8601 without a zone, in UTC.
    #[serde(default, deserialize_with = "or_default")]
    pub created_at: String,
    /// When something of it last changed: ISO 8601 without a zone, in UTC.
    #[serde(default, deserialize_with = "or_default")]
    pub updated_at: String,
}

impl Volume {
    /// What to call it: its name, or its id where it has none.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { self.id.as_str() } else { &self.name }
    }

    /// Whether a server can be given it: `cinder/volume/api.py`, `attachment_create`; one that many
    /// may have can be in use, too.
    pub fn is_attachable(&self) -> bool {
        self.status == "available" || (self.multiattach && self.status == "in-use")
    }

    /// Whether the next read may differ without anyone acting.
    pub fn is_settling(&self) -> bool {
        is_settling(&self.status)
    }
}

/// Whether a status of Cinder's names something that is going on:
/// `cinder/objects/fields.py`, `VolumeStatus` and `SnapshotStatus`.
pub(super) fn is_settling(status: &str) -> bool {
    const WORDS: [&str; 12] = [
        "creating",
        "deleting",
        "managing",
        "attaching",
        "detaching",
        "restoring-backup",
        "backing-up",
        "downloading",
        "uploading",
        "retyping",
        "extending",
        "updating",
    ];
    WORDS.contains(&status)
}

/// Where a volume is plugged in.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct Attachment {
    /// Cinder's own id of it.
    #[serde(default, deserialize_with = "or_default")]
    pub attachment_id: String,
    /// The server.
    #[serde(default, deserialize_with = "or_default")]
    pub server_id: Option<Id<Server>>,
    /// What Nova calls it there, like `/dev/vdb`.
    #[serde(default, deserialize_with = "or_default")]
    pub device: String,
    /// Since when: ISO 8601 without a zone, in UTC.
    #[serde(default, deserialize_with = "or_default")]
    pub attached_at: String,
    /// The host; for administrators.
    #[serde(default, deserialize_with = "or_default")]
    pub host_name: Option<String>,
}

impl Collection for Volume {
    const PATH: &'static str = "/volumes";
    const COLLECTION: &'static str = "volumes";
    const LINKS: &'static str = "volumes_links";
    const KEY: &'static str = "volume";
}
