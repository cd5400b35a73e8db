//! A volume as Cinder describes it: `cinder/api/v3/views/volumes.py`.

use std::collections::BTreeMap;

use super::{Snapshot, VolumeType, collection::Collection};
use crate::openstack::{
    Id, glance::Properties, json::from_json, keystoneauth::Project, novaclient::Server,
};

/// A disk of its own.
#[allow(clippy::struct_excessive_bools, reason = "Cinder's own fields")]
#[derive(Clone, Debug, PartialEq)]
pub struct Volume {
    /// Its id.
    pub id: Id<Volume>,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Cinder's word, like `available`, `in-use`, `creating` or `error`.
    pub status: String,
    /// GiB.
    pub size: u64,
    /// Whether a server can start from it.
    pub bootable: bool,
    /// Its type by name.
    pub volume_type: Option<String>,
    /// Its type by id; since 3.63.
    pub volume_type_id: Option<Id<VolumeType>>,
    /// Where it is.
    pub availability_zone: String,
    /// Whether several servers may have it at once.
    pub multiattach: bool,
    /// Whether its data is encrypted.
    pub encrypted: bool,
    /// The servers that have it.
    pub attachments: Vec<Attachment>,
    /// What it was made from.
    pub snapshot_id: Option<Id<Snapshot>>,
    /// What it was made from.
    pub source_volid: Option<Id<Volume>>,
    /// What its owner noted.
    pub metadata: BTreeMap<String, String>,
    /// What was said of the image that it was made from, its id and name too: `image_id`,
    /// `image_name`, `min_disk`, `min_ram`.
    pub volume_image_metadata: Properties,
    /// Whose it is, where the cloud lets it be seen.
    pub project_id: Option<Id<Project>>,
    /// Who made it.
    pub user_id: Option<String>,
    /// Whether it counts; since 3.65.
    pub consumes_quota: Option<bool>,
    /// When it was made: ISO 8601 without a zone, in UTC.
    pub created_at: String,
    /// When something of it last changed: ISO 8601 without a zone, in UTC.
    pub updated_at: String,
}

from_json!(Volume {
    must { id }
    may {
        name, description, status, size, bootable, volume_type, volume_type_id, availability_zone,
        multiattach, encrypted, attachments, snapshot_id, source_volid, metadata,
        volume_image_metadata, project_id: "os-vol-tenant-attr:tenant_id", user_id, consumes_quota,
        created_at, updated_at,
    }
});

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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attachment {
    /// Cinder's own id of it.
    pub attachment_id: String,
    /// The server.
    pub server_id: Option<Id<Server>>,
    /// What Nova calls it there, like `/dev/vdb`.
    pub device: String,
    /// Since when: ISO 8601 without a zone, in UTC.
    pub attached_at: String,
    /// The host; for administrators.
    pub host_name: Option<String>,
}

from_json!(Attachment {
    may { attachment_id, server_id, device, attached_at, host_name }
});

impl Collection for Volume {
    const PATH: &'static str = "/volumes";
    const COLLECTION: &'static str = "volumes";
    const LINKS: &'static str = "volumes_links";
    const KEY: &'static str = "volume";
}
