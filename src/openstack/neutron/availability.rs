//! How many addresses of a network are taken: `neutron/extensions/network_ip_availability.py`.

use serde::Deserialize;

use super::{Listing, Network, Neutron, Subnet, collection::Collection, listing::Filters};
use crate::openstack::{
    Id, Pages,
    keystoneauth::Project,
    lenient::{each, or_default},
};

/// The addresses of a network.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct NetworkIpAvailability {
    /// The network.
    pub network_id: Id<Network>,
    /// What people call it.
    #[serde(default, deserialize_with = "or_default")]
    pub network_name: String,
    /// Whose it is.
    #[serde(default, deserialize_with = "or_default")]
    pub project_id: Option<Id<Project>>,
    /// Addresses that there are; of IPv6 more than a whole number holds.
    #[serde(default, deserialize_with = "or_default")]
    pub total_ips: f64,
    /// Addresses that are taken.
    #[serde(default, deserialize_with = "or_default")]
    pub used_ips: f64,
    /// The same for each subnet.
    #[serde(default, deserialize_with = "each")]
    pub subnet_ip_availability: Vec<SubnetIpAvailability>,
}

/// The addresses of a subnet.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SubnetIpAvailability {
    /// The subnet.
    pub subnet_id: Id<Subnet>,
    /// What people call it.
    #[serde(default, deserialize_with = "or_default")]
    pub subnet_name: String,
    /// Its range.
    #[serde(default, deserialize_with = "or_default")]
    pub cidr: String,
    /// 4 or 6.
    #[serde(default, deserialize_with = "or_default")]
    pub ip_version: Option<u8>,
    /// Addresses that there are.
    #[serde(default, deserialize_with = "or_default")]
    pub total_ips: f64,
    /// Addresses that are taken.
    #[serde(default, deserialize_with = "or_default")]
    pub used_ips: f64,
}

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
