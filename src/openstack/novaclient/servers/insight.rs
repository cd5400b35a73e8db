//! What a hypervisor tells of a server, and where Nova has put it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::{Address, Manager, Server, path};
use crate::openstack::{
    Id, Result,
    novaclient::{
        gate,
        lenient::{each, or_default},
    },
};

/// How a server's processors and memory lie on its host.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Topology {
    /// Its NUMA nodes.
    #[serde(default, deserialize_with = "each")]
    pub nodes: Vec<NumaNode>,
    /// KiB of a page of memory, where it was asked for.
    #[serde(default, deserialize_with = "or_default")]
    pub pagesize_kb: Option<u64>,
}

/// Processors with memory of their own.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct NumaNode {
    /// MiB of memory.
    #[serde(default, deserialize_with = "or_default")]
    pub memory_mb: u64,
    /// The server's processors in it.
    #[serde(default, deserialize_with = "or_default")]
    pub vcpu_set: Vec<u32>,
    /// Those of them that share a core.
    #[serde(default, deserialize_with = "or_default")]
    pub siblings: Vec<Vec<u32>>,
    /// The host's processor for each of the server's; for administrators.
    #[serde(default, deserialize_with = "or_default")]
    pub cpu_pinning: BTreeMap<String, u32>,
    /// The host's node; for administrators.
    #[serde(default, deserialize_with = "or_default")]
    pub host_node: Option<u32>,
}

impl Manager<Server> {
    /// What the hypervisor measures: its own words before 2.48, the same for all since.
    pub async fn diagnostics(&self, server: &Id<Server>) -> Result<Value> {
        self.core.get(&path(server, "diagnostics")).await?.json("diagnostics")
    }

    /// How it lies on its host; since 2.78.
    pub async fn topology(&self, server: &Id<Server>) -> Result<Topology> {
        gate::since("topology", 78, self.core.api_version)?;
        self.core.get(&path(server, "topology")).await?.json("topology")
    }

    /// Its addresses by network.
    pub async fn ips(&self, server: &Id<Server>) -> Result<BTreeMap<String, Vec<Address>>> {
        self.core.get(&path(server, "ips")).await?.take("addresses")
    }
}
