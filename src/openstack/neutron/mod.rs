//! Neutron: networks and their subnets, ports, security groups, floating IPs, and routers as far as
//! one wants to know what leads where.
//!
//! `collection` is what all of them share, `listing` what every list takes.

mod availability;
mod collection;
mod extensions;
mod floating_ip;
mod floating_ips;
mod gateways;
mod listing;
mod network;
mod port;
mod port_changes;
mod ports;
mod qos;
mod quotas;
mod router;
mod rules;
mod security_groups;
mod subnet;

pub use availability::{NetworkIpAvailability, SubnetIpAvailability};
pub use collection::Collection;
pub use extensions::{Extensions, NetworkZone};
pub use floating_ip::{FloatingIp, PortDetails, PortForwarding};
pub use floating_ips::{CreateFloatingIp, FloatingIpSearch};
pub use gateways::Gateway;
pub use listing::Listing;
pub use network::{Network, NetworkSearch};
pub use port::{AllowedAddressPair, DhcpOption, DnsAssignment, FixedIp, Port};
pub use port_changes::{CreatePort, UpdatePort};
pub use ports::PortSearch;
pub use qos::{QosPolicy, QosRule};
pub use quotas::{Quota, QuotaDetails};
pub use router::{ExternalGateway, Route, Router, RouterSearch};
pub use rules::{CreateSecurityGroupRule, SecurityGroupRule, SecurityGroupRuleSearch};
pub use security_groups::{
    CreateSecurityGroup, SecurityGroup, SecurityGroupSearch, UpdateSecurityGroup,
};
pub use subnet::{AllocationPool, Subnet, SubnetSearch};

use super::keystoneauth::Adapter;

/// The network service.
#[derive(Clone)]
pub struct Neutron(Adapter);

impl Neutron {
    /// Talks to the service behind `adapter`, which must add no version header: Neutron's CORS
    /// rules list none.
    pub fn new(adapter: Adapter) -> Self {
        Self(adapter)
    }
}
