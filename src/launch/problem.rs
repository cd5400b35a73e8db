//! What can be wrong with a draft, and where it shows.

/// A part of the form that a problem can point at, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The server's name.
    Name,
    /// How many.
    Count,
    /// What the disk starts from.
    Image,
    /// The size.
    Flavor,
    /// Where it is connected.
    Networks,
    /// Who may reach it.
    SecurityGroups,
    /// Whose key it takes.
    Keypair,
}

/// Why a draft cannot be launched yet. The page words each in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing but blanks in the name.
    NameMissing,
    /// Longer than Nova's column.
    NameTooLong,
    /// A control character in the name.
    NameUnprintable,
    /// Not a whole number from 1 on.
    CountInvalid,
    /// More than the project may have.
    CountOverQuota {
        /// Servers that still fit.
        left: i64,
    },
    /// The list to choose from has not arrived.
    StillLoading(Field),
    /// No image picked, or one that is gone.
    ImageMissing,
    /// No flavor picked, or one that is gone.
    FlavorMissing,
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
    /// No network picked although there are some.
    NetworkMissing,
}

impl Problem {
    /// Where to show it.
    pub fn field(&self) -> Field {
        match self {
            Self::NameMissing | Self::NameTooLong | Self::NameUnprintable => Field::Name,
            Self::CountInvalid | Self::CountOverQuota { .. } => Field::Count,
            Self::StillLoading(field) => *field,
            Self::ImageMissing => Field::Image,
            Self::FlavorMissing
            | Self::TooLittleRam { .. }
            | Self::TooSmallDisk { .. }
            | Self::CoresOverQuota { .. }
            | Self::RamOverQuota { .. } => Field::Flavor,
            Self::NetworkMissing => Field::Networks,
        }
    }
}
