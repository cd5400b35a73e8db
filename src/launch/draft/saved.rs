//! A draft as JSON: kept through a reload, as a template, a file, or in a link. Never a secret: no
//! password, and no user data, which mostly has one.

mod read;

use serde_json::{Map, Value, json};

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
        said(&mut FIELDS.into_iter().map(|(key, of)| (key, of(self))))
    }

    /// The draft that was kept. What is odd in it, or from a newer version, is left out.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        json::read(text.as_bytes())
    }
}

type Field = (&'static str, fn(&Draft) -> Value);

/// All that is kept. Functions in a table, as one list of values is long code.
const FIELDS: [Field; 37] = [
    ("name", |draft| text(&draft.name)),
    ("description", |draft| text(&draft.description)),
    ("hostname", |draft| text(&draft.hostname)),
    ("count", |draft| text(&draft.count)),
    ("apart", |draft| yes(draft.several.way == Way::Apart)),
    ("at_least", |draft| text(&draft.several.at_least)),
    ("names", |draft| text(&draft.several.names)),
    ("numbers", |draft| some(draft.several.numbers.iter().map(|&n| n.into()).collect())),
    ("source", |draft| draft.source.map(super::SourceKind::as_str).into()),
    ("image", |draft| id(draft.image.as_ref())),
    ("server_snapshot", |draft| id(draft.server_snapshot.as_ref())),
    ("volume", |draft| id(draft.volume.as_ref())),
    ("volume_snapshot", |draft| id(draft.volume_snapshot.as_ref())),
    ("on_new_volume", |draft| draft.root.on_new_volume.into()),
    ("size", |draft| text(&draft.root.size)),
    ("volume_type", |draft| id(draft.root.volume_type.as_ref())),
    ("delete_with_server", |draft| draft.root.delete_with_server.into()),
    ("hardware", |draft| hardware(&draft.root.hardware)),
    ("flavor", |draft| id(draft.flavor.as_ref())),
    ("disks", |draft| some(draft.disks.iter().map(disk).collect())),
    ("attached", |draft| text(attached(draft.attached))),
    ("interfaces", |draft| interfaces(draft.interfaces.as_deref())),
    ("security_groups", |draft| ids(draft.security_groups.as_deref())),
    ("floating_ip", |draft| floating_ip(&draft.floating_ip)),
    ("keypair", |draft| one_or_none(draft.keypair.as_ref())),
    ("config_drive", |draft| draft.config_drive.into()),
    ("manual_partition", |draft| yes(draft.manual_partition)),
    ("tags", |draft| texts(&draft.tags)),
    ("metadata", |draft| pairs(&draft.metadata)),
    ("hints", |draft| pairs(&draft.hints)),
    ("server_group", |draft| id(draft.server_group.as_ref())),
    ("zone", |draft| one_or_none(draft.zone.as_ref())),
    ("host", |draft| text(&draft.host)),
    ("hypervisor", |draft| text(&draft.hypervisor)),
    ("certificates", |draft| texts(&draft.certificates)),
    ("access_v4", |draft| text(&draft.access_v4)),
    ("access_v6", |draft| text(&draft.access_v6)),
];

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

fn interfaces(interfaces: Option<&[Interface]>) -> Value {
    interfaces.map(|all| all.iter().map(interface).collect::<Vec<_>>()).into()
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
    said(
        &mut [
            ("content", content),
            ("size", text(&disk.size)),
            ("volume_type", id(disk.volume_type.as_ref())),
            ("delete_with_server", yes(disk.delete_with_server)),
            ("filesystem", text(&disk.filesystem)),
            ("boot_order", text(&disk.boot_order)),
            ("hardware", hardware(&disk.hardware)),
        ]
        .into_iter(),
    )
}

fn hardware(hardware: &Hardware) -> Value {
    said(
        &mut [
            ("bus", text(&hardware.bus)),
            ("device_type", text(&hardware.device_type)),
            ("tag", text(&hardware.tag)),
        ]
        .into_iter(),
    )
}

fn interface(interface: &Interface) -> Value {
    let to = match &interface.to {
        Connected::Network(id) => kind("network", Some(id)),
        Connected::Port(id) => kind("port", Some(id)),
    };
    said(
        &mut [
            ("to", to),
            ("subnet", id(interface.subnet.as_ref())),
            ("v4", text(&interface.v4)),
            ("v6", text(&interface.v6)),
            ("tag", text(&interface.tag)),
            ("own", interface.own.as_ref().map(own_port).into()),
        ]
        .into_iter(),
    )
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

/// The fields that say something.
fn said(fields: &mut dyn Iterator<Item = (&str, Value)>) -> Value {
    let mut said = Map::new();
    for (key, value) in fields {
        let says = match &value {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            Value::Object(inner) => !inner.is_empty(),
            Value::Bool(_) | Value::Number(_) | Value::Array(_) => true,
        };
        if says {
            said.insert(key.to_owned(), value);
        }
    }
    said.into()
}
