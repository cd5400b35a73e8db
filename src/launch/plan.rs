//! What is to be asked of the cloud, in which order.

use std::fmt;

use crate::openstack::{
    Id,
    json::{FromJson, Reader},
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

/// As a journal keeps it: a word, a colon and the id.
impl fmt::Display for PlannedAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New(network) => write!(f, "new:{network}"),
            Self::Existing(address) => write!(f, "own:{address}"),
        }
    }
}

/// Any other text is odd.
impl FromJson for PlannedAddress {
    fn blank() -> Self {
        Self::Existing(Id::new(""))
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        let mut text = String::new();
        if !text.read(json) {
            return false;
        }
        *self = match text.split_once(':') {
            Some(("new", id)) => Self::New(Id::new(id)),
            Some(("own", id)) => Self::Existing(Id::new(id)),
            _ => return false,
        };
        true
    }
}
