//! What is to be asked of the cloud, in which order.

use crate::openstack::{
    Id,
    neutron::{CreatePort, FloatingIp, Network},
    novaclient::{ApiVersion, CreateServer},
};

/// All that a draft comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// One request for all servers, or one for each.
    pub requests: Vec<CreateServer>,
    /// Ports that are made before.
    pub ports: Vec<PlannedPort>,
    /// The address outside that each server gets afterwards.
    pub floating_ip: Option<PlannedAddress>,
    /// The lowest version of Nova that takes the requests.
    pub version: ApiVersion,
}

/// A port that is made before its server, and outlives it: Nova removes only ports of its own making.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedPort {
    /// Which of [`Plan::requests`] it is for.
    pub request: usize,
    /// Which of that request's interfaces it becomes: one that says only its network until then.
    pub nic: usize,
    /// The port.
    pub port: CreatePort,
}

/// An address outside of the cloud that is led to a server.
#[derive(Clone, Debug, PartialEq)]
pub enum PlannedAddress {
    /// A new one, out of this external network.
    New(Id<Network>),
    /// One that the project has.
    Existing(Id<FloatingIp>),
}
