//! The size of a server, which Nova tells in two ways.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::openstack::{
    Id,
    novaclient::{Flavor, lenient::or_default},
};

/// The size of a server, as far as Nova tells: by id, or in full since microversion 2.47.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct ServerFlavor {
    /// The flavor's id, before 2.47.
    #[serde(default, deserialize_with = "or_default")]
    pub id: Option<Id<Flavor>>,
    /// What the flavor was called when the server was made.
    #[serde(default, deserialize_with = "or_default")]
    pub original_name: Option<String>,
    /// Virtual processors.
    #[serde(default, deserialize_with = "or_default")]
    pub vcpus: Option<u32>,
    /// MiB of memory.
    #[serde(default, deserialize_with = "or_default")]
    pub ram: Option<u64>,
    /// GiB of root disk.
    #[serde(default, deserialize_with = "or_default")]
    pub disk: Option<u64>,
    /// GiB of a second disk.
    #[serde(default, deserialize_with = "or_default")]
    pub ephemeral: Option<u64>,
    /// MiB of swap.
    #[serde(default, deserialize_with = "or_default")]
    pub swap: Option<u64>,
    /// What was asked of hosts, as far as the cloud lets it be seen.
    #[serde(default, deserialize_with = "or_default")]
    pub extra_specs: BTreeMap<String, String>,
}
