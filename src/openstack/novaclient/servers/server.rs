//! A server as `GET /servers/{id}` describes it, at every version:
//! `nova/api/openstack/compute/views/servers.py`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{PowerState, ServerFlavor, Status};
use crate::openstack::{Id, glance::Image, json::from_json, novaclient::ServerGroup};

/// A server. Whatever Nova does not tell is empty: of a part of the cloud that is down, it tells
/// hardly more than ids.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// Its id.
    pub id: Id<Server>,
    /// What its owner called it.
    pub name: String,
    /// Where it is in its life.
    pub status: Status,
    /// What Nova is doing with it, like `spawning`.
    pub task_state: Option<String>,
    /// What Nova made of it last, like `stopped`.
    pub vm_state: Option<String>,
    /// What the hypervisor says.
    pub power_state: PowerState,
    /// Per cent of what Nova is doing; most hypervisors do not tell.
    pub progress: Option<u32>,
    /// Why it is in error.
    pub fault: Option<Fault>,
    /// Its addresses by network.
    pub addresses: BTreeMap<String, Vec<Address>>,
    /// The address that tools are told; empty if none.
    pub access_ip_v4: String,
    /// The address that tools are told; empty if none.
    pub access_ip_v6: String,
    /// Its size.
    pub flavor: ServerFlavor,
    /// What it was made from; none if it starts from a volume.
    pub image: Option<Id<Image>>,
    /// Its volumes.
    pub volumes_attached: Vec<AttachedVolume>,
    /// The key pair put in.
    pub key_name: Option<String>,
    /// Its security groups by name, each once for every port.
    pub security_groups: Vec<Named>,
    /// What its owner noted.
    pub metadata: BTreeMap<String, String>,
    /// What it is for; since 2.19.
    pub description: Option<String>,
    /// Words to find it by; since 2.26.
    pub tags: Vec<String>,
    /// Whether most of what could be asked of it is refused; since 2.9.
    pub locked: bool,
    /// Why; since 2.73.
    pub locked_reason: Option<String>,
    /// `True` where a drive with the metadata is attached.
    pub config_drive: String,
    /// `AUTO` or `MANUAL`.
    pub disk_config: Option<String>,
    /// Certificates that the image's signature was checked with; since 2.63.
    pub trusted_image_certificates: Vec<String>,
    /// The groups it is in; since 2.71, in a list never.
    pub server_groups: Vec<Id<ServerGroup>>,
    /// What the scheduler was told; since 2.100.
    pub scheduler_hints: Map<String, Value>,
    /// Where it is; empty until it has been put somewhere.
    pub availability_zone: String,
    /// The zone that it may not leave; since 2.96.
    pub pinned_availability_zone: Option<String>,
    /// The host, by a name that tells hosts of a project apart; empty until there is one.
    pub host_id: String,
    /// `UP`, `DOWN`, `UNKNOWN` or `MAINTENANCE`; since 2.16, where the cloud lets it be seen.
    pub host_status: Option<String>,
    /// What it calls itself; since 2.90, before that for administrators.
    pub hostname: Option<String>,
    /// The host; for administrators.
    pub host: Option<String>,
    /// The hypervisor; for administrators.
    pub hypervisor_hostname: Option<String>,
    /// Whose it is.
    pub tenant_id: String,
    /// Who made it.
    pub user_id: String,
    /// When it was asked for: ISO 8601.
    pub created: String,
    /// When something of it last changed: ISO 8601.
    pub updated: String,
    /// When it first ran: ISO 8601 without a zone, in UTC.
    pub launched_at: Option<String>,
    /// When it was removed: ISO 8601 without a zone, in UTC.
    pub terminated_at: Option<String>,
}

from_json!(Server {
    must { id }
    may {
        name, status, task_state: "OS-EXT-STS:task_state", vm_state: "OS-EXT-STS:vm_state",
        power_state: "OS-EXT-STS:power_state", progress, fault, addresses,
        access_ip_v4: "accessIPv4", access_ip_v6: "accessIPv6", flavor, image,
        volumes_attached: "os-extended-volumes:volumes_attached", key_name, security_groups,
        metadata, description, tags, locked, locked_reason, config_drive,
        disk_config: "OS-DCF:diskConfig", trusted_image_certificates, server_groups,
        scheduler_hints, availability_zone: "OS-EXT-AZ:availability_zone", pinned_availability_zone,
        host_id: "hostId", host_status, hostname: "OS-EXT-SRV-ATTR:hostname",
        host: "OS-EXT-SRV-ATTR:host", hypervisor_hostname: "OS-EXT-SRV-ATTR:hypervisor_hostname",
        tenant_id, user_id, created, updated, launched_at: "OS-SRV-USG:launched_at",
        terminated_at: "OS-SRV-USG:terminated_at",
    }
});

impl Server {
    /// Whether the next read may differ without anyone acting.
    ///
    /// An error is settled even while Nova still names a task.
    pub fn is_settling(&self) -> bool {
        self.status == Status::Build || (self.task_state.is_some() && self.status != Status::Error)
    }
}

/// Something known by its name alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its name.
    pub name: String,
}

from_json!(Named {
    must { name }
});

/// One address.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// IPv4 or IPv6.
    pub addr: String,
    /// `fixed` or `floating`.
    pub kind: Option<String>,
    /// The hardware address of its port.
    pub mac_addr: Option<String>,
}

from_json!(Address {
    must { addr }
    may { kind: "OS-EXT-IPS:type", mac_addr: "OS-EXT-IPS-MAC:mac_addr" }
});

/// A volume, as a server knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct AttachedVolume {
    /// The volume's id.
    pub id: String,
    /// Whether it goes with the server; since 2.3.
    pub delete_on_termination: Option<bool>,
}

from_json!(AttachedVolume {
    must { id }
    may { delete_on_termination }
});

/// Why a server is in error.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fault {
    /// Nova's own words.
    pub message: String,
    /// As if it were an HTTP status.
    pub code: Option<u16>,
    /// When: ISO 8601.
    pub created: Option<String>,
    /// Where Nova failed; with code 500 for administrators only.
    pub details: Option<String>,
}

from_json!(Fault {
    may { message, code, created, details }
});
