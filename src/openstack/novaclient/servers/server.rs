//! A server as `GET /servers/{id}` describes it, at every version:
//! `nova/api/openstack/compute/views/servers.py`.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::{PowerState, ServerFlavor, Status};
use crate::openstack::{
    Id,
    glance::Image,
    novaclient::{
        ServerGroup,
        lenient::{each, or_default},
    },
};

/// A server. Whatever Nova does not tell is empty: of a part of the cloud that is down, it tells
/// hardly more than ids.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Server {
    /// Its id.
    pub id: Id<Server>,
    /// What its owner called it.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// Where it is in its life.
    #[serde(default, deserialize_with = "or_default")]
    pub status: Status,
    /// What Nova is doing with it, like `spawning`.
    #[serde(rename = "OS-EXT-STS:task_state", default, deserialize_with = "or_default")]
    pub task_state: Option<String>,
    /// What Nova made of it last, like `stopped`.
    #[serde(rename = "OS-EXT-STS:vm_state", default, deserialize_with = "or_default")]
    pub vm_state: Option<String>,
    /// What the hypervisor says.
    #[serde(rename = "OS-EXT-STS:power_state", default, deserialize_with = "or_default")]
    pub power_state: PowerState,
    /// Per cent of what Nova is doing; most hypervisors do not tell.
    #[serde(default, deserialize_with = "or_default")]
    pub progress: Option<u32>,
    /// Why it is in error.
    #[serde(default, deserialize_with = "or_default")]
    pub fault: Option<Fault>,
    /// Its addresses by network.
    #[serde(default, deserialize_with = "or_default")]
    pub addresses: BTreeMap<String, Vec<Address>>,
    /// The address that tools are told; empty if none.
    #[serde(rename = "accessIPv4", default, deserialize_with = "or_default")]
    pub access_ip_v4: String,
    /// The address that tools are told; empty if none.
    #[serde(rename = "accessIPv6", default, deserialize_with = "or_default")]
    pub access_ip_v6: String,
    /// Its size.
    #[serde(default, deserialize_with = "or_default")]
    pub flavor: ServerFlavor,
    /// What it was made from; none if it starts from a volume.
    #[serde(default, deserialize_with = "image_id")]
    pub image: Option<Id<Image>>,
    /// Its volumes.
    #[serde(rename = "os-extended-volumes:volumes_attached", default, deserialize_with = "each")]
    pub volumes_attached: Vec<AttachedVolume>,
    /// The key pair put in.
    #[serde(default, deserialize_with = "or_default")]
    pub key_name: Option<String>,
    /// Its security groups by name, each once for every port.
    #[serde(default, deserialize_with = "each")]
    pub security_groups: Vec<Named>,
    /// What its owner noted.
    #[serde(default, deserialize_with = "or_default")]
    pub metadata: BTreeMap<String, String>,
    /// What it is for; since 2.19.
    #[serde(default, deserialize_with = "or_default")]
    pub description: Option<String>,
    /// Words to find it by; since 2.26.
    #[serde(default, deserialize_with = "each")]
    pub tags: Vec<String>,
    /// Whether most of what could be asked of it is refused; since 2.9.
    #[serde(default, deserialize_with = "or_default")]
    pub locked: bool,
    /// Why; since 2.73.
    #[serde(default, deserialize_with = "or_default")]
    pub locked_reason: Option<String>,
    /// `True` where a drive with the metadata is attached.
    #[serde(default, deserialize_with = "or_default")]
    pub config_drive: String,
    /// `AUTO` or `MANUAL`.
    #[serde(rename = "OS-DCF:diskConfig", default, deserialize_with = "or_default")]
    pub disk_config: Option<String>,
    /// Certificates that the image's signature was checked with; since 2.63.
    #[serde(default, deserialize_with = "each")]
    pub trusted_image_certificates: Vec<String>,
    /// The groups it is in; since 2.71, in a list never.
    #[serde(default, deserialize_with = "each")]
    pub server_groups: Vec<Id<ServerGroup>>,
    /// What the scheduler was told; since 2.100.
    #[serde(default, deserialize_with = "or_default")]
    pub scheduler_hints: Map<String, Value>,
    /// Where it is; empty until it has been put somewhere.
    #[serde(rename = "OS-EXT-AZ:availability_zone", default, deserialize_with = "or_default")]
    pub availability_zone: String,
    /// The zone that it may not leave; since 2.96.
    #[serde(default, deserialize_with = "or_default")]
    pub pinned_availability_zone: Option<String>,
    /// The host, by a name that tells hosts of a project apart; empty until there is one.
    #[serde(rename = "hostId", default, deserialize_with = "or_default")]
    pub host_id: String,
    /// `UP`, `DOWN`, `UNKNOWN` or `MAINTENANCE`; since 2.16, where the cloud lets it be seen.
    #[serde(default, deserialize_with = "or_default")]
    pub host_status: Option<String>,
    /// What it calls itself; since 2.90, before that for administrators.
    #[serde(rename = "OS-EXT-SRV-ATTR:hostname", default, deserialize_with = "or_default")]
    pub hostname: Option<String>,
    /// The host; for administrators.
    #[serde(rename = "OS-EXT-SRV-ATTR:host", default, deserialize_with = "or_default")]
    pub host: Option<String>,
    /// The hypervisor; for administrators.
    #[serde(
        rename = "OS-EXT-SRV-ATTR:hypervisor_hostname",
        default,
        deserialize_with = "or_default"
    )]
    pub hypervisor_hostname: Option<String>,
    /// Whose it is.
    #[serde(default, deserialize_with = "or_default")]
    pub tenant_id: String,
    /// Who made it.
    #[serde(default, deserialize_with = "or_default")]
    pub user_id: String,
    /// When it was asked for: ISO 8601.
    #[serde(default, deserialize_with = "or_default")]
    pub created: String,
    /// When something of it last changed: ISO 8601.
    #[serde(default, deserialize_with = "or_default")]
    pub updated: String,
    /// When it first ran: ISO 8601 without a zone, in UTC.
    #[serde(rename = "OS-SRV-USG:launched_at", default, deserialize_with = "or_default")]
    pub launched_at: Option<String>,
    /// When it was removed: ISO 8601 without a zone, in UTC.
    #[serde(rename = "OS-SRV-USG:terminated_at", default, deserialize_with = "or_default")]
    pub terminated_at: Option<String>,
}

