//! What the form holds: anything that a person can type or pick, right or wrong.

mod body;
mod chosen;
mod count;
mod disk;
mod interface;
mod linked;
mod names;
mod same;
mod saved;
mod user_data;

pub use count::{Several, Way};
pub use disk::{Content, Disk, Hardware, Root, SourceKind};
pub use interface::{Attached, Connected, FloatingAddress, Interface, OwnPort};
pub(super) use names::numbered;
pub use user_data::Part;

use crate::openstack::{
    Hidden, Id,
    cinder::{Snapshot, Volume},
    glance::Image,
    neutron::SecurityGroup,
    novaclient::{Flavor, ServerGroup},
};

/// The form, in the form's shape rather than in that of Nova's API. Each tab has fields of its own,
/// so that a look at another one loses nothing.
///
/// `None` in a field that has a preselection means that nobody has touched it: what is chosen then
/// follows from the [`Choices`](super::Choices). Texts are as typed, untrimmed; an empty one says
/// nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What to call it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// What it calls itself; made from the name, if empty. Takes `{n}` as [`Several::names`] does.
    pub hostname: String,
    /// How many.
    pub count: String,
    /// How several are made.
    pub several: Several,
    /// Which kind of thing the first disk starts from.
    pub source: Option<SourceKind>,
    /// For [`SourceKind::Image`].
    pub image: Option<Id<Image>>,
    /// For [`SourceKind::ServerSnapshot`].
    pub server_snapshot: Option<Id<Image>>,
    /// For [`SourceKind::Volume`].
    pub volume: Option<Id<Volume>>,
    /// For [`SourceKind::VolumeSnapshot`].
    pub volume_snapshot: Option<Id<Snapshot>>,
    /// The first disk.
    pub root: Root,
    /// The size.
    pub flavor: Option<Id<Flavor>>,
    /// Further disks.
    pub disks: Vec<Disk>,
    /// Whether it is connected.
    pub attached: Attached,
    /// Where, for [`Attached::To`], in the order in which they were added.
    pub interfaces: Option<Vec<Interface>>,
    /// In the order in which they were picked.
    pub security_groups: Option<Vec<Id<SecurityGroup>>>,
    /// Its address outside of the cloud.
    pub floating_ip: FloatingAddress,
    /// By name; `Some(None)` is the choice of none.
    pub keypair: Option<Option<String>>,
    /// The administrator's password; the cloud makes one up, if empty.
    pub admin_password: Hidden<String>,
    /// What cloud-init reads.
    pub user_data: Vec<Part>,
    /// The same, packed by gzip, where that is smaller: the view has the browser pack what
    /// [`Draft::user_data_bytes`] gives.
    pub packed: Option<Hidden<Vec<u8>>>,
    /// Whether a drive with the metadata is attached.
    pub config_drive: Option<bool>,
    /// Whether the partition is left as it is, instead of grown to the disk.
    pub manual_partition: bool,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Notes, by key.
    pub metadata: Vec<(String, String)>,
    /// What the scheduler considers; one that is there more than once becomes a list.
    pub hints: Vec<(String, String)>,
    /// Servers to be near to, or far from.
    pub server_group: Option<Id<ServerGroup>>,
    /// Where to put it, by name; `Some(None)` is the choice of anywhere.
    pub zone: Option<Option<String>>,
    /// The host to put it on; for administrators.
    pub host: String,
    /// The hypervisor to put it on; for administrators.
    pub hypervisor: String,
    /// Certificates that the image's signature is checked with, by id.
    pub certificates: Vec<String>,
    /// The IPv4 address that tools are told.
    pub access_v4: String,
    /// The IPv6 address that tools are told.
    pub access_v6: String,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            hostname: String::new(),
            count: "1".to_owned(),
            several: Several::default(),
            source: None,
            image: None,
            server_snapshot: None,
            volume: None,
            volume_snapshot: None,
            root: Root::default(),
            flavor: None,
            disks: Vec::new(),
            attached: Attached::default(),
            interfaces: None,
            security_groups: None,
            floating_ip: FloatingAddress::default(),
            keypair: None,
            admin_password: Hidden::default(),
            user_data: Vec::new(),
            packed: None,
            config_drive: None,
            manual_partition: false,
            tags: Vec::new(),
            metadata: Vec::new(),
            hints: Vec::new(),
            server_group: None,
            zone: None,
            host: String::new(),
            hypervisor: String::new(),
            certificates: Vec::new(),
            access_v4: String::new(),
            access_v6: String::new(),
        }
    }
}
