//! Whether two drafts differ in one field.

use super::Draft;
use crate::launch::Field;

impl Draft {
    /// Whether `other` says the same in `field`.
    pub fn says_the_same(&self, other: &Self, field: Field) -> bool {
        match field {
            Field::Name => self.name == other.name,
            Field::Description => self.description == other.description,
            Field::Hostname => self.hostname == other.hostname,
            Field::Count | Field::AtLeast | Field::Names => {
                (&self.count, &self.several) == (&other.count, &other.several)
            }
            Field::Image => (self.source, &self.image) == (other.source, &other.image),
            Field::ServerSnapshot => {
                (self.source, &self.server_snapshot) == (other.source, &other.server_snapshot)
            }
            Field::Volume => (self.source, &self.volume) == (other.source, &other.volume),
            Field::VolumeSnapshot => {
                (self.source, &self.volume_snapshot) == (other.source, &other.volume_snapshot)
            }
            Field::Root => (self.source, &self.root) == (other.source, &other.root),
            Field::Flavor => self.flavor == other.flavor,
            Field::Disks => self.disks == other.disks,
            Field::Disk(at) => self.disks.get(at) == other.disks.get(at),
            Field::Networks => {
                (self.attached, &self.interfaces) == (other.attached, &other.interfaces)
            }
            Field::Interface(at) => {
                let of = |draft: &Self| draft.interfaces.as_ref()?.get(at).cloned();
                self.attached == other.attached && of(self) == of(other)
            }
            Field::SecurityGroups => self.security_groups == other.security_groups,
            Field::FloatingIp => self.floating_ip == other.floating_ip,
            Field::Keypair => self.keypair == other.keypair,
            Field::AdminPassword => self.admin_password == other.admin_password,
            Field::UserData => self.user_data == other.user_data,
            Field::Tags => self.tags == other.tags,
            Field::Metadata => self.metadata == other.metadata,
            Field::Hints => self.hints == other.hints,
            Field::ServerGroup => self.server_group == other.server_group,
            Field::Zone => self.zone == other.zone,
            Field::Host => self.host == other.host,
            Field::Hypervisor => self.hypervisor == other.hypervisor,
            Field::Certificates => self.certificates == other.certificates,
            Field::AccessV4 => self.access_v4 == other.access_v4,
            Field::AccessV6 => self.access_v6 == other.access_v6,
        }
    }
}
