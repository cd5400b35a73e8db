//! What a service says of its versions, repaired: `keystoneauth1/discover.py`, `Discover`.

use serde_json::{Map, Value};

use super::{Version, VersionRange, combine_relative_url};
use crate::openstack::{Error, Result, json, transport::Response};

/// The versions that a service offers, the newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub(super) url: String,
    versions: Vec<VersionData>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionData {
    /// Its number.
    pub version: Version,
    /// Where it is, on the host that was asked.
    pub url: String,
    /// Its oldest microversion.
    pub min_microversion: Option<Version>,
    /// Its newest microversion.
    pub max_microversion: Option<Version>,
    /// How much to count on it.
    pub status: Status,
}

/// How much to count on a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The one to use; a stable one counts as this.
    Current,
    /// As good.
    Supported,
    /// Still there.
    Deprecated,
    /// Not there for good.
    Experimental,
    /// Said in another word.
    Unknown,
}

/// What may be used besides what is current or supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allow {
    /// Deprecated versions.
    pub deprecated: bool,
    /// Experimental ones.
    pub experimental: bool,
    /// Those of whose status nothing is known.
    pub unknown: bool,
}

impl Default for Allow {
    fn default() -> Self {
        Self { deprecated: true, experimental: false, unknown: false }
    }
}

impl Status {
    fn read(word: &str) -> Self {
        match word.to_ascii_uppercase().as_str() {
            "CURRENT" | "STABLE" => Self::Current,
            "SUPPORTED" => Self::Supported,
            "DEPRECATED" => Self::Deprecated,
            "EXPERIMENTAL" => Self::Experimental,
            _ => Self::Unknown,
        }
    }

    fn is_allowed(self, allow: Allow) -> bool {
        match self {
            Self::Current | Self::Supported => true,
            Self::Deprecated => allow.deprecated,
            Self::Experimental => allow.experimental,
            Self::Unknown => allow.unknown,
        }
    }
}

impl Document {
    /// Reads the answer of `url`; an entry that makes no sense is left out.
    pub(super) fn read(url: &str, response: &Response) -> Result<Self> {
        let body = json::read::<Value>(&response.body).unwrap_or_default();
        let reason = "it describes no versions";
        let entries = entries(body, response)
            .ok_or(Error::Malformed { what: url.to_owned(), reason: reason.to_owned() })?;
        let read = |entry: &Value| VersionData::read(url, entry.as_object()?);
        let mut versions: Vec<VersionData> = entries.iter().filter_map(read).collect();
        versions.sort_by(|one, other| other.version.cmp(&one.version));
        Ok(Self { url: url.to_owned(), versions })
    }

    /// The version to use: the newest within `range`, or, if nothing is asked for, the one whose own
    /// address is `url`, and else the newest.
    pub(super) fn choose(
        &self,
        range: &VersionRange,
        url: Option<&str>,
        allow: Allow,
    ) -> Option<&VersionData> {
        let mut versions = self.versions.iter().filter(|it| it.status.is_allowed(allow));
        let newest = Some(Version::latest());
        if range.max == newest && (range.min.is_none() || range.min == newest) {
            return versions.next();
        }
        if !range.is_any() {
            return versions.find(|it| {
                let min = range.min.as_ref();
                min.is_some_and(|min| min.softly_matches(&it.version))
                    || range.encloses(&it.version)
            });
        }
        let own = |it: &&VersionData| {
            url.is_some_and(|url| url.trim_end_matches('/') == it.url.trim_end_matches('/'))
        };
        versions.clone().find(own).or_else(|| versions.next())
    }
}

/// The entries, in whichever way the service wraps them.
fn entries(body: Value, response: &Response) -> Option<Vec<Value>> {
    let Value::Object(mut body) = body else { return None };
    match (body.remove("versions"), body.remove("version")) {
        (Some(Value::Object(mut wrapped)), _) => match wrapped.remove("values") {
            Some(Value::Array(entries)) => Some(entries),
            _ => None,
        },
        (Some(Value::Array(entries)), _) => Some(entries),
        (Some(_), _) => None,
        (None, Some(entry @ Value::Object(_))) => Some(vec![entry]),
        // Ironic describes one version bare, and its microversions in headers.
        (None, version) => {
            body.get("id")?;
            body.insert("status".to_owned(), "CURRENT".into());
            body.extend(version.map(|version| ("version".to_owned(), version)));
            for (name, value) in response.headers.iter() {
                let name = name.to_ascii_lowercase();
                if !name.starts_with("x-openstack") {
                    continue;
                }
                for (end, key) in
                    [("api-minimum-version", "min_version"), ("api-maximum-version", "version")]
                {
                    if name.ends_with(end) && !body.contains_key(key) {
                        body.insert(key.to_owned(), value.into());
                    }
                }
            }
            Some(vec![body.into()])
        }
    }
}

impl VersionData {
    fn read(document: &str, entry: &Map<String, Value>) -> Option<Self> {
        let number = |key: &str| match entry.get(key)? {
            Value::String(text) => text.parse::<Version>().ok(),
            Value::Number(number) => number.to_string().parse().ok(),
            _ => None,
        };
        let is_self = |link: &&Value| {
            link["rel"].as_str().is_some_and(|rel| rel.eq_ignore_ascii_case("self"))
                && link["href"].is_string()
        };
        // The last one counts where there are several.
        let link = entry.get("links")?.as_array()?.iter().rev().find(is_self)?;
        Some(Self {
            status: Status::read(entry.get("status")?.as_str()?),
            version: number("id")?,
            url: combine_relative_url(document, link["href"].as_str()?),
            min_microversion: number("min_version"),
            max_microversion: number("max_version").or_else(|| number("version")),
        })
    }
}
