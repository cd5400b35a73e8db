//! The size of a server, which Nova tells in two ways.

use std::collections::BTreeMap;

use crate::openstack::{Id, json::from_json, novaclient::Flavor};

/// The size of a server, as far as Nova tells: by id, or in full since microversion 2.47.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServerFlavor {
    /// The flavor's id, before 2.47.
    pub id: Option<Id<Flavor>>,
    /// What the flavor was called when the server was made.
    pub original_name: Option<String>,
    /// Virtual processors.
    pub vcpus: Option<u32>,
    /// MiB of memory.
    pub ram: Option<u64>,
    /// GiB of root disk.
    pub disk: Option<u64>,
    /// GiB of a second disk.
    pub ephemeral: Option<u64>,
    /// MiB of swap.
    pub swap: Option<u64>,
    /// What was asked of hosts, as far as the cloud lets it be seen.
    pub extra_specs: BTreeMap<String, String>,
}

from_json!(ServerFlavor {
    may { id, original_name, vcpus, ram, disk, ephemeral, swap, extra_specs }
});
