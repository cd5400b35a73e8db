//! Nova's microversions.

use std::{fmt, str::FromStr};

use crate::openstack::{Error, transport::Headers};

/// A microversion, like `2.96`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ApiVersion {
    major: u32,
    minor: u32,
}

impl ApiVersion {
    /// Nova before there were versions; no header asks for it.
    pub const UNVERSIONED: Self = Self::new(2, 0);
    /// What every Nova since 2015 speaks.
    pub const BASE: Self = Self::new(2, 1);
    /// The newest version whose answers this client knows: `rest_api_version_history.rst`.
    pub const NEWEST: Self = Self::new(2, 104);

    /// The version `major.minor`.
    pub const fn new(major: u32, minor: u32) -> Self {
        Self { major, minor }
    }

    /// The headers that ask for this version; the standard one is known since 2.27.
    pub(super) fn headers(self) -> Headers {
        // 2.0 is the API before there were versions.
        if self.minor == 0 {
            return Headers::default();
        }
        let mut headers = Headers::default();
        headers.set("X-OpenStack-Nova-API-Version", self.to_string());
        if self >= Self::new(2, 27) {
            headers.set("OpenStack-API-Version", format!("compute {self}"));
        }
        headers
    }

    /// Reads `1.9`, whoever speaks it.
    pub(super) fn read(text: &str) -> Option<Self> {
        let number = |part: &str, may_be_nought: bool| {
            let is_plain = part.bytes().all(|digit| digit.is_ascii_digit())
                && (!part.starts_with('0') || (may_be_nought && part == "0"));
            part.parse().ok().filter(|_| is_plain)
        };
        let (major, minor) = text.split_once('.')?;
        Some(Self::new(number(major, false)?, number(minor, true)?))
    }
}

impl fmt::Display for ApiVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl FromStr for ApiVersion {
    type Err = Error;

    /// Reads `2.96`, and `2` as `2.0`, but nothing that is only like them, after
    /// `novaclient/api_versions.py`, `get_api_version`. What is `latest` only the service knows.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let version = if text == "2" { Some(Self::UNVERSIONED) } else { Self::read(text) };
        version.filter(|version| version.major == 2).ok_or(Error::Invalid {
            what: "API version",
            reason: "it is written like 2.96, and its first part is 2",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert!(ApiVersion::new(2, 9) < ApiVersion::new(2, 10));
    }

    #[test]
    fn versions_are_read_as_python_reads_them() {
        let read = |text: &str| text.parse::<ApiVersion>().ok();

        assert_eq!(read("2"), Some(ApiVersion::UNVERSIONED));
        assert_eq!(read("2.0"), Some(ApiVersion::UNVERSIONED));
        assert_eq!(read("2.96"), Some(ApiVersion::new(2, 96)));
        for wrong in
            ["", "1", "1.1", "3.0", "02", "2.00", "2.1.1", "2.", "2.latest", "v2.1", " 2.1"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
