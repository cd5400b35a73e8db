//! Version numbers of APIs, which may end in `latest`: `keystoneauth1/discover.py`.

use std::{fmt, str::FromStr};

use crate::openstack::{Error, Result, keystoneauth::service_types};

/// A number above all others.
const LATEST: i64 = i64::MAX;

/// A version of an API, like `2.1`, `2.latest` or `latest`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(Vec<i64>);

impl Version {
    /// The newest of all.
    pub fn latest() -> Self {
        Self(vec![LATEST, LATEST])
    }

    /// The newest of this one's major version.
    #[must_use]
    pub fn latest_of_major(&self) -> Self {
        Self(vec![self.major(), LATEST])
    }

    /// The first of its numbers.
    pub fn major(&self) -> i64 {
        self.0[0]
    }

    /// Whether its second number is one.
    pub fn has_minor(&self) -> bool {
        self.0[1] != LATEST
    }

    /// Whether `candidate` serves those who need this: the same major version, and not older.
    pub fn is_served_by(&self, candidate: &Self) -> bool {
        candidate.major() == self.major() && candidate >= self
    }

    /// Whether this asks for the newest, and `candidate` may be it.
    pub(super) fn softly_matches(&self, candidate: &Self) -> bool {
        self.0.iter().all(|part| *part == LATEST)
            || (self.major() == candidate.major() && !self.has_minor())
    }

    /// Whether it lies between two bounds, each of which may be missing.
    pub fn is_between(&self, min: Option<&Self>, max: Option<&Self>) -> bool {
        min.is_none_or(|min| self >= min) && max.is_none_or(|max| self <= max)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.iter().all(|part| *part == LATEST) {
            return f.write_str("latest");
        }
        for (index, part) in self.0.iter().enumerate() {
            f.write_str(if index > 0 { "." } else { "" })?;
            if *part == LATEST {
                f.write_str("latest")?;
            } else {
                part.fmt(f)?;
            }
        }
        Ok(())
    }
}

impl FromStr for Version {
    type Err = Error;

    /// Reads `2`, `v2.1`, `1.20.3`, `2.latest` and `latest`; what has one number only has the minor
    /// number 0.
    fn from_str(text: &str) -> Result<Self> {
        let reason = "it is written like 2.1, 2.latest or latest";
        let number = |part: &str| match part {
            "latest" => Some(LATEST),
            digits => digits.trim().parse::<i64>().ok().filter(|number| *number != LATEST),
        };
        let parts: Option<Vec<i64>> = text.trim_start_matches('v').split('.').map(number).collect();
        let mut parts = parts.ok_or(Error::Invalid { what: "version", reason })?;
        if parts.len() == 1 {
            parts.push(if parts[0] == LATEST { LATEST } else { 0 });
        }
        Ok(Self(parts))
    }
}

/// Which version of a service's API is wanted: one, or a range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionRange {
    /// The oldest; no bound, if `None`.
    pub min: Option<Version>,
    /// The newest; no bound, if `None`.
    pub max: Option<Version>,
}

impl VersionRange {
    /// Reads what was asked for, as keystoneauth takes it: `version` or bounds, of a service whose
    /// name may stand for a version itself. Empty texts ask for nothing.
    pub fn parse(
        version: Option<&str>,
        min: Option<&str>,
        max: Option<&str>,
        service_type: &str,
    ) -> Result<Self> {
        let [version, min, max] = [version, min, max].map(|it| it.filter(|text| !text.is_empty()));
        let invalid = |reason| Err(Error::Invalid { what: "version", reason });
        let implied = service_types::implied_version(service_type);
        let is_other = |it: &Version| implied.is_some_and(|implied| it.major() != implied);
        let clash = "the service's name stands for another version";
        if let Some(version) = version {
            if min.or(max).is_some() {
                return invalid("one version and a range exclude each other");
            }
            let version: Version = version.parse()?;
            if is_other(&version) {
                return invalid(clash);
            }
            return Ok(Self { max: Some(version.latest_of_major()), min: Some(version) });
        }
        if min == Some("latest") && max.is_some_and(|max| max != "latest") {
            return invalid("nothing is newer than the latest");
        }
        let max = max.or(min.map(|_| "latest"));
        let min = min.map(str::parse::<Version>).transpose()?;
        let max = max.map(str::parse::<Version>).transpose()?;
        if min.as_ref().zip(max.as_ref()).is_some_and(|(min, max)| max < min) {
            return invalid("the oldest is newer than the newest");
        }
        let bounded = max.as_ref().filter(|max| max.major() != LATEST);
        if min.iter().chain(bounded).any(is_other) {
            return invalid(clash);
        }
        let Some(implied) = implied else { return Ok(Self { min, max }) };
        let first = Version(vec![implied, 0]);
        Ok(Self {
            max: bounded.cloned().or_else(|| Some(first.latest_of_major())),
            min: min.or(Some(first)),
        })
    }

    /// Whether nothing is asked for.
    pub fn is_any(&self) -> bool {
        self.min.is_none() && self.max.is_none()
    }

    /// Whether it has both bounds, and `version` lies between them.
    pub(super) fn encloses(&self, version: &Version) -> bool {
        self.min.is_some()
            && self.max.is_some()
            && version.is_between(self.min.as_ref(), self.max.as_ref())
    }
}
