//! The parts of the form that something can be said of.

/// A part of the form, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The server's name.
    Name,
    /// What it is for.
    Description,
    /// What it calls itself.
    Hostname,
    /// How many.
    Count,
    /// How many at least.
    AtLeast,
    /// The names of several.
    Names,
    /// The image that the disk starts from.
    Image,
    /// The server's snapshot that it starts from.
    ServerSnapshot,
    /// The volume that it starts from.
    Volume,
    /// The volume's snapshot that it starts from.
    VolumeSnapshot,
    /// The new volume that it starts from, and how the server sees it.
    Root,
    /// The size.
    Flavor,
    /// All further disks.
    Disks,
    /// One of them.
    Disk(usize),
    /// Where it is connected.
    Networks,
    /// One of its interfaces.
    Interface(usize),
    /// Who may reach it.
    SecurityGroups,
    /// Its address outside of the cloud.
    FloatingIp,
    /// Whose key it takes.
    Keypair,
    /// The administrator's password.
    AdminPassword,
    /// What cloud-init reads.
    UserData,
    /// Words to find it by.
    Tags,
    /// Notes.
    Metadata,
    /// What the scheduler considers.
    Hints,
    /// Servers to be near to, or far from.
    ServerGroup,
    /// The part of the cloud.
    Zone,
    /// The host.
    Host,
    /// The hypervisor.
    Hypervisor,
    /// Certificates of the image's signature.
    Certificates,
    /// The IPv4 address that tools are told.
    AccessV4,
    /// The IPv6 address that tools are told.
    AccessV6,
}
