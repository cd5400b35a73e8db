//! What is chosen: what was picked, or what follows from the lists where nothing was.

use super::{Draft, Interface, SourceKind};
use crate::{
    launch::Choices,
    openstack::{
        Id,
        cinder::{Snapshot, Volume},
        glance::Image,
        neutron::{Network, SecurityGroup},
        novaclient::Flavor,
    },
};

impl Draft {
    /// The kind of source picked, or the operator's.
    pub fn chosen_source(&self, choices: &Choices) -> SourceKind {
        self.source.unwrap_or_else(|| choices.settings.first_source())
    }

    /// The image that the first disk starts from, if it is still there: an image, or a server's
    /// snapshot.
    pub fn chosen_image<'a>(&self, choices: &'a Choices) -> Option<&'a Image> {
        let id = match self.chosen_source(choices) {
            SourceKind::Image => self.image.as_ref()?,
            SourceKind::ServerSnapshot => self.server_snapshot.as_ref()?,
            SourceKind::Volume | SourceKind::VolumeSnapshot => return None,
        };
        choices.images.here().iter().find(|image| image.id == *id)
    }

    /// The volume that it starts from, if it is still there.
    pub fn chosen_volume<'a>(&self, choices: &'a Choices) -> Option<&'a Volume> {
        match self.chosen_source(choices) {
            SourceKind::Volume => choices.volume(self.volume.as_ref()?),
            _ => None,
        }
    }

    /// The volume's snapshot that it starts from, if it is still there.
    pub fn chosen_volume_snapshot<'a>(&self, choices: &'a Choices) -> Option<&'a Snapshot> {
        let id = match self.chosen_source(choices) {
            SourceKind::VolumeSnapshot => self.volume_snapshot.as_ref()?,
            _ => return None,
        };
        choices.volume_snapshots.here().iter().find(|snapshot| snapshot.id == *id)
    }

    /// The flavor picked, if it is still there.
    pub fn chosen_flavor<'a>(&self, choices: &'a Choices) -> Option<&'a Flavor> {
        choices.flavors.here().iter().find(|flavor| Some(&flavor.id) == self.flavor.as_ref())
    }

    /// Whether an image goes onto a new volume: as picked, or as the operator says. One that brings
    /// disks of its own does not.
    pub fn is_on_new_volume(&self, choices: &Choices) -> bool {
        let is_asked = self.root.on_new_volume.unwrap_or(choices.settings.create_volume);
        is_asked && self.chosen_image(choices).is_none_or(|image| !image.is_volume_backed())
    }

    /// Whether the first disk, being a volume, goes with the server: as picked, or as the operator
    /// says.
    pub fn root_goes_with_server(&self, choices: &Choices) -> bool {
        let default = choices.settings.vol_delete_on_instance_delete;
        self.root.delete_with_server.unwrap_or(default)
    }

    /// The interfaces picked, or one on the only network there is.
    pub fn chosen_interfaces(&self, choices: &Choices) -> Vec<Interface> {
        if let Some(interfaces) = &self.interfaces {
            return interfaces.clone();
        }
        let mut usable = choices.usable_networks();
        match (usable.next(), usable.next()) {
            (Some(only), None) => vec![Interface::on(only.id.clone())],
            _ => Vec::new(),
        }
    }

    /// The networks of the interfaces chosen, each once; those of ports only where the ports are
    /// known.
    pub fn chosen_networks(&self, choices: &Choices) -> Vec<Id<Network>> {
        let mut networks = Vec::new();
        for interface in self.chosen_interfaces(choices) {
            let network = interface.network_in(choices).cloned();
            networks.extend(network.filter(|network| !networks.contains(network)));
        }
        networks
    }

    /// The security groups picked, or the one called `default`.
    pub fn chosen_security_groups(&self, choices: &Choices) -> Vec<Id<SecurityGroup>> {
        if let Some(groups) = &self.security_groups {
            return groups.clone();
        }
        let mut groups = choices.security_groups.here().iter();
        groups
            .find(|group| group.name == "default")
            .map(|group| group.id.clone())
            .into_iter()
            .collect()
    }

    /// The key pair picked, or the only one there is.
    pub fn chosen_keypair(&self, choices: &Choices) -> Option<String> {
        if let Some(keypair) = &self.keypair {
            return keypair.clone();
        }
        match choices.keypairs.here() {
            [only] => Some(only.name.clone()),
            _ => None,
        }
    }

    /// The zone picked, or the operator's, if it is there.
    pub fn chosen_zone(&self, choices: &Choices) -> Option<String> {
        if let Some(zone) = &self.zone {
            return zone.clone();
        }
        let default = &choices.settings.default_availability_zone;
        let mut zones = choices.zones.here().iter();
        zones.find(|zone| zone.name == *default).map(|zone| zone.name.clone())
    }

    /// Whether a drive with the metadata is attached: as picked, or as the operator says.
    pub fn has_config_drive(&self, choices: &Choices) -> bool {
        self.config_drive.unwrap_or(choices.settings.config_drive)
    }
}

impl Interface {
    /// The network that it leads to; that of a port only where the port is known.
    pub fn network_in<'a>(&'a self, choices: &'a Choices) -> Option<&'a Id<Network>> {
        match &self.to {
            super::Connected::Network(network) => Some(network),
            super::Connected::Port(port) => choices.port(port).map(|port| &port.network_id),
        }
    }
}