impl Server {
    /// Whether the next read may differ without anyone acting.
    ///
    /// An error is settled even while Nova still names a task.
    pub fn is_settling(&self) -> bool {
        self.status == Status::Build || (self.task_state.is_some() && self.status != Status::Error)
    }
}

/// Something known by its name alone.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Named {
    /// Its name.
    pub name: String,
}

/// One address.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Address {
    /// IPv4 or IPv6.
    pub addr: String,
    /// `fixed` or `floating`.
    #[serde(rename = "OS-EXT-IPS:type", default, deserialize_with = "or_default")]
    pub kind: Option<String>,
    /// The hardware address of its port.
    #[serde(rename = "OS-EXT-IPS-MAC:mac_addr", default, deserialize_with = "or_default")]
    pub mac_addr: Option<String>,
}

/// A volume, as a server knows it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct AttachedVolume {
    /// The volume's id.
    pub id: String,
    /// Whether it goes with the server; since 2.3.
    #[serde(default, deserialize_with = "or_default")]
    pub delete_on_termination: Option<bool>,
}

/// Why a server is in error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct Fault {
    /// Nova's own words.
    #[serde(default, deserialize_with = "or_default")]
    pub message: String,
    /// As if it were an HTTP status.
    #[serde(default, deserialize_with = "or_default")]
    pub code: Option<u16>,
    /// When: ISO 8601.
    #[serde(default, deserialize_with = "or_default")]
    pub created: Option<String>,
    /// Where Nova failed; with code 500 for administrators only.
    #[serde(default, deserialize_with = "or_default")]
    pub details: Option<String>,
}

/// Nova writes an empty string where there is no image.
fn image_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Id<Image>>, D::Error> {
    #[derive(Deserialize)]
    struct Reference {
        id: Id<Image>,
    }
    let image: Option<Reference> = or_default(deserializer)?;
    Ok(image.map(|image| image.id))
}
