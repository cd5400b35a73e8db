//! Volumes of a server, after `novaclient/v2/volumes.py`: Cinder has the volumes, Nova attaches them.

use serde_json::json;

use super::{Manager, base::items, gate, servers::Server};
use crate::openstack::{Id, Result, json::from_json, url::segment};

/// A volume that a server has.
#[derive(Clone, Debug, PartialEq)]
pub struct VolumeAttachment {
    /// The volume; at every version the attachment is named by it.
    pub volume_id: String,
    /// The server.
    pub server_id: Option<Id<Server>>,
    /// What the server was told to call it, like `/dev/vdb`.
    pub device: Option<String>,
    /// What the server is told to know it by; since 2.70.
    pub tag: Option<String>,
    /// Whether it goes with the server; since 2.79.
    pub delete_on_termination: Option<bool>,
    /// Cinder's id of the attachment; since 2.89.
    pub attachment_id: Option<String>,
    /// Nova's id of the disk; since 2.89.
    pub bdm_uuid: Option<String>,
}

from_json!(VolumeAttachment {
    must { volume_id: "volumeId" }
    may { server_id: "serverId", device, tag, delete_on_termination, attachment_id, bdm_uuid }
});

/// Which volume to attach, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttachVolume {
    /// The volume.
    pub volume_id: String,
    /// Like `/dev/vdb`; most hypervisors choose for themselves.
    pub device: Option<String>,
    /// What the server is told to know it by; since 2.49.
    pub tag: Option<String>,
    /// Whether it goes with the server; since 2.79.
    pub delete_on_termination: bool,
}

impl Manager<VolumeAttachment> {
    /// The volumes of a server.
    pub async fn get_server_volumes(&self, server: &Id<Server>) -> Result<Vec<VolumeAttachment>> {
        let reply = self.core.get(&path(server)).await?;
        items(&reply, "volumeAttachments")
    }

    /// One of them.
    pub async fn get_server_volume(
        &self,
        server: &Id<Server>,
        volume_id: &str,
    ) -> Result<VolumeAttachment> {
        self.core.get(&path_to(server, volume_id)).await?.take("volumeAttachment")
    }

    /// Attaches a volume, which takes a while. Since 2.101 Nova has nothing to tell of it yet.
    pub async fn create_server_volume(
        &self,
        server: &Id<Server>,
        request: &AttachVolume,
    ) -> Result<Option<VolumeAttachment>> {
        let has = self.core.api_version;
        let mut attachment = json!({"volumeId": request.volume_id});
        if let Some(device) = &request.device {
            attachment["device"] = json!(device);
        }
        if let Some(tag) = &request.tag {
            gate::since("volume tag", 49, has)?;
            attachment["tag"] = json!(tag);
        }
        if request.delete_on_termination {
            gate::since("delete_on_termination", 79, has)?;
            attachment["delete_on_termination"] = json!(true);
        }
        let body = json!({"volumeAttachment": attachment});
        Ok(self.core.create(&path(server), body).await?.take("volumeAttachment").ok())
    }

    /// Puts the volume `with` in the place of `volume_id`, data and all, for administrators; since
    /// 2.85 with the same volume twice, says whether it goes with the server.
    pub async fn update_server_volume(
        &self,
        server: &Id<Server>,
        volume_id: &str,
        with: &str,
        delete_on_termination: Option<bool>,
    ) -> Result<()> {
        let mut attachment = json!({"volumeId": with});
        if let Some(is_deleted) = delete_on_termination {
            gate::since("delete_on_termination", 85, self.core.api_version)?;
            attachment["delete_on_termination"] = json!(is_deleted);
        }
        let body = json!({"volumeAttachment": attachment});
        self.core.update(&path_to(server, volume_id), body).await.map(drop)
    }

    /// Takes a volume from a server, which takes a while.
    pub async fn delete_server_volume(&self, server: &Id<Server>, volume_id: &str) -> Result<()> {
        self.core.delete(&path_to(server, volume_id)).await
    }
}

fn path(server: &Id<Server>) -> String {
    format!("{}/os-volume_attachments", Manager::path(server))
}

fn path_to(server: &Id<Server>, volume_id: &str) -> String {
    format!("{}/{}", path(server), segment(volume_id))
}
