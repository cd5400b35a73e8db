//! What can be wrong with a draft.

mod field;
mod mend;

pub use mend::Mend;

use super::Field;
use crate::openstack::novaclient::ApiVersion;

/// Why a draft cannot be launched yet. The page words each in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing but blanks in the name.
    NameMissing,
    /// Longer than Nova's column.
    NameTooLong,
    /// A control character in the name.
    NameUnprintable,
    /// More than that many characters.
    TooLong(Field, usize),
    /// A control character, or a blank at an end.
    Unprintable(Field),
    /// Other characters than this field takes.
    Unfit(Field),
    /// Nothing is picked, or what was picked is gone.
    Missing(Field),
    /// The list to choose from has not arrived.
    StillLoading(Field),
    /// The cloud's Nova is older than what is asked of it.
    NovaTooOld(Field, ApiVersion),
    /// It can be had by one server only, and there are to be several.
    OnlyForOne(Field),
    /// It can be had only by servers that are made one by one.
    OnlyApart(Field),
    /// Not a whole number from 1 on.
    CountInvalid,
    /// More than the project may have.
    CountOverQuota {
        /// Servers that still fit.
        left: i64,
    },
    /// Not a whole number between 1 and the count.
    AtLeastInvalid,
    /// More single requests than [`Draft::MOST_APART`](super::Draft::MOST_APART).
    TooManyApart,
    /// No image picked, or one that is gone.
    ImageMissing,
    /// An image whose data is not there.
    ImageNotActive(Field),
    /// An image that starts a server only by way of a volume.
    ImageEncrypted(Field),
    /// A volume that another server has, or that is not ready.
    VolumeTaken(Field),
    /// A volume that no server starts from.
    VolumeNotBootable(Field),
    /// A volume that is there twice.
    VolumeTwice(Field),
    /// A snapshot that is not ready.
    SnapshotNotReady(Field),
    /// Not a whole number from 1 on.
    SizeInvalid(Field),
    /// Less than what goes onto it, in GiB.
    SizeTooSmall(Field, u64),
    /// More than a single volume may have, in GiB.
    SizeTooLarge(Field, u64),
    /// No flavor picked, or one that is gone.
    FlavorMissing,
    /// A flavor that is closed to new servers.
    FlavorDisabled,
    /// The image asks for more memory, in MiB.
    TooLittleRam {
        /// What the image needs.
        needs: u64,
    },
    /// The image asks for a larger disk, in GiB.
    TooSmallDisk {
        /// What the image needs.
        needs: u64,
    },
    /// A flavor without a disk, and an image that is not to go onto a volume.
    ZeroDisk,
    /// More virtual processors than the project may have.
    CoresOverQuota {
        /// What still fits.
        left: i64,
    },
    /// More memory than the project may have, in MiB.
    RamOverQuota {
        /// What still fits.
        left: i64,
    },
    /// More than one disk for swap.
    SwapTwice(Field),
    /// More swap than the flavor has, in MiB.
    SwapTooLarge(Field, u64),
    /// More ephemeral disk than the flavor has, in GiB.
    EphemeralTooLarge(Field, u64),
    /// Places in the order of the start that are not 1, 2, 3 and so on, each once.
    BootOrder,
    /// More volumes than the project may have.
    VolumesOverQuota(i64),
    /// More GiB of volumes than the project may have.
    GigabytesOverQuota(i64),
    /// More volumes of a type than the project may have.
    TypeVolumesOverQuota(String, i64),
    /// More GiB of a type than the project may have.
    TypeGigabytesOverQuota(String, i64),
    /// No network picked although there are some.
    NetworkMissing,
    /// A network without a subnet, which has no addresses.
    NetworkWithoutSubnet(Field),
    /// A network that leads out of the cloud, and takes no server.
    NetworkExternal(Field),
    /// The cloud is to choose among several networks.
    AutoAmbiguous,
    /// A port that something is plugged into.
    PortTaken(Field),
    /// A port that is there twice.
    PortTwice(Field),
    /// A port without an address.
    PortWithoutAddress(Field),
    /// No address of that version of IP.
    AddressInvalid(Field, u8),
    /// An address in none of the ranges, which are named.
    AddressOutside(Field, String),
    /// An address that something else has, or that is there twice.
    AddressTaken(Field),
    /// A range that makes addresses itself, so that none can be chosen.
    AddressAutomatic(Field),
    /// No hardware address that a port may have.
    MacInvalid(Field),
    /// More ports than the project may have.
    PortsOverQuota(i64),
    /// An address of the project's that leads elsewhere.
    FloatingIpTaken,
    /// An address outside for a server without an interface.
    FloatingIpNowhere,
    /// More floating IPs than the project may have.
    FloatingIpsOverQuota(i64),
    /// The operator asks for a key pair.
    KeypairRequired,
    /// More user data than Nova takes, by so many bytes.
    UserDataTooLong(usize),
    /// More than so many.
    TooMany(Field, usize),
    /// The same twice.
    Twice(Field, String),
    /// A tag with a comma or a slash, or one of more than 60 characters.
    TagInvalid(Field, String),
    /// A key of metadata that is empty, too long, or has other characters than Nova takes.
    MetadataKeyInvalid(String),
    /// A value of metadata that is too long.
    MetadataValueTooLong(String),
    /// A hint that Nova does not take like that.
    HintInvalid(String),
    /// More servers than a group may have.
    ServerGroupFull(i64),
    /// A zone without a host that is up.
    ZoneUnavailable,
    /// A host in the zone's name and one beside it.
    HostTwice(Field),
    /// Certificates for a server that starts from a volume.
    CertificatesWithVolume,
    /// What the cloud said to the last attempt, in its own words: no draft is judged to have it.
    Refused(Field, String),
}
