//! Who gets in, and from where.

use super::{Check, PlannedAddress, Problem, addresses::address, text::said};
use crate::{
    launch::{Attached, Choices, Draft, Field, FloatingAddress, Offer},
    openstack::{Hidden, Id, neutron::SecurityGroup},
};

impl Draft {
    /// Whether the security groups picked have an effect on the networks picked. Nova refuses to
    /// build a server with groups if one of its networks has port security off, even for a port
    /// that is there: `nova/network/neutron.py`, `_create_ports_for_instance`.
    pub fn takes_security_groups(&self, choices: &Choices) -> bool {
        let picked = self.chosen_networks(choices);
        let mut networks = choices.networks.here().iter().filter(|n| picked.contains(&n.id));
        networks.all(|network| network.port_security_enabled)
    }
}

impl Check<'_> {
    /// By id, as names need not be unique: `nova/network/neutron.py`, `_process_security_groups`.
    /// Nova puts them on the ports that it makes, and on no other.
    pub(super) fn security_groups(&mut self) {
        let groups = self.draft.chosen_security_groups(self.choices);
        if self.draft.attached == Attached::None {
            return;
        }
        self.known_groups(&groups, Field::SecurityGroups);
        let is_nowhere = self.draft.attached == Attached::To
            && self.draft.chosen_interfaces(self.choices).is_empty();
        if !is_nowhere
            && (self.draft.attached == Attached::Auto
                || self.draft.takes_security_groups(self.choices))
        {
            self.request.security_groups =
                groups.iter().map(|group| group.as_str().to_owned()).collect();
        }
    }

    pub(super) fn known_groups(&mut self, groups: &[Id<SecurityGroup>], field: Field) {
        let Offer::Here(known) = &self.choices.security_groups else { return };
        if groups.iter().any(|id| !known.iter().any(|group| group.id == *id)) {
            self.say(Problem::Missing(field));
        }
    }

    /// It is led to a port afterwards.
    pub(super) fn floating_ip(&mut self) {
        let field = Field::FloatingIp;
        self.floating_ip = match &self.draft.floating_ip {
            FloatingAddress::None => return,
            FloatingAddress::New(picked) => {
                let networks = self.choices.networks.here().iter();
                let mut external = networks.filter(|network| network.external);
                let found = match picked {
                    Some(id) => external.find(|network| network.id == *id),
                    None => external.next().filter(|_| external.next().is_none()),
                };
                if found.is_none() {
                    let is_awaited = self.choices.networks.is_awaited();
                    let missing = Problem::Missing(field);
                    self.say(if is_awaited { Problem::StillLoading(field) } else { missing });
                }
                found.map(|network| PlannedAddress::New(network.id.clone()))
            }
            FloatingAddress::Existing(picked) => {
                let offer = &self.choices.floating_ips;
                let found = self.picked(offer, field, Problem::Missing(field), |known| {
                    Some(&known.id) == picked.as_ref()
                });
                if found.is_some_and(|known| !known.is_free()) {
                    self.say(Problem::FloatingIpTaken);
                }
                self.only_for_one(field);
                found.map(|known| PlannedAddress::Existing(known.id.clone()))
            }
        };
        let is_nowhere = match self.draft.attached {
            Attached::None => true,
            Attached::Auto => false,
            Attached::To => {
                matches!(self.choices.networks, Offer::Here(_))
                    && self.draft.chosen_interfaces(self.choices).is_empty()
            }
        };
        if is_nowhere {
            self.say(Problem::FloatingIpNowhere);
        }
    }

    /// The key must be the user's: `nova/compute/api.py`, `_validate_and_build_base_options`.
    pub(super) fn access(&mut self) {
        let keypair = self.draft.chosen_keypair(self.choices);
        match (&keypair, &self.choices.keypairs) {
            (None, _) if self.choices.settings.requires_keypair => {
                self.say(Problem::KeypairRequired);
            }
            (Some(name), Offer::Here(known)) if !known.iter().any(|key| key.name == *name) => {
                self.say(Problem::Missing(Field::Keypair));
            }
            _ => {}
        }
        self.request.key_name = keypair;
        let password = &self.draft.admin_password.0;
        if self.choices.settings.can_set_password && !password.is_empty() {
            self.request.admin_pass = Some(Hidden(password.clone()));
        }
        self.request.access_ip_v4 = self.access_ip(&self.draft.access_v4, 4, Field::AccessV4);
        self.request.access_ip_v6 = self.access_ip(&self.draft.access_v6, 6, Field::AccessV6);
    }

    fn access_ip(&mut self, typed: &str, version: u8, field: Field) -> Option<String> {
        let typed = said(typed)?;
        let address = address(typed, version);
        if address.is_none() {
            self.say(Problem::AddressInvalid(field, version));
        }
        address.map(|address| address.to_string())
    }
}
