//! Nova's microversions.

use std::{fmt, str::FromStr};

use crate::openstack::{Error, keystoneauth::discover::VersionRange, transport::Headers};

/// A microversion, like `2.96`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ApiVersion {
    major: u32,
    minor: u32,
}

impl ApiVersion {
    /// What every Nova since 2015 speaks.
    pub const BASE: Self = Self::new(2, 1);
    /// The newest version whose answers this client knows: `rest_api_version_history.rst`.
    pub const NEWEST: Self = Self::new(2, 104);

    /// The version `major.minor`.
    pub const fn new(major: u32, minor: u32) -> Self {
        Self { major, minor }
    }

    /// The newest version that the server's `range` and this client share.
    ///
    /// A server without microversions names none; [`ApiVersion::BASE`] is asked of it.
    pub fn negotiate(range: &VersionRange) -> Self {
        range.version.parse().map_or(Self::BASE, |newest: Self| newest.min(Self::NEWEST))
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
}

impl fmt::Display for ApiVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl FromStr for ApiVersion {
    type Err = Error;

    /// Reads `2.96`, and nothing that is only like it: `novaclient/api_versions.py`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |part: &str, may_be_nought: bool| {
            let is_plain = part.bytes().all(|digit| digit.is_ascii_digit())
                && (!part.starts_with('0') || (may_be_nought && part == "0"));
            part.parse().ok().filter(|_| is_plain)
        };
        let parts = text.split_once('.').and_then(|(major, minor)| {
            Some((number(major, false).filter(|major| *major == 2)?, number(minor, true)?))
        });
        let (major, minor) = parts.ok_or(Error::Invalid {
            what: "API version",
            reason: "it is written like 2.96, and its first part is 2",
        })?;
        Ok(Self::new(major, minor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_that_both_sides_know_is_chosen() {
        let range = |version: &str| VersionRange {
            min_version: "2.1".to_owned(),
            version: version.to_owned(),
        };

        assert_eq!(ApiVersion::negotiate(&range("2.87")), ApiVersion::new(2, 87));
        assert_eq!(ApiVersion::negotiate(&range("2.999")), ApiVersion::NEWEST);
        assert_eq!(ApiVersion::negotiate(&range("")), ApiVersion::BASE);
    }

    #[test]
    fn versions_compare_by_number() {
        assert!(ApiVersion::new(2, 9) < ApiVersion::new(2, 10));
    }
}
