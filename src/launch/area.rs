//! The areas of the form that a page around it can lock or take out.

use super::{Draft, Field};

/// An area of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// Templates, links and files.
    Drafts,
    /// The name.
    Name,
    /// How many.
    Count,
    /// Description and host name.
    Naming,
    /// What it starts from, and the disk that it starts on.
    Source,
    /// Further disks.
    Disks,
    /// The size.
    Flavor,
    /// Where it is connected, with the address outside.
    Networks,
    /// The address outside alone.
    FloatingIp,
    /// Who may reach it.
    SecurityGroups,
    /// Whose key it takes, with the administrator's password.
    Access,
    /// The administrator's password alone.
    AdminPassword,
    /// What cloud-init reads.
    UserData,
    /// Tags and metadata.
    Notes,
    /// Zone, group, hints, host.
    Placement,
    /// Drive, partition, certificates, addresses that tools are told.
    Further,
    /// The same server as code.
    Code,
}

impl Area {
    /// The area that has the field called `name`, as drafts and links call it.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "drafts" => Self::Drafts,
            "name" => Self::Name,
            "count" | "apart" | "at_least" | "names" | "numbers" => Self::Count,
            "description" | "hostname" => Self::Naming,
            "source" | "image" | "server_snapshot" | "volume" | "volume_snapshot"
            | "on_new_volume" | "size" | "volume_type" | "delete_with_server" | "hardware" => {
                Self::Source
            }
            "disks" => Self::Disks,
            "flavor" => Self::Flavor,
            "network" | "networks" | "interfaces" | "attached" => Self::Networks,
            "floating_ip" => Self::FloatingIp,
            "security_groups" => Self::SecurityGroups,
            "keypair" => Self::Access,
            "admin_password" => Self::AdminPassword,
            "user_data" => Self::UserData,
            "tags" | "metadata" => Self::Notes,
            "zone" | "server_group" | "hints" | "host" | "hypervisor" => Self::Placement,
            "config_drive" | "manual_partition" | "certificates" | "access_v4" | "access_v6" => {
                Self::Further
            }
            "code" => Self::Code,
            _ => return None,
        })
    }

    /// The areas named in `names`, apart by spaces or commas; what is no name is left out.
    pub fn list(names: &str) -> Vec<Self> {
        let names = names.split([' ', ',', '\n', '\t']);
        names.filter_map(Self::named).collect()
    }

    /// The area that `field` is in.
    pub fn of(field: Field) -> Self {
        match field {
            Field::Name => Self::Name,
            Field::Count | Field::AtLeast | Field::Names => Self::Count,
            Field::Description | Field::Hostname => Self::Naming,
            Field::Image
            | Field::ServerSnapshot
            | Field::Volume
            | Field::VolumeSnapshot
            | Field::Root => Self::Source,
            Field::Disks | Field::Disk(_) => Self::Disks,
            Field::Flavor => Self::Flavor,
            Field::Networks | Field::Interface(_) => Self::Networks,
            Field::FloatingIp => Self::FloatingIp,
            Field::SecurityGroups => Self::SecurityGroups,
            Field::Keypair => Self::Access,
            Field::AdminPassword => Self::AdminPassword,
            Field::UserData => Self::UserData,
            Field::Tags | Field::Metadata => Self::Notes,
            Field::Zone | Field::ServerGroup | Field::Hints | Field::Host | Field::Hypervisor => {
                Self::Placement
            }
            Field::Certificates | Field::AccessV4 | Field::AccessV6 => Self::Further,
        }
    }

    /// The area around this one, which takes it along.
    pub fn around(self) -> Option<Self> {
        match self {
            Self::FloatingIp => Some(Self::Networks),
            Self::AdminPassword => Some(Self::Access),
            _ => None,
        }
    }
}

impl Draft {
    /// Takes over what `from` says in `area`.
    pub fn take_over(&mut self, area: Area, from: &Self) {
        macro_rules! take {
            ($($field:ident),*) => {{ $(self.$field.clone_from(&from.$field);)* }};
        }
        match area {
            Area::Drafts | Area::Code => {}
            Area::Name => take!(name),
            Area::Count => take!(count, several),
            Area::Naming => take!(description, hostname),
            Area::Source => {
                take!(source, image, server_snapshot, volume, volume_snapshot, root);
            }
            Area::Disks => take!(disks),
            Area::Flavor => take!(flavor),
            Area::Networks => {
                take!(attached, interfaces, floating_ip);
            }
            Area::FloatingIp => take!(floating_ip),
            Area::SecurityGroups => take!(security_groups),
            Area::Access => take!(keypair, admin_password),
            Area::AdminPassword => take!(admin_password),
            Area::UserData => take!(user_data, packed),
            Area::Notes => take!(tags, metadata),
            Area::Placement => take!(zone, server_group, hints, host, hypervisor),
            Area::Further => {
                take!(config_drive, manual_partition, certificates, access_v4, access_v6);
            }
        }
    }
}
