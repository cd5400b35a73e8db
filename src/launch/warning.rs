//! What may go wrong with a draft that can be launched.

use super::Field;

/// A risk that is the user's to take. The page words each in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A server of the project with a name of the draft's: Nova lets names be alike.
    NameTaken(String),
    /// Two servers of the draft with the same name.
    NamesAlike(String),
    /// Nova may make fewer than the count.
    MayBeFewer,
    /// A volume of another zone than the server's, which most clouds refuse.
    ZonesDiffer(Field),
    /// More parts of the host's disk than most clouds allow: three, with the first disk.
    ManyLocalDisks,
    /// A network that leads out of the cloud: the server is there for all to see.
    ExternalNetwork(Field),
    /// An address chosen on the network of another project, which mostly makes the build fail.
    AddressOnShared(Field),
    /// A card that most hosts do not have.
    SpecialCard(Field),
    /// Security groups are left out, since port security is off.
    GroupsLeftOut(Field),
    /// Nothing lets SSH in.
    SshClosed,
    /// No way out of the cloud is known for the floating IP's sake.
    NoWayOut,
    /// Neither a key, nor a password, nor user data: most images let nobody in.
    NobodyGetsIn,
    /// User data that begins like nothing that cloud-init reads.
    UserDataUnknown(usize),
    /// User data with what looks like a password or a private key: every program in the server can
    /// read it.
    SecretInUserData(usize),
}

impl Warning {
    /// Where to show it.
    pub fn field(&self) -> Field {
        match self {
            Self::NameTaken(_) => Field::Name,
            Self::NamesAlike(_) => Field::Names,
            Self::MayBeFewer => Field::AtLeast,
            Self::ManyLocalDisks => Field::Disks,
            Self::ZonesDiffer(field)
            | Self::ExternalNetwork(field)
            | Self::AddressOnShared(field)
            | Self::SpecialCard(field)
            | Self::GroupsLeftOut(field) => *field,
            Self::SshClosed => Field::SecurityGroups,
            Self::NoWayOut => Field::FloatingIp,
            Self::NobodyGetsIn => Field::Keypair,
            Self::UserDataUnknown(_) | Self::SecretInUserData(_) => Field::UserData,
        }
    }
}
