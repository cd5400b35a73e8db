//! Risks of a draft that can be launched.

use super::{addresses::address, text::said};
use crate::{
    launch::{
        Attached, Choices, Connected, Content, Draft, Field, FloatingAddress, Interface, Offer,
        Part, Warning, Way,
    },
    openstack::neutron::Network,
};

/// Parts of the host's disk that a server may have where the operator leaves it:
/// `nova/conf/compute.py`, `max_local_block_devices`.
const MOST_LOCAL: usize = 3;

/// How user data may begin that is meant for others than cloud-init: Ignition, Cloudbase-Init.
const OTHER_STARTS: [&str; 6] =
    ["{", "Content-Type:", "MIME-Version:", "#ps1", "<powershell", "rem "];

/// What stands before a secret.
const SECRETS: [&str; 6] =
    ["PRIVATE KEY-----", "password:", "passwd:", "password=", "plain_text_passwd", "secret_key"];

impl Draft {
    /// Risks of this draft, from the top of the form to its bottom. What is not known is no risk.
    pub fn warnings(&self, choices: &Choices) -> Vec<Warning> {
        let mut warnings = Vec::new();
        self.naming_risks(choices, &mut warnings);
        self.disk_risks(choices, &mut warnings);
        if self.attached == Attached::To {
            for (at, interface) in self.chosen_interfaces(choices).iter().enumerate() {
                interface_risks(interface, Field::Interface(at), choices, &mut warnings);
            }
        }
        self.access_risks(choices, &mut warnings);
        self.user_data_risks(&mut warnings);
        warnings
    }

    fn naming_risks(&self, choices: &Choices, warnings: &mut Vec<Warning>) {
        let names = self.names();
        if let Some(name) = names.iter().find(|name| choices.namesakes.contains(name)) {
            warnings.push(Warning::NameTaken(name.clone()));
        }
        let least = said(&self.several.at_least).and_then(|least| least.parse::<u32>().ok());
        if self.several.way == Way::Together && least < self.wanted() && least.is_some() {
            warnings.push(Warning::MayBeFewer);
        }
        let mut earlier = names.iter().enumerate();
        if let Some((_, name)) = earlier.find(|(at, name)| names[..*at].contains(name)) {
            warnings.push(Warning::NamesAlike(name.clone()));
        }
    }

    /// Most Cinders refuse to attach a volume across zones: `nova/compute/api.py`,
    /// `_validate_vol_az_for_create`.
    fn disk_risks(&self, choices: &Choices, warnings: &mut Vec<Warning>) {
        let zone = self.chosen_zone(choices).unwrap_or_default();
        let zone = zone.split(':').next().unwrap_or_default().trim();
        let is_elsewhere =
            |of_volume: &str| !zone.is_empty() && of_volume != zone && !of_volume.is_empty();
        if self.chosen_volume(choices).is_some_and(|volume| is_elsewhere(&volume.availability_zone))
        {
            warnings.push(Warning::ZonesDiffer(Field::Volume));
        }
        for (at, disk) in self.disks.iter().enumerate() {
            let Content::Volume(Some(id)) = &disk.content else { continue };
            if choices.volume(id).is_some_and(|volume| is_elsewhere(&volume.availability_zone)) {
                warnings.push(Warning::ZonesDiffer(Field::Disk(at)));
            }
        }
        let is_local = self.chosen_image(choices).is_some_and(|image| !image.is_volume_backed())
            && !self.is_on_new_volume(choices);
        let local = self.disks.iter().filter(|disk| disk.content.is_local()).count();
        if local + usize::from(is_local) > MOST_LOCAL {
            warnings.push(Warning::ManyLocalDisks);
        }
    }

    fn access_risks(&self, choices: &Choices, warnings: &mut Vec<Warning>) {
        let networks = self.chosen_networks(choices);
        if self.attached == Attached::To && !networks.is_empty() && self.is_closed(choices) {
            warnings.push(Warning::SshClosed);
        }
        let is_outside = self.floating_ip != FloatingAddress::None;
        if let (true, Offer::Here(gateways)) = (is_outside, &choices.gateways) {
            // A network of another project may have a way out that cannot be seen.
            let may_lead_out = |network: &Network| {
                network.shared || gateways.iter().any(|gateway| gateway.network_id == network.id)
            };
            let mut known = networks.iter().filter_map(|id| choices.network(id)).peekable();
            if known.peek().is_some() && !known.any(may_lead_out) {
                warnings.push(Warning::NoWayOut);
            }
        }
        let has_key = self.chosen_keypair(choices).is_some();
        let has_password = choices.settings.can_set_password && !self.admin_password.0.is_empty();
        if !has_key && !has_password && self.user_data_bytes(choices).is_empty() {
            warnings.push(Warning::NobodyGetsIn);
        }
    }

    /// Whether no group lets SSH in. A group of which no rule is known may.
    fn is_closed(&self, choices: &Choices) -> bool {
        let picked = self.chosen_security_groups(choices);
        let groups: Vec<_> = choices
            .security_groups
            .here()
            .iter()
            .filter(|group| picked.contains(&group.id))
            .collect();
        groups.len() == picked.len()
            && matches!(choices.security_groups, Offer::Here(_))
            && self.takes_security_groups(choices)
            && groups.iter().all(|group| !group.rules.is_empty() && !group.admits_tcp(22))
            && self.chosen_interfaces(choices).iter().all(|interface| interface.own.is_none())
    }

    fn user_data_risks(&self, warnings: &mut Vec<Warning>) {
        let parts = self.user_data.iter().enumerate().filter(|(_, part)| !part.is_empty());
        for (at, part) in parts {
            if part.content_type() == "text/plain" && !is_for_others(part) {
                warnings.push(Warning::UserDataUnknown(at));
            }
            if part.text().is_some_and(|text| SECRETS.iter().any(|word| text.contains(word))) {
                warnings.push(Warning::SecretInUserData(at));
            }
        }
    }
}

fn is_for_others(part: &Part) -> bool {
    let start = part.content.0.trim_ascii_start();
    OTHER_STARTS.iter().any(|word| start.starts_with(word.as_bytes()))
}

fn interface_risks(
    interface: &Interface,
    field: Field,
    choices: &Choices,
    warnings: &mut Vec<Warning>,
) {
    let network = interface.network_in(choices).and_then(|id| choices.network(id));
    if let Some(network) = network {
        if network.external {
            warnings.push(Warning::ExternalNetwork(field));
        }
        // Only its owner may choose addresses: `neutron/conf/policies/port.py`,
        // `create_port:fixed_ips:ip_address`.
        let has_address = [(&interface.v4, 4), (&interface.v6, 6)]
            .iter()
            .any(|(typed, version)| address(typed.trim(), *version).is_some());
        let is_on_network = matches!(interface.to, Connected::Network(_));
        if network.shared && has_address && is_on_network {
            warnings.push(Warning::AddressOnShared(field));
        }
    }
    let own = interface.own.as_ref();
    let vnic_type = own.and_then(|own| said(&own.vnic_type)).unwrap_or("normal");
    if vnic_type != "normal" {
        warnings.push(Warning::SpecialCard(field));
    }
    let is_secured = own.and_then(|own| own.port_security);
    let is_secured = is_secured.or(network.map(|network| network.port_security_enabled));
    if is_secured == Some(false) {
        warnings.push(Warning::GroupsLeftOut(field));
    }
}
