//! Ports that are made before their servers, for all that Nova has no word for:
//! `neutron_lib/api/definitions/port.py`.

use std::net::IpAddr;

use super::{
    Check, PlannedPort, Problem,
    addresses::{is_inside, is_mac},
    text::said,
};
use crate::{
    launch::{Field, Interface, Offer, OwnPort},
    openstack::{
        Id,
        neutron::{CreatePort, FixedIp, Network, SecurityGroup, Subnet},
    },
};

/// `neutron_lib/api/definitions/portbindings.py`, `VNIC_TYPES`.
pub const VNIC_TYPES: [&str; 11] = [
    "normal",
    "direct",
    "macvtap",
    "baremetal",
    "direct-physical",
    "virtio-forwarder",
    "smart-nic",
    "vdpa",
    "accelerator-direct",
    "accelerator-direct-physical",
    "remote-managed",
];

impl Check<'_> {
    pub(super) fn own_port(
        &mut self,
        at: usize,
        interface: &Interface,
        network: &Id<Network>,
        addresses: [Option<IpAddr>; 2],
    ) {
        let field = Field::Interface(at);
        // One request for several servers names no ports.
        if self.is_several() && !self.draft.is_apart() {
            self.say(Problem::OnlyApart(field));
        }
        let own = interface.own.clone().unwrap_or_default();
        let mut port = CreatePort::new(network.clone());
        port.name = said(&self.draft.name).map(str::to_owned);
        port.fixed_ips = self.fixed_ips(interface, network, addresses, field);
        if let Some(mac) = said(&own.mac) {
            if !is_mac(mac) {
                self.say(Problem::MacInvalid(field));
            }
            self.only_for_one(field);
            port.mac_address = Some(mac.to_owned());
        }
        if let Some(vnic_type) = said(&own.vnic_type) {
            if !VNIC_TYPES.contains(&vnic_type) {
                self.say(Problem::Unfit(field));
            }
            port.vnic_type = Some(vnic_type.to_owned());
        }
        if let Some(policy) = &own.qos_policy {
            if let Offer::Here(policies) = &self.choices.qos_policies
                && !policies.iter().any(|known| known.id == *policy)
            {
                self.say(Problem::Missing(field));
            }
            port.qos_policy_id = Some(policy.clone());
        }
        port.port_security_enabled = own.port_security;
        port.security_groups = self.port_groups(&own, network, field);
        self.ports.push(PlannedPort { request: 0, nic: at, port });
    }

    /// Where port security is off, there must be none: `neutron/db/securitygroups_db.py`,
    /// `_ensure_default_security_group_on_port`.
    fn port_groups(
        &mut self,
        own: &OwnPort,
        network: &Id<Network>,
        field: Field,
    ) -> Option<Vec<Id<SecurityGroup>>> {
        let network = self.choices.network(network);
        let is_on = network.is_none_or(|network| network.port_security_enabled);
        if !own.port_security.unwrap_or(is_on) {
            return Some(Vec::new());
        }
        match &own.security_groups {
            Some(groups) => {
                self.known_groups(groups, field);
                Some(groups.clone())
            }
            None if self.draft.security_groups.is_some() => {
                Some(self.draft.chosen_security_groups(self.choices))
            }
            // Neutron takes `default`, too.
            None => None,
        }
    }

    /// The addresses typed, and one of the subnet picked.
    fn fixed_ips(
        &mut self,
        interface: &Interface,
        network: &Id<Network>,
        addresses: [Option<IpAddr>; 2],
        field: Field,
    ) -> Option<Vec<FixedIp>> {
        let mut subnets = self.choices.subnets.here().iter();
        let subnet = subnets.find(|subnet| Some(&subnet.id) == interface.subnet.as_ref());
        let is_there = subnet.is_some_and(|subnet| subnet.network_id == *network);
        if interface.subnet.is_some() && !is_there && !self.choices.subnets.is_awaited() {
            self.say(Problem::Missing(field));
        }
        let fits =
            |address: &IpAddr| subnet.is_none_or(|subnet: &Subnet| is_inside(subnet, *address));
        let mut is_served = interface.subnet.is_none();
        let mut fixed_ips = Vec::new();
        for address in addresses.into_iter().flatten() {
            let is_of_subnet = !is_served && fits(&address);
            is_served |= is_of_subnet;
            fixed_ips.push(FixedIp {
                subnet_id: interface.subnet.clone().filter(|_| is_of_subnet),
                ip_address: Some(address.to_string()),
            });
        }
        if !is_served {
            fixed_ips.insert(0, FixedIp { subnet_id: interface.subnet.clone(), ip_address: None });
        }
        (!fixed_ips.is_empty()).then_some(fixed_ips)
    }
}
