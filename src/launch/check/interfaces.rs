//! Where the servers are connected: `nova/network/neutron.py`, `_ports_needed_per_instance`.

use std::net::IpAddr;

use super::{
    Check, Problem,
    addresses::{address, is_inside},
    text::{is_tag, said},
};
use crate::{
    launch::{Attached, Connected, Field, Interface, Offer},
    openstack::{
        Id,
        neutron::{Network, Port, Subnet},
        novaclient::{ApiVersion, Networks, Nic},
    },
};

impl Check<'_> {
    pub(super) fn interfaces(&mut self) {
        self.request.networks = match self.draft.attached {
            Attached::Auto => self.auto(),
            Attached::None => {
                self.since(37, Field::Networks);
                Networks::None
            }
            Attached::To => self.interfaces_to(&self.draft.chosen_interfaces(self.choices)),
        };
    }

    /// Nova must not have to choose among those of the project and those for all. Whoever sees
    /// networks of several projects knows not which Nova would look at.
    fn auto(&mut self) -> Networks {
        self.since(37, Field::Networks);
        let networks = self.choices.networks.here().iter();
        let candidates = networks.filter(|network| network.shared || !network.external);
        let owners: Vec<_> = candidates
            .clone()
            .filter(|network| !network.shared)
            .map(|network| &network.project_id)
            .collect();
        let is_one_project = owners.windows(2).all(|pair| pair[0] == pair[1]);
        if candidates.count() > 1 && is_one_project {
            self.say(Problem::AutoAmbiguous);
        }
        Networks::Auto
    }

    fn interfaces_to(&mut self, interfaces: &[Interface]) -> Networks {
        if !interfaces.is_empty() {
            let nics = interfaces.iter().enumerate();
            return Networks::On(
                nics.map(|(at, interface)| self.interface(at, interface, interfaces)).collect(),
            );
        }
        match &self.choices.networks {
            offer if offer.is_awaited() => self.say(Problem::StillLoading(Field::Networks)),
            Offer::Here(_) if self.choices.usable_networks().next().is_none() => {
                // Before 2.37 there was no word for nowhere: it was said by saying nothing.
                let has_word = |newest| newest >= ApiVersion::new(2, 37);
                let is_old = !self.choices.newest_nova.is_none_or(has_word);
                return if is_old { Networks::Unsaid } else { Networks::None };
            }
            _ => self.say(Problem::NetworkMissing),
        }
        Networks::None
    }

    fn interface(&mut self, at: usize, interface: &Interface, all: &[Interface]) -> Nic {
        let field = Field::Interface(at);
        let mut nic = Nic::default();
        match &interface.to {
            Connected::Port(port) => {
                self.port(port, field);
                if all[..at].iter().any(|other| other.to == interface.to) {
                    self.say(Problem::PortTwice(field));
                }
                nic.port_id = Some(port.as_str().to_owned());
            }
            Connected::Network(network) => {
                self.network(network, field);
                nic.net_id = Some(network.clone());
                let v4 = self.fixed_ip(&interface.v4, 4, interface, network, field);
                let v6 = self.fixed_ip(&interface.v6, 6, interface, network, field);
                if is_shared_address(at, all) {
                    self.say(Problem::AddressTaken(field));
                }
                // Nova has no word for the rest.
                let needs_port = interface.own.is_some()
                    || interface.subnet.is_some()
                    || (v4.is_some() && v6.is_some());
                if needs_port {
                    self.own_port(at, interface, network, [v4, v6]);
                } else {
                    nic.v4_fixed_ip = v4.map(|address| address.to_string());
                    nic.v6_fixed_ip = v6.map(|address| address.to_string());
                }
            }
        }
        if let Some(tag) = said(&interface.tag) {
            if !is_tag(tag) {
                self.say(Problem::TagInvalid(field, tag.to_owned()));
            }
            self.since(32, field);
            nic.tag = Some(tag.to_owned());
        }
        nic
    }

    /// A network takes servers if it has addresses; and if it leads out of the cloud, only where it
    /// is for all: `_validate_requested_network_ids`, policy `network:attach_external_network`.
    fn network(&mut self, id: &Id<Network>, field: Field) {
        match (self.choices.network(id), &self.choices.networks) {
            (Some(network), _) if network.subnets.is_empty() => {
                self.say(Problem::NetworkWithoutSubnet(field));
            }
            (Some(network), _) if !network.is_usable() => self.say(Problem::NetworkExternal(field)),
            (None, Offer::Here(_)) => self.say(Problem::Missing(field)),
            (None, offer) if offer.is_awaited() => self.say(Problem::StillLoading(field)),
            _ => {}
        }
    }

    fn port(&mut self, id: &Id<Port>, field: Field) {
        self.only_for_one(field);
        let missing = Problem::Missing(field);
        let Some(port) = self.picked(&self.choices.ports, field, missing, |port| port.id == *id)
        else {
            return;
        };
        if !port.is_free() {
            self.say(Problem::PortTaken(field));
        }
        if port.lacks_address() {
            self.say(Problem::PortWithoutAddress(field));
        }
        // `nova/api/openstack/compute/servers.py`, `supports_port_resource_request`.
        if port.resource_request.is_some() {
            self.since(72, field);
        }
        // Not even a port that is there: `_create_ports_for_instance`.
        let network = self.choices.network(&port.network_id);
        if network
            .is_some_and(|network| network.port_security_enabled && network.subnets.is_empty())
        {
            self.say(Problem::NetworkWithoutSubnet(field));
        }
    }

    /// The address that was typed. One that Neutron does not take makes the build fail later.
    fn fixed_ip(
        &mut self,
        typed: &str,
        version: u8,
        interface: &Interface,
        network: &Id<Network>,
        field: Field,
    ) -> Option<IpAddr> {
        let typed = said(typed)?;
        let Some(address) = address(typed, version) else {
            self.say(Problem::AddressInvalid(field, version));
            return None;
        };
        self.only_for_one(field);
        let of_version = |subnet: &&Subnet| subnet.cidr.contains(':') == (version == 6);
        let subnets = self.choices.subnets.here().iter();
        let ranges: Vec<&Subnet> = subnets
            .filter(|subnet| subnet.network_id == *network)
            .filter(|subnet| {
                // That of the other version has its own address.
                interface.subnet.as_ref().is_none_or(|id| *id == subnet.id)
                    || !self.is_of_version(interface, version)
            })
            .collect();
        match ranges.iter().find(|subnet| is_inside(subnet, address)) {
            None if !ranges.is_empty() => {
                let ranges = ranges.iter().copied().filter(of_version);
                let cidrs: Vec<&str> = ranges.map(|subnet| subnet.cidr.as_str()).collect();
                self.say(Problem::AddressOutside(field, cidrs.join(", ")));
            }
            Some(subnet) if subnet.is_auto_addressed() => {
                self.say(Problem::AddressAutomatic(field));
            }
            Some(subnet) if is_address(subnet.gateway_ip.as_deref(), address) => {
                self.say(Problem::AddressTaken(field));
            }
            _ => {}
        }
        let mut ports = self.choices.ports.here().iter().filter(|port| port.network_id == *network);
        if ports.any(|port| {
            port.fixed_ips.iter().any(|ip| is_address(ip.ip_address.as_deref(), address))
        }) {
            self.say(Problem::AddressTaken(field));
        }
        Some(address)
    }

    /// Whether the subnet that was picked has addresses of that version.
    fn is_of_version(&self, interface: &Interface, version: u8) -> bool {
        let mut subnets = self.choices.subnets.here().iter();
        subnets
            .find(|subnet| Some(&subnet.id) == interface.subnet.as_ref())
            .is_none_or(|subnet| subnet.cidr.contains(':') == (version == 6))
    }
}

fn is_address(text: Option<&str>, address: IpAddr) -> bool {
    text.and_then(|text| text.parse::<IpAddr>().ok()) == Some(address)
}

/// Whether an interface before it has the same address on the same network.
fn is_shared_address(at: usize, all: &[Interface]) -> bool {
    let addresses = |interface: &Interface| {
        [&interface.v4, &interface.v6]
            .map(|typed| said(typed).and_then(|typed| typed.parse::<IpAddr>().ok()))
    };
    let own = addresses(&all[at]);
    all[..at].iter().any(|other| {
        other.network() == all[at].network()
            && addresses(other).iter().flatten().any(|address| own.contains(&Some(*address)))
    })
}
