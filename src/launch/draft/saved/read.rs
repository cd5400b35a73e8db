//! How a draft that was kept is read.

use crate::{
    launch::{
        Attached, Connected, Content, Disk, Draft, FloatingAddress, Hardware, Interface, OwnPort,
        SourceKind, Way,
    },
    openstack::{
        Id,
        json::{Fields, FromJson, Reader, from_json},
    },
};

impl FromJson for Draft {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        json.object(self, &[])
    }
}

impl Fields for Draft {
    fn field(&mut self, key: &str, json: &mut Reader<'_>) -> Option<bool> {
        let one_or_none = |place: &mut Option<Option<String>>, json: &mut Reader<'_>| {
            let mut chosen: Option<Vec<String>> = None;
            let is_read = chosen.read(json);
            *place = chosen.map(|chosen| chosen.into_iter().next());
            is_read
        };
        Some(match key {
            "name" => self.name.read(json),
            "description" => self.description.read(json),
            "hostname" => self.hostname.read(json),
            "count" => self.count.read(json),
            "apart" => {
                let mut is_apart = false;
                let is_read = is_apart.read(json);
                self.several.way = if is_apart { Way::Apart } else { Way::Together };
                is_read
            }
            "at_least" => self.several.at_least.read(json),
            "names" => self.several.names.read(json),
            "numbers" => self.several.numbers.read(json),
            "source" => self.source.read(json),
            "image" => self.image.read(json),
            "server_snapshot" => self.server_snapshot.read(json),
            "volume" => self.volume.read(json),
            "volume_snapshot" => self.volume_snapshot.read(json),
            "on_new_volume" => self.root.on_new_volume.read(json),
            "size" => self.root.size.read(json),
            "volume_type" => self.root.volume_type.read(json),
            "delete_with_server" => self.root.delete_with_server.read(json),
            "hardware" => self.root.hardware.read(json),
            "flavor" => self.flavor.read(json),
            "disks" => self.disks.read(json),
            "attached" => self.attached.read(json),
            "interfaces" => self.interfaces.read(json),
            "security_groups" => self.security_groups.read(json),
            "floating_ip" => self.floating_ip.read(json),
            "keypair" => one_or_none(&mut self.keypair, json),
            "config_drive" => self.config_drive.read(json),
            "manual_partition" => self.manual_partition.read(json),
            "tags" => self.tags.read(json),
            "metadata" => pairs(&mut self.metadata, json),
            "hints" => pairs(&mut self.hints, json),
            "server_group" => self.server_group.read(json),
            "zone" => one_or_none(&mut self.zone, json),
            "host" => self.host.read(json),
            "hypervisor" => self.hypervisor.read(json),
            "certificates" => self.certificates.read(json),
            "access_v4" => self.access_v4.read(json),
            "access_v6" => self.access_v6.read(json),
            _ => return None,
        })
    }
}

from_json!(SourceKind from String);
from_json!(Attached from String);
from_json!(Content from Kind);
from_json!(FloatingAddress from Kind);

from_json!(Hardware {
    may { bus, device_type, tag }
});

from_json!(Disk {
    must { content }
    may { size, volume_type, delete_with_server, filesystem, boot_order, hardware }
});

from_json!(OwnPort {
    may { mac, vnic_type, port_security, security_groups, qos_policy }
});

from_json!(Interface {
    must { to }
    may { subnet, v4, v6, tag, own }
});

impl From<String> for SourceKind {
    fn from(word: String) -> Self {
        let known = [Self::Image, Self::ServerSnapshot, Self::Volume, Self::VolumeSnapshot];
        known.into_iter().find(|kind| kind.as_str() == word).unwrap_or_default()
    }
}

impl From<String> for Attached {
    fn from(word: String) -> Self {
        match word.as_str() {
            "auto" => Self::Auto,
            "none" => Self::None,
            _ => Self::To,
        }
    }
}

/// One of several kinds of things by its name, and which one.
type Kind = Vec<String>;

impl From<Kind> for Content {
    fn from(kind: Kind) -> Self {
        let id = which(&kind);
        match kind.first().map(String::as_str) {
            Some("image") => Self::Image(id.map(Id::new)),
            Some("snapshot") => Self::Snapshot(id.map(Id::new)),
            Some("volume") => Self::Volume(id.map(Id::new)),
            Some("swap") => Self::Swap,
            Some("ephemeral") => Self::Ephemeral,
            _ => Self::Blank,
        }
    }
}

impl From<Kind> for FloatingAddress {
    fn from(kind: Kind) -> Self {
        let id = which(&kind);
        match kind.first().map(String::as_str) {
            Some("new") => Self::New(id.map(Id::new)),
            Some("existing") => Self::Existing(id.map(Id::new)),
            _ => Self::None,
        }
    }
}

/// What leads nowhere is odd.
impl FromJson for Connected {
    fn blank() -> Self {
        Self::Network(Id::new(""))
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        let mut kind = Kind::new();
        kind.read(json);
        let Some(id) = which(&kind) else { return false };
        *self = match kind[0].as_str() {
            "port" => Self::Port(Id::new(id)),
            _ => Self::Network(Id::new(id)),
        };
        true
    }
}

fn which(kind: &Kind) -> Option<String> {
    kind.get(1).filter(|id| !id.is_empty()).cloned()
}

fn pairs(place: &mut Vec<(String, String)>, json: &mut Reader<'_>) -> bool {
    let mut lists: Vec<Vec<String>> = Vec::new();
    let is_read = lists.read(json);
    let pair =
        |list: Vec<String>| <[String; 2]>::try_from(list).ok().map(|[key, value]| (key, value));
    *place = lists.into_iter().filter_map(pair).collect();
    is_read
}
