//! Where a server is to be connected.

use crate::openstack::{
    Id,
    neutron::{FloatingIp, Network, Port, QosPolicy, SecurityGroup, Subnet},
};

/// Whether a server is connected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Attached {
    /// By the draft's interfaces.
    #[default]
    To,
    /// To a network that the cloud makes, or to the only one there is.
    Auto,
    /// Nowhere.
    None,
}

/// One interface.
#[derive(Clone, Debug, PartialEq)]
pub struct Interface {
    /// To what.
    pub to: Connected,
    /// The range that its address is from; any, if none. Neutron then makes the port, as Nova has
    /// no word for it.
    pub subnet: Option<Id<Subnet>>,
    /// Its IPv4 address; one that is free, if empty.
    pub v4: String,
    /// Its IPv6 address; one that is free, if empty.
    pub v6: String,
    /// What the server is told to know it by.
    pub tag: String,
    /// What only a port of its own can have; Nova makes the port, if none.
    pub own: Option<OwnPort>,
}

impl Interface {
    /// An interface on `network` of which nothing more is said.
    pub fn on(network: Id<Network>) -> Self {
        Self::to(Connected::Network(network))
    }

    /// An interface of which nothing more is said.
    pub fn to(to: Connected) -> Self {
        Self {
            to,
            subnet: None,
            v4: String::new(),
            v6: String::new(),
            tag: String::new(),
            own: None,
        }
    }

    /// The network, where it is not a port that is there.
    pub fn network(&self) -> Option<&Id<Network>> {
        match &self.to {
            Connected::Network(network) => Some(network),
            Connected::Port(_) => None,
        }
    }
}

/// What an interface leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Connected {
    /// A network, by a new port.
    Network(Id<Network>),
    /// A port that is there, with all that is said of it.
    Port(Id<Port>),
}

/// What a port that is made before the server can have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnPort {
    /// Its hardware address; one that is free, if empty.
    pub mac: String,
    /// Neutron's word, like `direct`; `normal`, if empty.
    pub vnic_type: String,
    /// Whether security groups have an effect; as in the network, if none.
    pub port_security: Option<bool>,
    /// Who may reach it; those of the server, if none.
    pub security_groups: Option<Vec<Id<SecurityGroup>>>,
    /// What it gets of the wire; as in the network, if none.
    pub qos_policy: Option<Id<QosPolicy>>,
}

/// An address outside of the cloud that leads to the server.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum FloatingAddress {
    /// None.
    #[default]
    None,
    /// One that is kept for the project from then on, out of this external network; the only one
    /// there is, if none.
    New(Option<Id<Network>>),
    /// One that the project has; none picked yet, if none.
    Existing(Option<Id<FloatingIp>>),
}
