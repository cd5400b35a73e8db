//! What a hypervisor tells of a server, and where Nova has put it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Address, Manager, Server, path};
use crate::openstack::{Id, Result, json::from_json, novaclient::gate};

/// How a server's processors and memory lie on its host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topology {
    /// Its NUMA nodes.
    pub nodes: Vec<NumaNode>,
    /// KiB of a page of memory, where it was asked for.
    pub pagesize_kb: Option<u64>,
}

from_json!(Topology {
    may { nodes, pagesize_kb }
});

/// Processors with memory of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumaNode {
    /// MiB of memory.
    pub memory_mb: u64,
    /// The server's processors in it.
    pub vcpu_set: Vec<u32>,
    /// Those of them that share a core.
    pub siblings: Vec<Vec<u32>>,
    /// The host's processor for each of the server's; for administrators.
    pub cpu_pinning: BTreeMap<String, u32>,
    /// The host's node; for administrators.
    pub host_node: Option<u32>,
}

from_json!(NumaNode {
    may { memory_mb, vcpu_set, siblings, cpu_pinning, host_node }
});

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
