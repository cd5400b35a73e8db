//! Where problems show.

use super::{Field, Problem};

impl Problem {
    /// Where to show it.
    pub fn field(&self) -> Field {
        match self {
            Self::NameMissing | Self::NameTooLong | Self::NameUnprintable => Field::Name,
            Self::TooLong(field, _)
            | Self::Unprintable(field)
            | Self::Unfit(field)
            | Self::Missing(field)
            | Self::StillLoading(field)
            | Self::NovaTooOld(field, _)
            | Self::OnlyForOne(field)
            | Self::OnlyApart(field)
            | Self::ImageNotActive(field)
            | Self::ImageEncrypted(field)
            | Self::VolumeTaken(field)
            | Self::VolumeNotBootable(field)
            | Self::VolumeTwice(field)
            | Self::SnapshotNotReady(field)
            | Self::SizeInvalid(field)
            | Self::SizeTooSmall(field, _)
            | Self::SizeTooLarge(field, _)
            | Self::SwapTwice(field)
            | Self::SwapTooLarge(field, _)
            | Self::EphemeralTooLarge(field, _)
            | Self::NetworkWithoutSubnet(field)
            | Self::NetworkExternal(field)
            | Self::PortTaken(field)
            | Self::PortTwice(field)
            | Self::PortWithoutAddress(field)
            | Self::AddressInvalid(field, _)
            | Self::AddressOutside(field, _)
            | Self::AddressTaken(field)
            | Self::AddressAutomatic(field)
            | Self::MacInvalid(field)
            | Self::TooMany(field, _)
            | Self::Twice(field, _)
            | Self::TagInvalid(field, _)
            | Self::HostTwice(field)
            | Self::Refused(field, _) => *field,
            Self::CountInvalid | Self::CountOverQuota { .. } => Field::Count,
            Self::AtLeastInvalid => Field::AtLeast,
            Self::TooManyApart => Field::Names,
            Self::ImageMissing => Field::Image,
            Self::FlavorMissing
            | Self::FlavorDisabled
            | Self::TooLittleRam { .. }
            | Self::TooSmallDisk { .. }
            | Self::ZeroDisk
            | Self::CoresOverQuota { .. }
            | Self::RamOverQuota { .. } => Field::Flavor,
            Self::BootOrder
            | Self::VolumesOverQuota(_)
            | Self::GigabytesOverQuota(_)
            | Self::TypeVolumesOverQuota(..)
            | Self::TypeGigabytesOverQuota(..) => Field::Disks,
            Self::NetworkMissing | Self::AutoAmbiguous | Self::PortsOverQuota(_) => Field::Networks,
            Self::FloatingIpTaken | Self::FloatingIpNowhere | Self::FloatingIpsOverQuota(_) => {
                Field::FloatingIp
            }
            Self::KeypairRequired => Field::Keypair,
            Self::UserDataTooLong(_) => Field::UserData,
            Self::MetadataKeyInvalid(_) | Self::MetadataValueTooLong(_) => Field::Metadata,
            Self::HintInvalid(_) => Field::Hints,
            Self::ServerGroupFull(_) => Field::ServerGroup,
            Self::ZoneUnavailable => Field::Zone,
            Self::CertificatesWithVolume => Field::Certificates,
        }
    }
}

impl Problem {
    /// Whether it only says that something is still to be filled in.
    pub fn is_open(&self) -> bool {
        matches!(
            self,
            Self::NameMissing
                | Self::Missing(_)
                | Self::StillLoading(_)
                | Self::ImageMissing
                | Self::FlavorMissing
                | Self::NetworkMissing
                | Self::KeypairRequired
        )
    }
}
