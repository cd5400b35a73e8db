//! What an operator sets of the launch form.
//!
//! Names and meanings follow Horizon's `LAUNCH_INSTANCE_DEFAULTS`, `OPENSTACK_HYPERVISOR_FEATURES`
//! and `OPENSTACK_NEUTRON_NETWORK` (`doc/source/configuration/settings.rst`).

use super::{Prices, SourceKind};
use crate::openstack::json::{FromJson as _, from_json};

/// `launch` of a cloud in `config.json`; what is left out has the value of `default`.
#[allow(clippy::struct_excessive_bools, reason = "an operator's switches")]
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Whether no server starts from an image.
    pub disable_image: bool,
    /// Whether no server starts from a server's snapshot.
    pub disable_instance_snapshot: bool,
    /// Whether no server starts from a volume.
    pub disable_volume: bool,
    /// Whether no server starts from a volume's snapshot.
    pub disable_volume_snapshot: bool,
    /// The source that stands first: `image`, which is the default, `instance_snapshot`, `volume` or
    /// `volume_snapshot`.
    pub default_boot_source: String,
    /// Whether an image goes onto a new volume unless the user says otherwise. Other than in
    /// Horizon it does not: that takes twice as long, and of another quota.
    pub create_volume: bool,
    /// Whether that cannot be chosen.
    pub hide_create_volume: bool,
    /// Whether new volumes go with the server unless the user says otherwise.
    pub vol_delete_on_instance_delete: bool,
    /// Whether a drive with the metadata is attached unless the user says otherwise.
    pub config_drive: bool,
    /// The zone that is chosen unless the user says otherwise, by name; anywhere, if it is empty or
    /// the cloud has no such zone.
    pub default_availability_zone: String,
    /// Whether hints for the scheduler can be given.
    pub enable_scheduler_hints: bool,
    /// Whether metadata can be given.
    pub enable_metadata: bool,
    /// Whether ports can be picked and made.
    pub enable_net_ports: bool,
    /// Whether the cloud may make a network where there is none.
    pub enable_auto_allocated_network: bool,
    /// Whether IPv6 addresses can be chosen.
    pub enable_ipv6: bool,
    /// Kinds of cards that a port may have; all that Neutron knows, if empty.
    pub supported_vnic_types: Vec<String>,
    /// Whether the administrator's password can be given.
    pub can_set_password: bool,
    /// Whether no server is made without a key pair.
    pub requires_keypair: bool,
    /// What cloud-init reads unless the user says otherwise.
    pub default_user_data: String,
    /// What things cost; nothing is said about it, if none.
    pub prices: Option<Prices>,
}

from_json!(Settings {
    may {
        disable_image, disable_instance_snapshot, disable_volume, disable_volume_snapshot,
        default_boot_source, create_volume, hide_create_volume, vol_delete_on_instance_delete,
        config_drive, default_availability_zone, enable_scheduler_hints = true,
        enable_metadata = true, enable_net_ports = true, enable_auto_allocated_network,
        enable_ipv6 = true, supported_vnic_types, can_set_password = true, requires_keypair,
        default_user_data, prices,
    }
});

impl Default for Settings {
    fn default() -> Self {
        Self::blank()
    }
}

impl Settings {
    /// The kinds of source that are offered, in the form's order.
    pub fn sources(&self) -> Vec<SourceKind> {
        [
            (SourceKind::Image, self.disable_image),
            (SourceKind::ServerSnapshot, self.disable_instance_snapshot),
            (SourceKind::Volume, self.disable_volume),
            (SourceKind::VolumeSnapshot, self.disable_volume_snapshot),
        ]
        .into_iter()
        .filter_map(|(kind, is_off)| (!is_off).then_some(kind))
        .collect()
    }

    /// Whether a server can have volumes; where there is no service for them, all of this is off.
    pub fn has_volumes(&self) -> bool {
        !(self.disable_volume && self.disable_volume_snapshot && self.hide_create_volume)
            || self.create_volume
    }

    /// The kind of source that stands first.
    pub fn first_source(&self) -> SourceKind {
        let wanted = SourceKind::from(self.default_boot_source.clone());
        let sources = self.sources();
        if sources.contains(&wanted) { wanted } else { sources.first().copied().unwrap_or(wanted) }
    }
}
