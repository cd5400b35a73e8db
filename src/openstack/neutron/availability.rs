//! How many addresses of a network are taken: `neutron/extensions/network_ip_availability.py`.

use super::{Listing, Network, Neutron, Subnet, collection::Collection, listing::Filters};
use crate::openstack::{Id, Pages, json::from_json, keystoneauth::Project};

/// The addresses of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkIpAvailability {
    /// The network.
    pub network_id: Id<Network>,
    /// What people call it.
    pub network_name: String,
    /// Whose it is.
    pub project_id: Option<Id<Project>>,
    /// Addresses that there are; of IPv6 more than a whole number holds.
    pub total_ips: f64,
    /// Addresses that are taken.
    pub used_ips: f64,
    /// The same for each subnet.
    pub subnet_ip_availability: Vec<SubnetIpAvailability>,
}

from_json!(NetworkIpAvailability {
    must { network_id }
    may { network_name, project_id, total_ips, used_ips, subnet_ip_availability }
});

/// The addresses of a subnet.
#[derive(Clone, Debug, PartialEq)]
pub struct SubnetIpAvailability {
    /// The subnet.
    pub subnet_id: Id<Subnet>,
    /// What people call it.
    pub subnet_name: String,
    /// Its range.
    pub cidr: String,
    /// 4 or 6.
    pub ip_version: Option<u8>,
    /// Addresses that there are.
    pub total_ips: f64,
    /// Addresses that are taken.
    pub used_ips: f64,
}

from_json!(SubnetIpAvailability {
    must { subnet_id }
    may { subnet_name, cidr, ip_version, total_ips, used_ips }
});

impl Collection for NetworkIpAvailability {
    const PATH: &'static str = "/v2.0/network-ip-availabilities";
    const COLLECTION: &'static str = "network_ip_availabilities";
    const KEY: &'static str = "network_ip_availability";
}

impl Neutron {
    /// How many addresses of these networks are taken; of all, if none is given. Mostly for
    /// administrators: others get an empty list or 403.
    pub fn ip_availabilities(&self, networks: &[Id<Network>]) -> Pages<NetworkIpAvailability> {
        let filters = Filters::new(NetworkIpAvailability::PATH).ids("network_id", networks);
        self.pages(filters.list(&Listing::default()))
    }
}
