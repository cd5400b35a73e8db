//! A draft as JSON: kept through a reload, as a template, a file, or in a link. Never a secret: no
//! password, and no user data, which mostly has one.

mod read;

use serde_json::{Value, json};

use super::{
    Attached, Connected, Content, Disk, Draft, FloatingAddress, Hardware, Interface, OwnPort, Way,
};
use crate::openstack::{
    Id,
    json::{self, Error},
};

impl Draft {
    /// What to keep: only what is said.
    pub fn to_json(&self) -> Value {
        let one_or_none = |choice: &Option<Option<String>>| {
            choice.as_ref().map(|it| it.iter().cloned().collect::<Vec<_>>())
        };
        let interfaces = self.interfaces.as_ref();
        said(json!({
            "name": self.name,
            "description": self.description,
            "hostname": self.hostname,
            "count": self.count,
            "apart": (self.several.way == Way::Apart).then_some(true),
            "at_least": self.several.at_least,
            "names": self.several.names,
            "source": self.source.map(super::SourceKind::as_str),
            "image": self.image,
            "server_snapshot": self.server_snapshot,
            "volume": self.volume,
            "volume_snapshot": self.volume_snapshot,
            "on_new_volume": self.root.on_new_volume,
            "size": self.root.size,
            "volume_type": self.root.volume_type,
            "delete_with_server": self.root.delete_with_server,
            "hardware": hardware(&self.root.hardware),
            "flavor": self.flavor,
            "disks": some(self.disks.iter().map(disk)),
            "attached": match self.attached {
                Attached::To => "",
                Attached::Auto => "auto",
                Attached::None => "none",
            },
            "interfaces": interfaces.map(|all| all.iter().map(interface).collect::<Vec<_>>()),
            "security_groups": self.security_groups,
            "floating_ip": match &self.floating_ip {
                FloatingAddress::None => Value::Null,
                FloatingAddress::New(network) => kind("new", network.as_ref()),
                FloatingAddress::Existing(address) => kind("existing", address.as_ref()),
            },
            "keypair": one_or_none(&self.keypair),
            "config_drive": self.config_drive,
            "manual_partition": self.manual_partition.then_some(true),
            "tags": some(self.tags.iter().map(|tag| json!(tag))),
            "metadata": some(self.metadata.iter().map(|pair| json!(pair))),
            "hints": some(self.hints.iter().map(|pair| json!(pair))),
            "server_group": self.server_group,
            "zone": one_or_none(&self.zone),
            "host": self.host,
            "hypervisor": self.hypervisor,
            "certificates": some(self.certificates.iter().map(|id| json!(id))),
            "access_v4": self.access_v4,
            "access_v6": self.access_v6,
        }))
    }

    /// The draft that was kept. What is odd in it, or from a newer version, is left out.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        json::read(text.as_bytes())
    }
}

fn disk(disk: &Disk) -> Value {
    said(json!({
        "content": match &disk.content {
            Content::Blank => kind::<()>("blank", None),
            Content::Image(id) => kind("image", id.as_ref()),
            Content::Snapshot(id) => kind("snapshot", id.as_ref()),
            Content::Volume(id) => kind("volume", id.as_ref()),
            Content::Swap => kind::<()>("swap", None),
            Content::Ephemeral => kind::<()>("ephemeral", None),
        },
        "size": disk.size,
        "volume_type": disk.volume_type,
        "delete_with_server": disk.delete_with_server.then_some(true),
        "filesystem": disk.filesystem,
        "boot_order": disk.boot_order,
        "hardware": hardware(&disk.hardware),
    }))
}

fn hardware(hardware: &Hardware) -> Value {
    said(json!({
        "bus": hardware.bus, "device_type": hardware.device_type, "tag": hardware.tag,
    }))
}

fn interface(interface: &Interface) -> Value {
    said(json!({
        "to": match &interface.to {
            Connected::Network(id) => kind("network", Some(id)),
            Connected::Port(id) => kind("port", Some(id)),
        },
        "subnet": interface.subnet,
        "v4": interface.v4,
        "v6": interface.v6,
        "tag": interface.tag,
        "own": interface.own.as_ref().map(own_port),
    }))
}

/// Kept even if nothing is said in it: that there is one says something.
fn own_port(port: &OwnPort) -> Value {
    json!({
        "mac": port.mac,
        "vnic_type": port.vnic_type,
        "port_security": port.port_security,
        "security_groups": port.security_groups,
        "qos_policy": port.qos_policy,
    })
}

/// One of several kinds of things, and which one.
fn kind<T>(name: &str, id: Option<&Id<T>>) -> Value {
    std::iter::once(name).chain(id.map(Id::as_str)).collect()
}

/// A list, unless it is empty.
fn some(items: impl Iterator<Item = Value>) -> Value {
    match items.collect::<Vec<_>>() {
        items if items.is_empty() => Value::Null,
        items => items.into(),
    }
}

/// The fields that say something.
fn said(mut fields: Value) -> Value {
    if let Value::Object(fields) = &mut fields {
        fields.retain(|_, value| match value {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            Value::Object(inner) => !inner.is_empty(),
            Value::Bool(_) | Value::Number(_) | Value::Array(_) => true,
        });
    }
    fields
}
