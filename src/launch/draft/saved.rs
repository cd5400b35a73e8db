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
        let interfaces = self.interfaces.as_ref();
        said(vec![
            ("name", text(&self.name)),
            ("description", text(&self.description)),
            ("hostname", text(&self.hostname)),
            ("count", text(&self.count)),
            ("apart", yes(self.several.way == Way::Apart)),
            ("at_least", text(&self.several.at_least)),
            ("names", text(&self.several.names)),
            ("made", Some(self.several.made).filter(|made| *made > 0).into()),
            ("source", self.source.map(super::SourceKind::as_str).into()),
            ("image", id(self.image.as_ref())),
            ("server_snapshot", id(self.server_snapshot.as_ref())),
            ("volume", id(self.volume.as_ref())),
            ("volume_snapshot", id(self.volume_snapshot.as_ref())),
            ("on_new_volume", self.root.on_new_volume.into()),
            ("size", text(&self.root.size)),
            ("volume_type", id(self.root.volume_type.as_ref())),
            ("delete_with_server", self.root.delete_with_server.into()),
            ("hardware", hardware(&self.root.hardware)),
            ("flavor", id(self.flavor.as_ref())),
            ("disks", some(self.disks.iter().map(disk).collect())),
            ("attached", text(attached(self.attached))),
            (
                "interfaces",
                interfaces.map(|all| all.iter().map(interface).collect::<Vec<_>>()).into(),
            ),
            ("security_groups", ids(self.security_groups.as_deref())),
            ("floating_ip", floating_ip(&self.floating_ip)),
            ("keypair", one_or_none(self.keypair.as_ref())),
            ("config_drive", self.config_drive.into()),
            ("manual_partition", yes(self.manual_partition)),
            ("tags", texts(&self.tags)),
            ("metadata", pairs(&self.metadata)),
            ("hints", pairs(&self.hints)),
            ("server_group", id(self.server_group.as_ref())),
            ("zone", one_or_none(self.zone.as_ref())),
            ("host", text(&self.host)),
            ("hypervisor", text(&self.hypervisor)),
            ("certificates", texts(&self.certificates)),
            ("access_v4", text(&self.access_v4)),
            ("access_v6", text(&self.access_v6)),
        ])
    }

    /// The draft that was kept. What is odd in it, or from a newer version, is left out.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        json::read(text.as_bytes())
    }
}

fn attached(attached: Attached) -> &'static str {
    match attached {
        Attached::To => "",
        Attached::Auto => "auto",
        Attached::None => "none",
    }
}

fn floating_ip(address: &FloatingAddress) -> Value {
    match address {
        FloatingAddress::None => Value::Null,
        FloatingAddress::New(network) => kind("new", network.as_ref()),
        FloatingAddress::Existing(address) => kind("existing", address.as_ref()),
    }
}

fn disk(disk: &Disk) -> Value {
    let content = match &disk.content {
        Content::Blank => kind::<()>("blank", None),
        Content::Image(id) => kind("image", id.as_ref()),
        Content::Snapshot(id) => kind("snapshot", id.as_ref()),
        Content::Volume(id) => kind("volume", id.as_ref()),
        Content::Swap => kind::<()>("swap", None),
        Content::Ephemeral => kind::<()>("ephemeral", None),
    };
    said(vec![
        ("content", content),
        ("size", text(&disk.size)),
        ("volume_type", id(disk.volume_type.as_ref())),
        ("delete_with_server", yes(disk.delete_with_server)),
        ("filesystem", text(&disk.filesystem)),
        ("boot_order", text(&disk.boot_order)),
        ("hardware", hardware(&disk.hardware)),
    ])
}

fn hardware(hardware: &Hardware) -> Value {
    said(vec![
        ("bus", text(&hardware.bus)),
        ("device_type", text(&hardware.device_type)),
        ("tag", text(&hardware.tag)),
    ])
}

fn interface(interface: &Interface) -> Value {
    let to = match &interface.to {
        Connected::Network(id) => kind("network", Some(id)),
        Connected::Port(id) => kind("port", Some(id)),
    };
    said(vec![
        ("to", to),
        ("subnet", id(interface.subnet.as_ref())),
        ("v4", text(&interface.v4)),
        ("v6", text(&interface.v6)),
        ("tag", text(&interface.tag)),
        ("own", interface.own.as_ref().map(own_port).into()),
    ])
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

fn text(text: &str) -> Value {
    text.into()
}

fn id<T>(id: Option<&Id<T>>) -> Value {
    id.map(Id::as_str).into()
}

fn ids<T>(ids: Option<&[Id<T>]>) -> Value {
    ids.map(|ids| ids.iter().map(Id::as_str).collect::<Vec<_>>()).into()
}

/// Whether something is so, where it mostly is not.
fn yes(is_so: bool) -> Value {
    is_so.then_some(true).into()
}

/// A choice that may have been left open, or made for nothing at all.
fn one_or_none(choice: Option<&Option<String>>) -> Value {
    choice.map(|it| it.iter().map(String::as_str).collect::<Vec<_>>()).into()
}

fn texts(texts: &[String]) -> Value {
    some(texts.iter().map(|it| text(it)).collect())
}

fn pairs(pairs: &[(String, String)]) -> Value {
    some(pairs.iter().map(|(key, value)| vec![text(key), text(value)].into()).collect())
}

/// A list, unless it is empty.
fn some(items: Vec<Value>) -> Value {
    if items.is_empty() { Value::Null } else { items.into() }
}

/// The fields that say something. A list of pairs, as a map's literal is code for each of them.
fn said(fields: Vec<(&str, Value)>) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Object(inner) => !inner.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) => true,
    };
    let said = fields.into_iter().filter(|(_, value)| says(value));
    said.map(|(key, value)| (key.to_owned(), value)).collect()
}
