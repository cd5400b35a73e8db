//! What a project may have, and has.

use super::ApiVersion;
use crate::openstack::json::from_json;
use crate::openstack::{
    Id, Result,
    keystoneauth::{Adapter, Project},
    quota::left,
    url::Query,
};

/// The absolute limits of a project; a negative maximum means that there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// Servers allowed.
    pub max_total_instances: i64,
    /// Servers in use.
    pub total_instances_used: i64,
    /// Virtual processors allowed.
    pub max_total_cores: i64,
    /// Virtual processors in use.
    pub total_cores_used: i64,
    /// MiB of memory allowed.
    pub max_total_ram: i64,
    /// MiB of memory in use.
    pub total_ram_used: i64,
    /// Key pairs that a user may have.
    pub max_total_keypairs: Option<i64>,
    /// Metadata that a server may have.
    pub max_server_meta: Option<i64>,
    /// Server groups allowed.
    pub max_server_groups: Option<i64>,
    /// Server groups in use.
    pub total_server_groups_used: Option<i64>,
    /// Servers that a group may have.
    pub max_server_group_members: Option<i64>,
    /// Files that can be put into a new server; to 2.56.
    pub max_personality: Option<i64>,
    /// Bytes that each of them may have; to 2.56.
    pub max_personality_size: Option<i64>,
}

from_json!(Limits {
    must {
        max_total_instances: "maxTotalInstances", total_instances_used: "totalInstancesUsed",
        max_total_cores: "maxTotalCores", total_cores_used: "totalCoresUsed",
        max_total_ram: "maxTotalRAMSize", total_ram_used: "totalRAMUsed",
    }
    may {
        max_total_keypairs: "maxTotalKeypairs", max_server_meta: "maxServerMeta",
        max_server_groups: "maxServerGroups", total_server_groups_used: "totalServerGroupsUsed",
        max_server_group_members: "maxServerGroupMembers", max_personality: "maxPersonality",
        max_personality_size: "maxPersonalitySize",
    }
});

struct Wrapped {
    absolute: Limits,
}

from_json!(Wrapped {
    must { absolute }
});

impl Limits {
    /// Servers that fit in; `None` where there is no limit.
    pub fn instances_left(&self) -> Option<i64> {
        left(self.max_total_instances, self.total_instances_used)
    }

    /// Virtual processors that fit in; `None` where there is no limit.
    pub fn cores_left(&self) -> Option<i64> {
        left(self.max_total_cores, self.total_cores_used)
    }

    /// MiB of memory that fit in; `None` where there is no limit.
    pub fn ram_left(&self) -> Option<i64> {
        left(self.max_total_ram, self.total_ram_used)
    }
}

pub(super) async fn read(
    compute: &Adapter,
    has: ApiVersion,
    tenant_id: Option<&Id<Project>>,
) -> Result<Limits> {
    // Counts servers that are being made; since 2.75 Nova refuses the word:
    // `nova/api/openstack/compute/schemas/limits.py`.
    let reserved = (has < ApiVersion::new(2, 75)).then_some(1);
    let query =
        Query::new("/limits").with_some("reserved", reserved).with_some("tenant_id", tenant_id);
    let wrapped: Wrapped = compute.get(query.as_str()).await?.take("limits")?;
    Ok(wrapped.absolute)
}
