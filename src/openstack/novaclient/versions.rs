//! Which version to speak, after `novaclient/api_versions.py`, `discover_version`, and
//! `novaclient/v2/versions.py`.

use super::ApiVersion;
use crate::openstack::json::from_json;
use crate::openstack::{Error, Result, keystoneauth::Adapter};

/// Which version to ask a service for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// This one, or none: `2.96`.
    Exactly(ApiVersion),
    /// The newest that both sides know: `2.latest`.
    Latest,
}

/// What a service says of itself at its root; both texts are empty without microversions.
#[derive(Debug, Default)]
struct Version {
    min_version: String,
    version: String,
}

from_json!(Version {
    may { min_version, version }
});

impl Version {
    /// The oldest and the newest; none without microversions.
    fn range(&self) -> Option<(ApiVersion, ApiVersion)> {
        let newest = ApiVersion::read(&self.version)?;
        Some((ApiVersion::read(&self.min_version).unwrap_or(newest), newest))
    }
}

/// Asks the service, and settles on a version.
pub(super) async fn discover(compute: &Adapter, wanted: Wanted) -> Result<ApiVersion> {
    settle(compute.root().await?.take::<Version>("version")?.range(), wanted)
}

/// The versions that a refusal with 406 names: what this client asked for is not among them.
pub(super) fn offered(error: &Error) -> Option<(ApiVersion, ApiVersion)> {
    let Error::Refused { status: 406, message, .. } = error else { return None };
    // "… Minimum is 2.1 and maximum is 2.90.": nova/exception.py, InvalidGlobalAPIVersion.
    let after = |word: &str| {
        let (_, rest) = message.split_once(word)?;
        ApiVersion::read(rest.split_whitespace().next()?.trim_end_matches('.'))
    };
    Some((after("Minimum is ")?, after("maximum is ")?))
}

fn settle(server: Option<(ApiVersion, ApiVersion)>, wanted: Wanted) -> Result<ApiVersion> {
    let unsupported = |what: &'static str, needs: String| {
        let has = server.map_or("no microversions".to_owned(), |(oldest, newest)| {
            format!("{oldest} to {newest}")
        });
        Err(Error::UnsupportedVersion { what, needs, has })
    };
    let known = || format!("{} to {}", ApiVersion::BASE, ApiVersion::NEWEST);
    match (wanted, server) {
        (Wanted::Exactly(ApiVersion::UNVERSIONED) | Wanted::Latest, None) => {
            Ok(ApiVersion::UNVERSIONED)
        }
        // What speaks 2.1 still understands those who say nothing.
        (Wanted::Exactly(version @ ApiVersion::UNVERSIONED), Some((oldest, _))) => {
            if oldest == ApiVersion::BASE {
                Ok(version)
            } else {
                unsupported("the API without versions", version.to_string())
            }
        }
        (Wanted::Exactly(version), Some((oldest, newest)))
            if (oldest..=newest).contains(&version) =>
        {
            Ok(version)
        }
        (Wanted::Exactly(version), _) => unsupported("what was asked for", version.to_string()),
        (Wanted::Latest, Some((_, newest))) if newest < ApiVersion::BASE => {
            unsupported("the service is too old: this page", known())
        }
        (Wanted::Latest, Some((oldest, _))) if oldest > ApiVersion::NEWEST => {
            unsupported("the service is too new: this page", known())
        }
        (Wanted::Latest, Some((_, newest))) => Ok(newest.min(ApiVersion::NEWEST)),
    }
}
