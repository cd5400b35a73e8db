//! A draft as JSON: kept through a reload, as a template, a file, or in a link. Never a secret: no
//! password, and no user data, which mostly has one.

use serde_json::{Value, json};

use super::{
    Attached, Connected, Content, Disk, Draft, FloatingAddress, Hardware, Interface, OwnPort, Root,
    Several, SourceKind, Way,
};
use crate::openstack::json::{self, FromJson, Reader, from_json};

impl Draft {
    /// What to keep: only what differs from an empty form.
    pub fn to_json(&self) -> Value {
        written(json!({
            "name": self.name,
            "description": self.description,
            "hostname": self.hostname,
            "count": if self.count == Self::default().count { "" } else { &self.count },
            "several": written(json!({
                "apart": self.several.way == Way::Apart,
                "at_least": self.several.at_least,
                "names": self.several.names,
            })),
            "source": self.source.map(SourceKind::as_str),
            "image": self.image,
            "server_snapshot": self.server_snapshot,
            "volume": self.volume,
            "volume_snapshot": self.volume_snapshot,
            "root": self.root.to_json(),
            "flavor": self.flavor,
            "disks": self.disks.iter().map(Disk::to_json).collect::<Value>(),
            "attached": match self.attached {
                Attached::To => "",
                Attached::Auto => "auto",
                Attached::None => "none",
            },
            "interfaces": self.interfaces.as_ref().map(|all| all.iter().map(Interface::to_json).collect::<Value>()),
            "security_groups": self.security_groups,
            "floating_ip": self.floating_ip.to_json(),
            "keypair": self.keypair.as_ref().map(Option::as_deref),
            "config_drive": self.config_drive,
            "manual_partition": self.manual_partition,
            "tags": self.tags,
            "metadata": self.metadata,
            "hints": self.hints,
            "server_group": self.server_group,
            "zone": self.zone,
            "host": self.host,
            "hypervisor": self.hypervisor,
            "certificates": self.certificates,
            "access_v4": self.access_v4,
            "access_v6": self.access_v6,
        }))
    }
}
